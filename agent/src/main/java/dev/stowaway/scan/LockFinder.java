package dev.stowaway.scan;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.LockKind;
import dev.stowaway.path.Hop;
import dev.stowaway.path.Keys;
import dev.stowaway.path.Pattern;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the locks among the objects that are read. What is inside a lock is a part of it; a lock, its views and its
 * conditions are one, the first of them.
 */
final class LockFinder {
    private final Frames frames;
    private final Trail trail;
    private final Catalogue catalogue;
    private final Keys keys;
    private final Consumer<? super ScannedLock> found;

    /** The outermost lock that is being read; null outside of locks, and where it is one that the JDK owns. */
    private @Nullable ScannedLock open;

    private boolean isOpenOwnedByJdk;

    /** Where the outermost lock is; 0 outside of locks. */
    private int openLevel;

    private long stream;
    private long locks;
    private long passedOver;
    private @Nullable ScannedLock first;

    LockFinder(Frames frames, Catalogue catalogue, Keys keys, Consumer<? super ScannedLock> found) {
        this.frames = frames;
        this.trail = new Trail(frames);
        this.catalogue = catalogue;
        this.keys = keys;
        this.found = found;
    }

    /** A stream begins at that byte. */
    void stream(long at) {
        stream = at;
    }

    /** An object begins, which is the top frame. */
    void begin(Frame parent, Frame frame) {
        ClassDescriptor type = frame.type;
        if (type == null || openLevel > 0) {
            return;
        }
        if (type.isOwnedByJdk) {
            passedOver++;
            return;
        }
        LockKind kind = type.kind;
        boolean byFieldType = kind == null;
        if (byFieldType) {
            kind = type.isJdk ? null : declaredKind(parent);
        }
        if (kind == null) {
            return;
        }
        openLevel = frames.depth();
        isOpenOwnedByJdk = parent.state == Frame.State.FIELDS && parent.field().isOfJdkFor(parent.slotType().isJdk);
        open = isOpenOwnedByJdk ? null : lock(kind, type, byFieldType, frame);
    }

    private @Nullable LockKind declaredKind(Frame parent) {
        return switch (parent.state) {
            case FIELDS -> parent.field().declared;
            case ELEMENTS -> parent.type == null ? null : catalogue.kindOfDeclared(parent.type.componentName());
            default -> null;
        };
    }

    /** What is being read refers back to an object. */
    void reference(Frame parent, int handle) {
        boolean family = openLevel == frames.depth()
                && parent.state == Frame.State.FIELDS
                && parent.field().leadsToFamily()
                && handle < parent.handle;
        if (family) {
            // The lock of which this is a view or a condition was found before.
            open = null;
            isOpenOwnedByJdk = false;
        }
    }

    /** The top frame was read. */
    void end(Frame frame) {
        if (openLevel == frames.depth()) {
            close();
        }
    }

    /** The stream ends before what is being read does. */
    void brokenOff() {
        if (openLevel > 0) {
            close();
        }
    }

    private void close() {
        openLevel = 0;
        passedOver += isOpenOwnedByJdk ? 1 : 0;
        isOpenOwnedByJdk = false;
        ScannedLock lock = open;
        open = null;
        if (lock != null) {
            locks++;
            first = first == null ? lock : first;
            found.accept(lock);
        }
    }

    private ScannedLock lock(LockKind kind, ClassDescriptor type, boolean byFieldType, Frame frame) {
        Pattern pattern = trail.update();
        List<Hop> hops = trail.hops();
        return new ScannedLock(
                kind,
                type.name,
                byFieldType,
                Hop.text(pattern.root(), hops, keys),
                Hop.arrows(pattern.root(), hops, keys),
                pattern.toString(),
                declared(),
                stream,
                frame.at);
    }

    /** The last field on the way that users see. */
    private @Nullable Declared declared() {
        for (int level = frames.depth() - 1; level > 0; level--) {
            Frame parent = frames.at(level);
            boolean isEdge = frames.at(level + 1).hops > parent.hops;
            if (isEdge && parent.state == Frame.State.FIELDS && parent.field().role == StreamField.Role.FIELD) {
                return parent.field().declared(level == frames.depth() - 1);
            }
        }
        return null;
    }

    long locks() {
        return locks;
    }

    long passedOver() {
        return passedOver;
    }

    @Nullable
    ScannedLock first() {
        return first;
    }
}
