package com.acme;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEventVO;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a logging of its own, and prints what arrives there. */
public final class LogsWithLogback {
    /** The argument says what the appender does: {@code list}, or {@code serialize}. */
    public static void main(String[] args) throws IOException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        ListAppender<ILoggingEvent> list = new ListAppender<>();
        Appender<ILoggingEvent> appender = args[0].equals("list") ? list : new Serializing(list);
        appender.setContext(context);
        list.start();
        appender.start();
        root.addAppender(appender);

        LoggerFactory.getLogger("app").info("starting");
        SendsJob.send(new Job());
        LoggerFactory.getLogger("app").info("sent {}", "{}");
        for (ILoggingEvent event : list.list) {
            String headline = event.getFormattedMessage().lines().findFirst().orElseThrow();
            System.out.println(event.getLevel() + " " + event.getLoggerName() + " " + headline);
        }
    }

    /** As an appender over a socket does, with nothing that keeps it from being entered twice. */
    static final class Serializing extends UnsynchronizedAppenderBase<ILoggingEvent> {
        private final ListAppender<ILoggingEvent> list;

        Serializing(ListAppender<ILoggingEvent> list) {
            this.list = list;
        }

        @Override
        public void doAppend(ILoggingEvent event) {
            append(event);
        }

        @Override
        protected void append(ILoggingEvent event) {
            list.doAppend(event);
            try {
                SendsJob.send(new Packet(LoggingEventVO.build(event)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Has a lock of its own, so that to serialize it is a finding again. */
    record Packet(LoggingEventVO event, ReentrantLock lock) implements Serializable {
        Packet(LoggingEventVO event) {
            this(event, new ReentrantLock());
        }
    }
}
