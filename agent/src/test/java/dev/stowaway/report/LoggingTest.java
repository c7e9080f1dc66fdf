package dev.stowaway.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.rules.LogTarget;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingTest {
    private static final LogTarget AUTO = new LogTarget.Auto();
    private static final LogTarget APP = new LogTarget.Application();

    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void auto_writes_to_the_log_of_an_application_that_logs_already(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder).start()) {
            Logging logging = logging(AUTO, application);

            logging.logger(List.of(application)).warn("caches[\"{}\"].lock {}\n  second line");

            assertThat(application.events()).hasToString("[WARN stowaway: caches[\"{}\"].lock {}\n  second line]");
            assertThat(stderr()).isEmpty();
            assertThat(logging.failures()).isZero();
        }
    }

    @Test
    void auto_does_not_start_logging_that_is_loaded_only(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder).load()) {
            logging(AUTO, application).logger(List.of(application)).warn("a lock");

            assertThat(application.hasInitializedLogging()).isFalse();
            assertThat(stderr()).isEqualTo("WARN stowaway: a lock\n");
        }
    }

    @Test
    void auto_does_not_even_load_it(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder)) {
            LoadedClasses loaded = Application.loadedClassesOf(application);
            int before = loaded.all().length;

            logging(AUTO, application).logger(List.of(application)).warn("a lock");

            assertThat(loaded.all()).hasSize(before);
            assertThat(stderr()).isEqualTo("WARN stowaway: a lock\n");
        }
    }

    @Test
    void auto_changes_over_when_the_application_starts_to_log(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder)) {
            var logger = logging(AUTO, application).logger(List.of(application));

            logger.warn("early");
            application.start();
            logger.warn("late");
            logger.warn("later");

            assertThat(stderr()).isEqualTo("WARN stowaway: early\n");
            assertThat(application.events()).hasToString("[WARN stowaway: late, WARN stowaway: later]");
        }
    }

    @Test
    void a_provider_that_logs_nothing_counts_as_none() throws Exception {
        try (Application application = Application.withoutProvider().start()) {
            logging(AUTO, application).logger(List.of(application)).warn("a lock");

            assertThat(stderr()).isEqualTo("WARN stowaway: a lock\n");
        }
    }

    @Test
    void of_several_applications_the_one_concerned_gets_the_event(@TempDir Path one, @TempDir Path two)
            throws Exception {
        try (Application first = Application.withProvider(one).start();
                Application second = Application.withProvider(two).start()) {
            Logging logging = logging(AUTO, first, second);
            ClassLoader childOfSecond = new ClassLoader(second) {};

            logging.logger(List.of(childOfSecond, first)).warn("for the second");
            logging.logger(List.of(first, second)).warn("for the first");
            logging.logger(List.of(second, first)).warn("for the second again");
            logging.logger(List.of(ClassLoader.getPlatformClassLoader())).warn("for neither");

            assertThat(first.events()).hasToString("[WARN stowaway: for the first]");
            assertThat(second.events())
                    .hasToString("[WARN stowaway: for the second, WARN stowaway: for the second again]");
            assertThat(stderr()).isEqualTo("WARN stowaway: for neither\n");
        }
    }

    @Test
    void the_only_one_that_logs_gets_what_concerns_nobody(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder).start();
                Application silent = Application.withoutProvider().load()) {
            logging(AUTO, silent, application).logger().info("of Stowaway itself");

            assertThat(application.events()).hasToString("[INFO stowaway: of Stowaway itself]");
        }
    }

    @Test
    void app_starts_the_logging_of_the_application(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder)) {
            logging(APP)
                    .logger(List.of(ClassLoader.getPlatformClassLoader(), application))
                    .warn("a lock");

            assertThat(application.events()).hasToString("[WARN stowaway: a lock]");
            assertThat(stderr()).isEmpty();
        }
    }

    @Test
    void app_says_once_that_there_is_no_logging() throws Exception {
        try (Application none = Application.withoutLogging();
                Application nothingBehind = Application.withoutProvider()) {
            Logging logging = logging(APP, none, nothingBehind);

            logging.logger(List.of(none)).warn("first");
            logging.logger(List.of(nothingBehind)).warn("second");

            assertThat(stderr())
                    .isEqualTo("WARN stowaway: log=app, but the application has no SLF4J that logs;"
                            + " stderr is used instead\n"
                            + "WARN stowaway: first\n"
                            + "WARN stowaway: second\n");
        }
    }

    @Test
    void a_logger_that_throws_is_counted_and_its_events_go_to_stderr(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder).start()) {
            LinkageError failure = new LinkageError("no such\nappender");
            failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", 3)});
            application.breakLogging(failure);
            Logging logging = logging(AUTO, application);

            logging.logger(List.of(application)).warn("first");
            logging.logger(List.of(application)).warn("second");

            assertThat(logging.failures()).isEqualTo(2);
            assertThat(logging.lost()).isZero();
            assertThat(stderr())
                    .isEqualTo("WARN stowaway: first\n"
                            + "WARN stowaway: the log failed, its events come here instead (this is said once):"
                            + " java.lang.LinkageError: no such\\nappender\n"
                            + "    at a.B.c(B.java:3)\n"
                            + "WARN stowaway: second\n");
        }
    }

    @Test
    void appends_to_a_file_one_write_per_event(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("stowaway.log");
        Files.writeString(file, "earlier\n");
        try (CountingFile stream = new CountingFile(file)) {
            logging(new LogTarget.File(file.toString(), stream)).logger().warn("a → b\n  second line");

            assertThat(stream.writes).isOne();
        }
        assertThat(Files.readString(file))
                .matches("earlier\n\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z \\["
                        + Thread.currentThread().getName()
                        + "\\] WARN stowaway: a → b\n  second line\n");
    }

    @Test
    void a_file_that_takes_no_more_is_counted_and_its_events_go_to_stderr(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("stowaway.log");
        FileOutputStream closed = new FileOutputStream(file.toFile(), true);
        closed.close();
        Logging logging = logging(new LogTarget.File(file.toString(), closed));

        logging.logger().warn("first");
        logging.logger().warn("second");

        assertThat(stderr())
                .startsWith("WARN stowaway: first\nWARN stowaway: the log failed, its events come here instead"
                        + " (this is said once): java.io.IOException: Stream Closed\n")
                .endsWith("\nWARN stowaway: second\n");
        assertThat(logging.failures()).isEqualTo(2);
    }

    @Test
    void at_exit_auto_means_stderr(@TempDir Path folder) throws Exception {
        try (Application application = Application.withProvider(folder).start()) {
            logging(AUTO, application).exitLogger().warn("auto");
            logging(APP, application).exitLogger().warn("app");

            assertThat(stderr()).isEqualTo("WARN stowaway: auto\n");
        }
    }

    @Test
    void a_stderr_that_throws_is_survived() {
        PrintStream broken = new PrintStream(stderr, true, UTF_8) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new IllegalStateException("gone");
            }
        };
        Logging logging =
                new Logging(new LogTarget.Stderr(), broken, ReflectiveAccess.create(), Application.loadedClassesOf());

        logging.logger().warn("a lock");

        assertThat(logging.lost()).isOne();
    }

    private Logging logging(LogTarget target, Application... applications) {
        return new Logging(
                target,
                new PrintStream(stderr, true, UTF_8),
                ReflectiveAccess.create(),
                Application.loadedClassesOf(applications));
    }

    private String stderr() {
        return stderr.toString(UTF_8);
    }

    private static final class CountingFile extends FileOutputStream {
        int writes;

        CountingFile(Path file) throws IOException {
            super(file.toFile(), true);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            writes++;
            super.write(bytes);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            writes++;
            super.write(bytes, offset, length);
        }
    }
}
