package dev.stowaway.report;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** The flight recorder's event for one lock in one stream. Loaded only when the recorder runs. */
@Name("stowaway.LockSerialized")
@Label("Lock Serialized")
@Description("A lock was written to an object stream, or was about to be")
@Category("Stowaway")
@StackTrace(true)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class LockSerialized extends Event {
    @Label("Site")
    @Description("Six hexadecimal digits, the same in every run; missing if there are too many sites")
    @Nullable
    String site;

    @Label("Lock Kind")
    @Nullable
    String kind;

    @Label("Lock Class")
    @Nullable
    String lockClass;

    @Label("Path")
    @Description("The object path from the root to the lock")
    @Nullable
    String path;

    @Label("Pattern")
    @Description("The object path with indices and keys starred")
    @Nullable
    String pattern;

    @Label("Destination Kind")
    @Nullable
    String destinationKind;

    @Label("Destination")
    @Description("Where the stream leads")
    @Nullable
    String destination;

    @Label("Call Site")
    @Description("The frame that called the outermost writeObject")
    @Nullable
    String callSite;

    @Label("Action")
    @Description("What was done")
    @Nullable
    String action;

    @Label("Refusal")
    @Description("Why the lock could not be replaced, if it was to be")
    @Nullable
    String refusal;
}
