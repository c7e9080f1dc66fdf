package dev.stowaway.bench.program;

/** Does nothing that an agent for serialization would have to do with. */
public final class HelloWorld {
    private HelloWorld() {}

    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
