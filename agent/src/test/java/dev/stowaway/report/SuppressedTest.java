package dev.stowaway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.rules.LogTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuppressedTest {
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final FragileStream stream = new FragileStream(stderr);
    private final Suppressed suppressed = new Suppressed(
            new Logging(new LogTarget.Stderr(), stream, ReflectiveAccess.create(), Application.loadedClassesOf()));

    @Test
    void logs_the_first_and_counts_all() {
        suppressed.add(at("a.B", new IllegalStateException("first", at("c.D", new LinkageError("because\nof this")))));
        suppressed.add(new IllegalStateException("second"));

        assertThat(suppressed.count()).isEqualTo(2);
        assertThat(stderr()).isEqualTo("""
                        WARN stowaway: an error inside Stowaway was suppressed, the application is not affected; \
                        further ones are only counted
                        java.lang.IllegalStateException: first
                            at a.B.run(B.java:1)
                          caused by java.lang.LinkageError: because\\nof this
                            at c.D.run(D.java:1)
                        """);
    }

    @Test
    void starts_at_zero() {
        assertThat(suppressed.count()).isZero();
    }

    @Test
    void runs_no_code_of_an_error_that_the_application_brought() throws Exception {
        try (Application application = Application.withoutLogging()) {
            Throwable error = (Throwable) new Definer(application)
                    .define(HostileError.class)
                    .getDeclaredConstructor()
                    .newInstance();

            suppressed.add(error);
        }

        assertThat(stderr()).endsWith("\n" + HostileError.class.getName() + "\n");
    }

    /** It ends in another call each time, since the frames above are others. */
    @ParameterizedTest
    @MethodSource("depths")
    void survives_an_exhausted_stack_and_logs_it_or_the_next_error(int frames) {
        overflowBelow(frames);
        assertThat(suppressed.count()).isPositive();

        suppressed.add(new IllegalStateException("heard"));

        assertThat(stderr())
                .containsPattern("was suppressed, .*\njava.lang.(StackOverflowError|IllegalStateException: heard)");
    }

    private static IntStream depths() {
        return IntStream.range(0, 100);
    }

    private int overflowBelow(int frames) {
        return frames == 0 ? overflow(0) : overflowBelow(frames - 1);
    }

    @Test
    void an_error_that_could_not_be_logged_leaves_the_place_to_the_next() {
        stream.broken = true;
        suppressed.add(new IllegalStateException("unheard"));
        stream.broken = false;
        suppressed.add(new IllegalStateException("heard"));
        suppressed.add(new IllegalStateException("only counted"));

        assertThat(stderr()).containsOnlyOnce("WARN").contains("java.lang.IllegalStateException: heard\n");
        assertThat(suppressed.count()).isEqualTo(3);
    }

    /** Runs out of stack, then calls from the deepest frame, where there is next to none, and from those above it. */
    private int overflow(int depth) {
        try {
            return depth < 0 ? depth : overflow(depth + 1);
        } catch (StackOverflowError e) {
            suppressed.add(e);
            return depth;
        }
    }

    private String stderr() {
        return stderr.toString(UTF_8);
    }

    private static <T extends Throwable> T at(String className, T throwable) {
        String file = className.substring(className.lastIndexOf('.') + 1) + ".java";
        throwable.setStackTrace(new StackTraceElement[] {new StackTraceElement(className, "run", file, 1)});
        return throwable;
    }

    /** Throws when it is described. */
    public static final class HostileError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new AssertionError("application code was run");
        }
    }

    private static final class Definer extends ClassLoader {
        Definer(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(Class<?> type) throws IOException {
            try (var bytes = type.getResourceAsStream(
                    type.getName().substring(type.getPackageName().length() + 1) + ".class")) {
                byte[] code = Objects.requireNonNull(bytes).readAllBytes();
                return defineClass(type.getName(), code, 0, code.length);
            }
        }
    }

    private static final class FragileStream extends PrintStream {
        boolean broken;

        FragileStream(ByteArrayOutputStream target) {
            super(target, true, UTF_8);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (broken) {
                throw new IllegalStateException("gone");
            }
            super.write(bytes, offset, length);
        }
    }
}
