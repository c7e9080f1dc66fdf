package dev.stowaway.tests.histories;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Operations on one object, in the order in which they were called.
 *
 * <p>Written down as lines, by every process for itself and in any order but that of its threads:
 *
 * <pre>
 * call   PROCESS THREAD NANOSECONDS tryLock 5ms
 * return PROCESS THREAD NANOSECONDS true
 * </pre>
 *
 * A line is written in one piece before, or after, what it tells of: a process that is killed leaves a call without a
 * return, and no half of a line. A death is a call too, see {@link #death}.
 */
public record History(List<Operation> operations) {
    /** The name of the operation by which a process dies. */
    static final String DEATH = "dies";

    public History {
        operations = List.copyOf(operations);
    }

    public static History parse(String lines) {
        return parse(lines.lines().toList());
    }

    /**
     * Reads such lines.
     *
     * @throws IllegalArgumentException if one is no such line, or a thread was in two operations at once
     */
    public static History parse(List<String> lines) {
        Map<Client, Operation> open = new HashMap<>();
        List<Operation> operations = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.trim().split(" +", 5);
            require(words.length == 5, line, "is no call and no return");
            Client client = new Client(words[1], words[2]);
            long nanos = Long.parseLong(words[3]);
            if (words[0].equals("call")) {
                Operation called = new Operation(client, nanos, Operation.PENDING, words[4], null);
                require(open.put(client, called) == null, line, "comes before the return of the last call");
            } else {
                require(words[0].equals("return"), line, "is no call and no return");
                Operation called = open.remove(client);
                require(called != null, line, "returns from nothing");
                operations.add(new Operation(client, called.called(), nanos, called.words(), words[4]));
            }
        }
        operations.addAll(open.values());
        operations.sort((one, other) -> Long.compare(one.called(), other.called()));
        return new History(operations);
    }

    /**
     * The line that says that a process was killed then, or cut off: what it held is let go at some time after it. To
     * be given a moment at which the process was still alive.
     */
    public static String death(String process, long nanos) {
        return "call %s - %d %s".formatted(process, nanos, DEATH);
    }

    /**
     * The same for an object that is elsewhere, to which these operations only send word, or not even that: what they
     * do there they do in time for the next operation of their client, but not by their own return.
     */
    public History withoutAnswerTo(Predicate<Operation> unanswered) {
        Map<Client, Long> nextReturns = new HashMap<>();
        List<Operation> later = new ArrayList<>();
        for (int last = operations.size() - 1; last >= 0; last--) {
            Operation operation = operations.get(last);
            if (unanswered.test(operation)) {
                operation = operation.returnedAt(nextReturns.getOrDefault(operation.client(), Operation.PENDING));
            } else {
                nextReturns.put(operation.client(), operation.returned());
            }
            later.add(operation);
        }
        Collections.reverse(later);
        return new History(later);
    }

    /**
     * An order of the operations, each at some moment from its call to its return, in which a single object of this
     * model would have given the same results. What is pending may be left out.
     *
     * @throws AssertionError if there is none
     */
    public <S> List<Operation> linearizedBy(Model<S> model) {
        return new Search<>(this, model).run();
    }

    private static void require(boolean condition, String line, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("\"" + line + "\" " + problem);
        }
    }
}
