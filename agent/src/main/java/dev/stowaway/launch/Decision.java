package dev.stowaway.launch;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about launches with a command and this JVM's own environment, where no file was read for it but those
 * of the runtime, and no lock can be passed.
 *
 * @param name of the process
 * @param withAgent the command to run
 * @param runtime the one that was found for a child with the agent; null for a child that is left alone for good
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isFor alone
record Decision(
        String[] command,
        @Nullable String directory,
        String name,
        String[] withAgent,
        Launchers.@Nullable Found runtime) {

    boolean isFor(String[] launched, @Nullable String inDirectory) {
        return Arrays.equals(command, launched) && Objects.equals(directory, inDirectory);
    }
}
