package dev.stowaway.objects;

import dev.stowaway.OwnerFailedException;
import dev.stowaway.wire.Payload;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** How what a call has thrown gets to the caller: as itself, with the stacks of both sides. */
public final class Thrown {
    private Thrown() {}

    /** What is sent: the text for whoever can't read the rest, and the exception. */
    public static Payload write(Throwable thrown) {
        ValueWriter out = new ValueWriter();
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        out.writeText(text.toString().stripTrailing());
        int end = out.length();
        try {
            out.writeValue(withWhatItSays(thrown));
        } catch (IOException | RuntimeException | StackOverflowError e) { // something in it can't be serialized
            out.cut(end);
        }
        return out.payload();
    }

    /** What Java says of a null (JEP 358) is told by the exception where it was thrown, and does not travel with it. */
    private static Throwable withWhatItSays(Throwable thrown) {
        if (thrown.getClass() != NullPointerException.class) {
            return thrown;
        }
        NullPointerException said = new NullPointerException(thrown.getMessage());
        said.setStackTrace(thrown.getStackTrace());
        said.initCause(thrown.getCause());
        for (Throwable suppressed : thrown.getSuppressed()) {
            said.addSuppressed(suppressed);
        }
        return said;
    }

    /** The exception, or what stands for one that can't be read here. */
    public static Throwable read(Payload payload, Reading reading, String process) {
        String text = "";
        Throwable obstacle = null;
        try {
            ValueReader in = new ValueReader(payload, reading);
            text = in.readText();
            if (in.hasMore() && in.readValue() instanceof Throwable thrown) {
                return withBothStacks(thrown, process);
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            obstacle = e;
        }
        OwnerFailedException failed = new OwnerFailedException("in " + process + ": " + text);
        if (obstacle != null) {
            failed.addSuppressed(obstacle);
        }
        return failed;
    }

    /** The stack there, and below it that of the caller here. */
    private static Throwable withBothStacks(Throwable thrown, String process) {
        StackTraceElement[] there = thrown.getStackTrace();
        StackTraceElement[] here = new Throwable().getStackTrace();
        StackTraceElement[] both = Arrays.copyOf(there, there.length + 1 + here.length);
        both[there.length] = new StackTraceElement("dev.stowaway", "call", "of " + process, -1);
        System.arraycopy(here, 0, both, there.length + 1, here.length);
        thrown.setStackTrace(both);
        return thrown;
    }
}
