package dev.stowaway.report;

import java.io.IOException;
import org.slf4j.event.Level;

/** Where an event ends up. */
sealed interface Sink permits ApplicationSink, FileSink, StderrSink {
    /**
     * Writes one event, as a whole or not at all. Code of the application may run here and may throw anything.
     *
     * @param message may have several lines; without a line feed at its end
     */
    void write(Level level, String message) throws IOException, ReflectiveOperationException;
}
