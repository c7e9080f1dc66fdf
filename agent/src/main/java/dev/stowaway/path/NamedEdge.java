package dev.stowaway.path;

import org.jspecify.annotations.Nullable;

/** A field, a record component, or a name under which a {@code PutField} wrote a value. */
public non-sealed class NamedEdge implements Edge {
    private final String text;
    private final String identity;

    /**
     * @param owner the simple name of the class that has the field, if a subclass of it has a field of that name; else null
     * @param identity tells fields of one name apart; null if the name alone has to
     */
    public NamedEdge(String name, @Nullable String owner, @Nullable String identity) {
        this.text = owner == null ? "." + name : "." + owner + "#" + name;
        this.identity = identity == null ? text : identity;
    }

    @Override
    public final void append(StringBuilder out, Keys keys) {
        out.append(text);
    }

    @Override
    public final String pattern() {
        return text;
    }

    @Override
    public final String identity() {
        return identity;
    }
}
