package dev.stowaway.report;

import dev.stowaway.rules.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock that was serialized at one site.
 *
 * @param site six hexadecimal digits that stand for lock kind, path pattern, call site and kind of destination
 * @param lockClass binary name of the lock's class
 * @param state what is known of the lock at this moment, such as {@code held by thread "loader-2", 1 waiting}
 * @param path the object path in the grammar of the README: {@code Job.stage.caches["eu"].lock}
 * @param hops the same path with the class of every object on it:
 *     {@code Job .stage → Stage .caches → HashMap ["eu"] → RegionCache .lock}
 * @param declared the field that leads to the lock, with modifiers and origin; null if no field does
 * @param destination where the stream leads, such as {@code memory (ByteArrayOutputStream)}
 * @param callSite the frame that called the outermost {@code writeObject}, as a stack trace prints it
 * @param thread name of the thread that serializes
 * @param effect what the copy does in the receiving process
 * @param remedy what to change
 * @param stack further frames below {@code callSite}, as many as the option {@code stack} asks for
 */
public record LockFinding(
        String site,
        String lockClass,
        String state,
        String path,
        String hops,
        @Nullable String declared,
        String destination,
        String callSite,
        String thread,
        String effect,
        String remedy,
        Verdict verdict,
        List<String> stack)
        implements Finding {
    public LockFinding {
        stack = List.copyOf(stack);
    }

    @Override
    public String text() {
        return FindingText.of(this);
    }
}
