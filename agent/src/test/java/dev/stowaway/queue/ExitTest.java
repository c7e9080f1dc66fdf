package dev.stowaway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said while the JVM exits, and its log is closed at some time or other. */
@Timeout(60)
class ExitTest {
    private static final Logger LOG = Logger.getLogger("stowaway");
    private static final String MESSAGE = "1 element did not get there";

    @Test
    void it_is_said_though_the_hook_that_closes_the_log_was_faster() throws Exception {
        assertThat(stderr(SaysItLate.class)).contains(MESSAGE);
    }

    static final class SaysItLate {
        public static void main(String[] arguments) {
            LOG.setUseParentHandlers(false); // as if closed
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Exit.warn(MESSAGE)));
        }
    }

    @Test
    void and_if_the_log_was_closed_over_it() throws Exception {
        assertThat(stderr(ExitsMeanwhile.class)).contains(MESSAGE);
    }

    static final class ExitsMeanwhile {
        public static void main(String[] arguments) {
            CountDownLatch exiting = new CountDownLatch(1);
            CountDownLatch said = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(exiting::countDown));
            LOG.setUseParentHandlers(false);
            LOG.addHandler(new Exiting(exiting));
            Exit.awaits(new Awaits(said));
            Exit.warn(MESSAGE);
            said.countDown();
        }
    }

    /** Writes nothing: it is closed before. */
    private static final class Exiting extends Handler {
        private final CountDownLatch exiting;

        Exiting(CountDownLatch exiting) {
            this.exiting = exiting;
        }

        @Override
        public void publish(LogRecord line) {
            new Thread(() -> System.exit(0)).start();
            await(exiting);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private record Awaits(CountDownLatch said) implements Exit.Unsent {
        @Override
        public void settle() {
            await(said);
        }

        @Override
        public @Nullable String unsettled() {
            return null;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String stderr(Class<?> program) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        Process process =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), program.getName()).start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
