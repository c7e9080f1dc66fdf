package dev.stowaway.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each consumer has, and is not done with. Not thread-safe. */
final class Deliveries {
    private final Map<Object, Account> byConsumer = new HashMap<>();

    private static final class Account {
        private final Held undone = new Held();
        private long inbox;
        private long turn;
    }

    /** It is a consumer from now on. */
    void begin(Object consumer) {
        account(consumer);
    }

    void add(Object consumer, Element element) {
        account(consumer).undone.add(element);
    }

    /** How many times something was delivered to its present inbox. */
    long turn(Object consumer) {
        return account(consumer).turn;
    }

    /** The same of that inbox, which begins to count if it is not the present one: it can't know of what was before. */
    long turn(Object consumer, long inbox) {
        Account account = account(consumer);
        if (account.inbox != inbox) {
            account.inbox = inbox;
            account.turn = 0;
        }
        return account.turn;
    }

    /** The same, once more. */
    long nextTurn(Object consumer, long inbox) {
        long next = turn(consumer, inbox) + 1;
        account(consumer).turn = next;
        return next;
    }

    /** That turn has not come to anybody: if it was the last one, there is no gap to be waited for. */
    void takeBack(Object consumer, long inbox, long turn) {
        Account account = byConsumer.get(consumer);
        if (account != null && account.inbox == inbox && account.turn == turn) {
            account.turn--;
        }
    }

    private Account account(Object consumer) {
        Account known = byConsumer.get(consumer);
        if (known == null) {
            known = new Account();
            byConsumer.put(consumer, known);
        }
        return known;
    }

    int consumers() {
        return byConsumer.size();
    }

    boolean isAnythingWithOthers(Object consumer) {
        for (Map.Entry<Object, Account> other : byConsumer.entrySet()) {
            if (other.getKey() != consumer && !other.getValue().undone.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Null if it does not have that element. */
    @Nullable
    Element remove(Object consumer, long number) {
        Account account = byConsumer.get(consumer);
        return account == null ? null : account.undone.remove(number);
    }

    /** It is no consumer any more: what it had, in the order of delivery. */
    List<Element> end(Object consumer) {
        Account account = byConsumer.remove(consumer);
        return account == null ? List.of() : account.undone.all();
    }
}
