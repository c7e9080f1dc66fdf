package dev.stowaway.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class StderrSinkTest {
    @Test
    void writes_in_the_charset_of_stderr() {
        assertThat(written("Job → größe", UTF_8)).isEqualTo("WARN stowaway: Job → größe\n".getBytes(UTF_8));
    }

    @Test
    void an_arrow_stays_legible_where_the_charset_has_none() {
        assertThat(written("Job → größe", ISO_8859_1)).isEqualTo("WARN stowaway: Job -> größe\n".getBytes(ISO_8859_1));
    }

    @Test
    void a_posix_locale_is_taken_for_utf_8() {
        assertThat(written("Job → größe", US_ASCII)).isEqualTo("WARN stowaway: Job → größe\n".getBytes(UTF_8));
    }

    @Test
    void one_event_is_one_write() {
        CountingStream counting = new CountingStream();

        new StderrSink(new PrintStream(counting), UTF_8).write(Level.INFO, "first line\nsecond line");

        assertThat(counting.writes).isOne();
        assertThat(counting.flushes).isPositive();
    }

    private static byte[] written(String message, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new StderrSink(new PrintStream(bytes), charset).write(Level.WARN, message);
        return bytes.toByteArray();
    }

    private static final class CountingStream extends OutputStream {
        int writes;
        int flushes;

        @Override
        public void write(int b) {
            writes++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            writes++;
        }

        @Override
        public void flush() {
            flushes++;
        }
    }
}
