package dev.stowaway.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lock that was serialized at one site.
 *
 * @param site six hexadecimal digits that stand for lock kind, path pattern, call site and kind of destination
 * @param kind the kind of lock, as sites know it
 * @param lockClass binary name of the lock's class
 * @param state what is known of the lock at this moment, such as {@code held by thread "loader-2", 1 waiting}
 * @param path the object path in the grammar of the README: {@code Job.stage.caches["eu"].lock}
 * @param pattern the same with indices and keys starred
 * @param hops the same path with the class of every object on it:
 *     {@code Job .stage → Stage .caches → HashMap ["eu"] → RegionCache .lock}
 * @param declared the field that leads to the lock; null if no field does
 * @param destinationKind the kind of destination, as sites know it
 * @param destination where the stream leads, such as {@code memory (ByteArrayOutputStream)}
 * @param caller the frame that called the outermost {@code writeObject}; null if it is not known
 * @param thread name of the thread that serializes
 * @param effect what the copy does in the receiving process, or what is there in its place
 * @param remedy what to change
 * @param stack further frames below {@code caller}, as many as the option {@code stack} asks for
 */
public record LockFinding(
        String site,
        String kind,
        String lockClass,
        String state,
        String path,
        String pattern,
        String hops,
        @Nullable Declaration declared,
        String destinationKind,
        String destination,
        @Nullable Frame caller,
        String thread,
        String effect,
        String remedy,
        Outcome outcome,
        List<Frame> stack)
        implements Finding {
    public LockFinding {
        stack = List.copyOf(stack);
    }

    @Override
    public String text() {
        return FindingText.of(this);
    }

    @Override
    public String type() {
        return "lock";
    }

    @Override
    public void describe(Facts facts) {
        facts.text("site", site);
        facts.text("kind", kind);
        facts.text("lockClass", lockClass);
        facts.text("state", state.isEmpty() ? null : state);
        facts.text("path", path);
        facts.text("pattern", pattern);
        facts.text("hops", hops);
        if (declared != null) {
            facts.begin("declared");
            facts.text("modifiers", declared.modifiers());
            facts.text("type", declared.type());
            facts.text("class", declared.declaringClass());
            facts.text("field", declared.field());
            facts.text("origin", declared.origin());
            facts.flag("holdsLock", declared.holdsLock());
            facts.end();
        }
        facts.begin("destination");
        facts.text("kind", destinationKind);
        facts.text("text", destination);
        facts.end();
        facts.circumstances(this);
    }
}
