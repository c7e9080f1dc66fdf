package dev.stowaway;

import java.util.List;

/** Consumers of a queue have died with elements that they had taken, and not said to be done with. */
public class ElementsLostException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final transient List<Object> elements;

    /** @param elements that were lost, in the order in which they were put */
    public ElementsLostException(String message, List<Object> elements) {
        super(message);
        this.elements = List.copyOf(elements);
    }

    /**
     * What was lost, in the order in which it was put; of what can't be read in this process, a text that says why. Empty where
     * this exception itself was sent.
     */
    public List<Object> elements() {
        return elements == null ? List.of() : elements;
    }
}
