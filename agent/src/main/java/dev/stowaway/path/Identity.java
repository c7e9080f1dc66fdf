package dev.stowaway.path;

/** A key or element of which only the class is known, and a number that no other object of the graph has. */
public record Identity(String className, int number) {
    void append(StringBuilder out) {
        out.append(className).append('@').append(Integer.toHexString(number));
    }
}
