package dev.stowaway.report;

import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * The logger {@code stowaway}: turns a call into the text of one event. Thread-safe; throws
 * only where there is no stack or memory left to build the text.
 */
@SuppressWarnings("serial") // A logger is Serializable by inheritance; this one is never written.
final class EventLogger extends LegacyAbstractLogger {
    static final String NAME = "stowaway";

    private final Sink sink;
    private final Delivery delivery;

    EventLogger(Sink sink, Delivery delivery) {
        this.sink = sink;
        this.delivery = delivery;
        this.name = NAME;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable throwable) {
        String message = arguments == null ? pattern : MessageFormatter.basicArrayFormat(pattern, arguments);
        String text = String.valueOf(message);
        delivery.write(sink, level, throwable == null ? text : text + "\n" + ThrowableText.of(throwable));
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isInfoEnabled() {
        return true;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }
}
