package dev.stowaway.owner;

import java.util.List;

/** What is told of a deadlock: who waits for which lock, and where in the program. */
final class DeadlockText {
    private final Owner owner;

    DeadlockText(Owner owner) {
        this.owner = owner;
    }

    String of(List<Edge> circle) {
        StringBuilder text = new StringBuilder("a deadlock across processes: each of ")
                .append(circle.size())
                .append(" threads waits for a lock that the next one holds, and the last for one of the first");
        Stacks stacks = new Stacks(owner);
        for (Edge edge : circle) {
            text.append("\n  thread \"").append(edge.waiter().name()).append("\" of ");
            text.append(edge.waiter().process()).append(" waits for ").append(edge.lock());
            List<String> stack = stacks.of(edge.waiter(), edge.told());
            for (String frame : stack) {
                text.append("\n    at ").append(frame);
            }
            if (stack.isEmpty()) {
                text.append("\n    (its stack could not be had)");
            }
        }
        return text.append("\nStowaway breaks nothing: end one of the processes, and take locks in one order")
                .toString();
    }
}
