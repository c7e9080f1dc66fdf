package dev.stowaway.path;

import org.jspecify.annotations.Nullable;

/** One edge of an object path, in the grammar of the README. */
public sealed interface Edge
        permits NamedEdge, Edge.Index, Edge.MapValue, Edge.MapKey, Edge.Element, Edge.Captured, Edge.Fixed {
    /** Writes the edge as it stands in a path. */
    void append(StringBuilder out, Keys keys);

    /** The edge as it stands in a pattern: every index, key and element is a star. */
    String pattern();

    /** What makes the edge the same as another one of that pattern: two fields of one name are different edges. */
    default String identity() {
        return pattern();
    }

    /** An element of an array, list or queue, by its position in iteration order. */
    record Index(int index) implements Edge {
        @Override
        public void append(StringBuilder out, Keys keys) {
            out.append('[').append(index).append(']');
        }

        @Override
        public String pattern() {
            return "[*]";
        }
    }

    /** The value of a map, by its key. */
    record MapValue(@Nullable Object key) implements Edge {
        @Override
        public void append(StringBuilder out, Keys keys) {
            out.append('[');
            keys.append(out, key);
            out.append(']');
        }

        @Override
        public String pattern() {
            return "[*]";
        }
    }

    /** The key of a map. */
    record MapKey(@Nullable Object key) implements Edge {
        @Override
        public void append(StringBuilder out, Keys keys) {
            out.append("[key ");
            keys.append(out, key);
            out.append(']');
        }

        @Override
        public String pattern() {
            return "[key *]";
        }
    }

    /** An element of a set, or of another collection without positions. */
    record Element(Object element) implements Edge {
        @Override
        public void append(StringBuilder out, Keys keys) {
            out.append('{');
            Keys.appendIdentity(out, element);
            out.append('}');
        }

        @Override
        public String pattern() {
            return "{*}";
        }
    }

    /** A captured variable of a lambda. */
    record Captured(int index) implements Edge {
        @Override
        public void append(StringBuilder out, Keys keys) {
            out.append(".captured[").append(index).append(']');
        }

        @Override
        public String pattern() {
            return ".captured[*]";
        }
    }

    /** An edge that reads the same in path and pattern. */
    record Fixed(String text) implements Edge {
        public static final Fixed WRITE_OBJECT = new Fixed(".writeObject()");
        public static final Fixed WRITE_EXTERNAL = new Fixed(".writeExternal()");
        public static final Fixed UNKNOWN = new Fixed("<?>");

        public boolean isUnknown() {
            return text.equals(UNKNOWN.text);
        }

        @Override
        public void append(StringBuilder out, Keys keys) {
            out.append(text);
        }

        @Override
        public String pattern() {
            return text;
        }
    }
}
