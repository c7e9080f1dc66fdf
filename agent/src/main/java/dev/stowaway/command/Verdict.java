package dev.stowaway.command;

import dev.stowaway.agent.Reply;
import dev.stowaway.agent.Request;
import org.jspecify.annotations.Nullable;

/** What the agent's answer means for the user. */
final class Verdict {
    private Verdict() {}

    /** Throws unless it is a success. */
    static void on(@Nullable Reply reply, long pid) throws CommandFailure {
        if (reply == null) {
            throw new CommandFailure(
                    ExitCode.OTHER_VERSION,
                    "the Stowaway that JVM " + pid
                            + " has loaded does not answer: it is of another version than this one ("
                            + Request.ownVersion() + "). Use the command of that version, or start the JVM anew");
        }
        switch (reply.outcome()) {
            case ATTACHED, DETACHED -> {}
            case ALREADY_ACTIVE ->
                throw new CommandFailure(
                        ExitCode.ALREADY_ACTIVE,
                        "Stowaway is active in JVM " + pid + " already, with the options that it got first; for others,"
                                + " detach it and attach again: stowaway detach " + pid);
            case NOT_ACTIVE ->
                throw new CommandFailure(
                        ExitCode.NOT_ACTIVE, "Stowaway is not active in JVM " + pid + ": there is nothing to detach");
            case OPTIONS_REFUSED -> throw new CommandFailure(ExitCode.USAGE, "in JVM " + pid + ": " + reply.detail());
            case OTHER_VERSION ->
                throw new CommandFailure(
                        ExitCode.OTHER_VERSION,
                        "JVM " + pid + " has loaded Stowaway " + reply.detail() + ", this is " + Request.ownVersion()
                                + ". Use the command of that version, or start the JVM anew");
            case FAILED ->
                throw new CommandFailure(
                        ExitCode.FAILED, "Stowaway can't do that in JVM " + pid + ": " + reply.detail());
        }
    }
}
