package dev.stowaway.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hazard at the launch of a process.
 *
 * @param site six hexadecimal digits that stand for hazard, lock, call site and kind of destination
 * @param kind of the hazard, as rules name it, in upper case
 * @param lockClass binary name of the lock's class
 * @param lock the lock's class, with what else is known of it
 * @param path of the lock in the stream that the process is given; null for one that is held
 * @param hops the same path with the class of every object on it
 * @param where for a lock that is held, the frame that took it; else the argument or variable and how the stream is
 *     encoded, never its text
 * @param process the executable and what it runs, without further arguments
 * @param caller the frame that launches; null if it is not known
 * @param thread name of the thread that launches
 * @param stack further frames below {@code caller}, as many as the option {@code stack} asks for
 */
public record LaunchFinding(
        String site,
        Hazard hazard,
        String kind,
        String lockClass,
        String lock,
        @Nullable String path,
        @Nullable String hops,
        String where,
        String process,
        @Nullable Frame caller,
        String thread,
        Outcome outcome,
        List<Frame> stack)
        implements Finding {
    public LaunchFinding {
        stack = List.copyOf(stack);
    }

    /** What is wrong with the launch. */
    public enum Hazard {
        /** The launching thread holds a lock. */
        HELD(
                "this lock keeps out threads of this process alone, not the one that is launched; and who wants it"
                        + " waits for as long as it is held: for ever, if the launching thread waits under it for a"
                        + " process that waits for another thread of this one",
                "launch the process and wait for it without the lock; to keep processes apart, use a lock that both"
                        + " know, such as a FileLock"),

        /** An argument or a variable has a lock in it, serialized. */
        PASSED(
                "the process reads a copy that shares nothing with the original: it excludes nobody there, and any user"
                        + " of this machine may read a process's arguments",
                "keep the lock out of what is serialized (a transient field, or writeReplace), and send the data through"
                        + " the process's stdin or a file");

        private final String effect;
        private final String remedy;

        Hazard(String effect, String remedy) {
            this.effect = effect;
            this.remedy = remedy;
        }
    }

    @Override
    public String effect() {
        return hazard.effect;
    }

    @Override
    public String remedy() {
        return hazard.remedy;
    }

    @Override
    public String text() {
        return FindingText.of(this);
    }

    @Override
    public String type() {
        return "launch";
    }

    @Override
    public void describe(Facts facts) {
        facts.text("site", site);
        facts.text("kind", kind);
        facts.text("lockClass", lockClass);
        facts.text("path", path);
        facts.text("hops", hops);
        facts.text("where", where);
        facts.text("process", process);
        facts.circumstances(this);
    }

    String headline() {
        return switch (hazard) {
            case HELD -> "a process was launched under a lock: " + lock;
            case PASSED -> "a process was given a serialized lock: " + (path == null ? lock : path);
        };
    }
}
