package dev.stowaway.scan;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.JdkClasses;
import dev.stowaway.locks.LockKind;
import dev.stowaway.path.ClassNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class as the stream describes it: complete as soon as its superclass is known. */
final class ClassDescriptor {
    private static final int MOST_ANCESTORS = 200;

    final int id;
    final String name;
    final int flags;
    final List<StreamField> fields;

    /** How many bytes its primitive fields take. */
    final int primitiveBytes;

    private final List<String> primitives;
    private final List<String> interfaces;

    /** Where, among the bytes of the primitive fields, a number begins that paths need; -1 if there is none. */
    final int numberAt;

    /** What the classes of the hierarchy write, from the topmost down; those that write nothing are left out. */
    List<ClassDescriptor> slots = List.of();

    /** The bytes of its value, if it is one of the classes whose objects are printed as keys; else 0. */
    final int valueBytes;

    Gathering gathering;
    final Layout layout;
    final boolean isJdk;

    @Nullable
    LockKind kind;

    boolean isOwnedByJdk;
    boolean isComplete;
    private @Nullable ClassDescriptor parent;
    private @Nullable String simpleName;

    ClassDescriptor(int id, String name, int flags, FieldList fields, List<String> interfaces) {
        this.id = id;
        this.name = name;
        this.flags = flags;
        this.fields = fields.objects();
        this.primitiveBytes = fields.primitiveBytes();
        this.primitives = fields.primitives();
        this.interfaces = interfaces;
        this.gathering = Gathering.of(name);
        this.layout = Layout.of(name);
        this.isJdk = JdkClasses.isNamed(name);
        this.valueBytes = Values.bytesOf(name);
        this.numberAt = switch (name) {
            case "java.util.CollSer" -> fields.offsetOf("tag");
            case "java.util.concurrent.ArrayBlockingQueue" -> fields.offsetOf("takeIndex");
            default -> -1;
        };
    }

    void complete(@Nullable ClassDescriptor parent, Catalogue catalogue) throws ScanStop {
        this.parent = parent;
        List<ClassDescriptor> written = new ArrayList<>();
        List<String> ancestors = new ArrayList<>(interfaces);
        int above = 0;
        for (ClassDescriptor c = parent; c != null; c = c.parent) {
            if (++above > MOST_ANCESTORS) {
                throw ScanStop.broken("class " + name + " has more than " + MOST_ANCESTORS + " superclasses");
            }
            ancestors.add(c.name);
            ancestors.addAll(c.interfaces);
        }
        if (parent != null) {
            written.addAll(parent.slots);
            gathering = gathering == Gathering.NONE ? parent.gathering : gathering;
        }
        if (primitiveBytes > 0 || !fields.isEmpty() || writesItself()) {
            written.add(this);
        }
        slots = List.copyOf(written);
        kind = catalogue.kindOf(name, ancestors);
        isOwnedByJdk = catalogue.isOwnedByJdk(name);
        isComplete = true;
    }

    /** What an array of this class consists of. */
    String componentName() {
        return StreamField.className(name.substring(1));
    }

    /** Whether it is a collection of the JDK itself, not a subclass of one. */
    boolean isCollection() {
        return Gathering.of(name) != Gathering.NONE;
    }

    /** Whether the first element may stand anywhere in its array, at its number. */
    boolean isCircular() {
        return numberAt >= 0 && layout == Layout.UNKNOWN;
    }

    boolean writesItself() {
        return (flags & Tags.WRITE_METHOD) != 0;
    }

    boolean isExternalizable() {
        return (flags & Tags.EXTERNALIZABLE) != 0;
    }

    /** Whether an object of this class has, below {@code owner}, a field of that name, as far as the stream tells. */
    boolean hides(ClassDescriptor owner, String field) {
        for (ClassDescriptor c = this; c != null && c != owner; c = c.parent) {
            if (c.primitives.contains(field)) {
                return true;
            }
            for (int i = 0; i < c.fields.size(); i++) {
                if (c.fields.get(i).name.equals(field)) {
                    return true;
                }
            }
        }
        return false;
    }

    String simpleName() {
        String known = simpleName;
        if (known == null) {
            known = interfaces.isEmpty() ? ClassNames.simple(name) : name;
            simpleName = known;
        }
        return known;
    }
}
