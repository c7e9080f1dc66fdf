package dev.stowaway;

import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A site as management tools see it: a row of {@link StowawayMXBean#getFindings}. What is not known is null. */
@SuppressWarnings("JavaUtilDate") // management has no other type for a point in time
public interface ManagedSite {
    /** Six hexadecimal digits, the same in every run. */
    String getSite();

    /** How many locks were met here. */
    long getLocks();

    /** How many of them were replaced. */
    long getReplaced();

    /** What is done about them now. */
    String getAction();

    /** The kind of lock. */
    String getKind();

    /** Binary name of the class of the first lock. */
    String getLockClass();

    /** The object path with indices and keys starred. */
    String getPattern();

    /** The first frame outside the JDK; of locks that are allowed, its method alone. */
    String getCallSite();

    /** The form of the finding, such as {@code lock}; null, as is all that follows, if the locks here are allowed. */
    @Nullable
    String getType();

    /** When the first was reported. */
    @Nullable
    Date getTime();

    /** What the first lock was doing. */
    @Nullable
    String getState();

    /** Object path to the first lock. */
    @Nullable
    String getPath();

    /** Where the first stream leads. */
    @Nullable
    String getDestination();

    /** The thread that was at work. */
    @Nullable
    String getThread();

    /** What the copy does, or what is in its place. */
    @Nullable
    String getEffect();

    /** What to change. */
    @Nullable
    String getRemedy();

    /** The block of the log. */
    @Nullable
    String getText();
}
