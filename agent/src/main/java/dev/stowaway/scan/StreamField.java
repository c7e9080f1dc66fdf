package dev.stowaway.scan;

import dev.stowaway.locks.LockKind;
import dev.stowaway.path.ClassNames;
import dev.stowaway.path.NamedEdge;
import org.jspecify.annotations.Nullable;

/** A field of a class descriptor that holds objects. */
final class StreamField {
    /** What the field is to the user of the object that has it. */
    enum Role {
        FIELD,
        /** The only key of a map. */
        KEY,
        /** The only element of a collection, or the only value of a map. */
        ELEMENT,
        /** A part of a collection that users don't see. */
        INSIDE,
        /** The captured variables of a lambda. */
        CAPTURED
    }

    final String owner;
    final String name;

    /** As in a descriptor of the JVM: {@code Ljava/lang/Object;}. */
    final String type;

    final Role role;

    /** What its declared type says that its value must be. */
    final @Nullable LockKind declared;

    private @Nullable NamedEdge edge;
    private @Nullable NamedEdge hiddenEdge;

    StreamField(String owner, String name, String type, @Nullable LockKind declared) {
        this.owner = owner;
        this.name = name;
        this.type = type;
        this.role = role(owner, name, type);
        this.declared = declared;
    }

    /** @param hidden whether a subclass has a field of the same name */
    NamedEdge edge(boolean hidden, String simpleOwner) {
        NamedEdge known = hidden ? hiddenEdge : edge;
        if (known == null) {
            known = new NamedEdge(name, hidden ? simpleOwner : null, owner + "." + name);
            if (hidden) {
                hiddenEdge = known;
            } else {
                edge = known;
            }
        }
        return known;
    }

    Declared declared(boolean holdsLock) {
        String source = type.startsWith("[") ? type.replace('/', '.') : className(type);
        return new Declared(type.isEmpty() ? "?" : ClassNames.simple(source), owner, name, holdsLock);
    }

    /** Whether it leads to what a lock has in common with its views and conditions. */
    boolean leadsToFamily() {
        return owner.startsWith("java.util.concurrent.locks.") && (name.equals("sync") || name.equals("this$0"));
    }

    /** Whether a lock in it is one that a class of the JDK keeps for itself. */
    boolean isOfJdkFor(boolean jdkOwner) {
        // A field of a type that says nothing holds what the application put in it: AtomicReference.value.
        return jdkOwner
                && (!type.equals("Ljava/lang/Object;")
                        || (name.equals("mutex") && owner.startsWith("java.util.Collections$Synchronized")));
    }

    private static Role role(String owner, String name, String type) {
        if (owner.equals("java.lang.invoke.SerializedLambda")) {
            return name.equals("capturedArgs") ? Role.CAPTURED : Role.FIELD;
        }
        if (Gathering.of(owner) == Gathering.NONE) {
            return Role.FIELD;
        }
        switch (owner) {
            case "java.util.Collections$SingletonSet",
                    "java.util.Collections$SingletonList",
                    "java.util.Collections$CopiesList" -> {
                return name.equals("element") ? Role.ELEMENT : Role.FIELD;
            }
            case "java.util.Collections$SingletonMap" -> {
                return name.equals("k") ? Role.KEY : name.equals("v") ? Role.ELEMENT : Role.FIELD;
            }
            case "java.util.Properties" -> {
                return Role.FIELD;
            }
            default -> {
                boolean array = type.startsWith("[");
                return array || Gathering.of(className(type)) != Gathering.NONE ? Role.INSIDE : Role.FIELD;
            }
        }
    }

    /** {@code java.lang.Object} for {@code Ljava/lang/Object;}. */
    static String className(String type) {
        return type.startsWith("L") && type.endsWith(";")
                ? type.substring(1, type.length() - 1).replace('/', '.')
                : type.replace('/', '.');
    }
}
