package dev.stowaway.report;

import dev.stowaway.rules.Printable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.event.Level;

/**
 * Appends to a file: {@code 2026-11-01T12:00:00.123Z [main] WARN stowaway: message}, in UTF-8 and UTC.
 *
 * <p>Each event is one write in append mode, so that several JVMs can share the file.
 */
final class FileSink implements Sink {
    private final FileOutputStream file;

    FileSink(FileOutputStream file) {
        this.file = file;
    }

    @Override
    public void write(Level level, String message) throws IOException {
        String event = Timestamp.of(System.currentTimeMillis()) + " ["
                + Printable.of(Thread.currentThread().getName()) + "] " + level + " " + EventLogger.NAME + ": "
                + message
                + "\n";
        file.write(event.getBytes(StandardCharsets.UTF_8));
    }
}
