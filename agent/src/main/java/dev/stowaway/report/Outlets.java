package dev.stowaway.report;

import dev.stowaway.access.Access;
import dev.stowaway.rules.LogTarget;
import java.io.PrintStream;
import java.util.List;
import org.slf4j.Logger;

/** What the loggers share. Apart from {@link Logging}, so that its classes load with the first event. */
final class Outlets {
    private final LogTarget target;
    private final StderrSink stderr;
    private final Delivery delivery;
    private final ApplicationLogging application;

    Outlets(LogTarget target, PrintStream stderr, Access access, LoadedClasses loaded) {
        this.target = target;
        this.stderr = new StderrSink(stderr);
        this.delivery = new Delivery(this.stderr);
        this.application = new ApplicationLogging(access, loaded);
    }

    Logger logger(Iterable<ClassLoader> candidates) {
        return new EventLogger(sink(candidates), delivery);
    }

    Logger exitLogger() {
        return target instanceof LogTarget.Auto
                ? new EventLogger(stderr, delivery)
                : logger(List.of(ClassLoader.getSystemClassLoader()));
    }

    Delivery delivery() {
        return delivery;
    }

    private Sink sink(Iterable<ClassLoader> candidates) {
        if (target instanceof LogTarget.Auto) {
            return new ApplicationSink(application, candidates, false, stderr);
        }
        if (target instanceof LogTarget.Application) {
            return new ApplicationSink(application, candidates, true, stderr);
        }
        return target instanceof LogTarget.File file ? new FileSink(file.stream()) : stderr;
    }
}
