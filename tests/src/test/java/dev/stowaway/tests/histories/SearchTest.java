package dev.stowaway.tests.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Assertions;

/** The search against trying every order, and on long histories. */
class SearchTest {
    private static final List<List<String>> DEEDS =
            List.of(List.of("lock", "done"), List.of("unlock", "done"), List.of("tryLock", "true", "false"));

    @Property(tries = 3000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void agrees_with_trying_every_order(@ForAll("small") History history) {
        boolean expected = hasOrder(LockModel.reentrant(), LockModel.reentrant().initial(), history.operations());
        assertThat(isLinearizable(history)).as(history::toString).isEqualTo(expected);
        Statistics.label("linearizable").collect(expected).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 5);
            coverage.check(false).percentage(share -> share > 5);
        });
    }

    @Property(tries = 12)
    void thousands_of_operations_are_a_matter_of_seconds(@ForAll long seed) {
        List<Operation> operations = new PlayedLock(seed, 10).play(6000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(new History(operations).linearizedBy(LockModel.reentrant()))
                    .hasSizeBetween(5900, 6000);

            List<Operation> intruded = new ArrayList<>(operations);
            Operation held = lastHeld(operations);
            intruded.add(new Operation(new Client("intruder", "a"), held.called(), held.returned(), "tryLock", "true"));
            intruded.sort((one, other) -> Long.compare(one.called(), other.called()));
            assertThatThrownBy(() -> new History(intruded).linearizedBy(LockModel.reentrant()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("not linearizable");
        });
    }

    /** During which its client held the lock. */
    private static Operation lastHeld(List<Operation> operations) {
        return operations.stream()
                .filter(operation ->
                        operation.words().equals("isHeldByCurrentThread") && "true".equals(operation.result()))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** Numbers say who goes on: who is idle calls something, and who has called returns. */
    @Provide
    Arbitrary<History> small() {
        return Arbitraries.integers()
                .between(0, 99)
                .list()
                .ofMinSize(2)
                .ofMaxSize(14)
                .map(numbers -> {
                    List<String> lines = new ArrayList<>();
                    List<List<String>> open = new ArrayList<>(List.of(List.of(), List.of(), List.of()));
                    for (int number : numbers) {
                        int client = number % open.size();
                        List<String> deed = open.get(client);
                        boolean calls = deed.isEmpty();
                        List<String> next = calls ? DEEDS.get(number / 3 % DEEDS.size()) : List.of();
                        String word = calls ? next.get(0) : deed.get(1 + number / 3 % (deed.size() - 1));
                        lines.add("%s p %d %d %s".formatted(calls ? "call" : "return", client, lines.size(), word));
                        open.set(client, next);
                    }
                    return History.parse(lines);
                });
    }

    private static boolean isLinearizable(History history) {
        try {
            history.linearizedBy(LockModel.reentrant());
            return true;
        } catch (AssertionError objection) {
            return false;
        }
    }

    private static <S> boolean hasOrder(Model<S> model, S state, Collection<Operation> left) {
        if (left.stream().allMatch(Operation::isPending)) {
            return true;
        }
        for (Operation first : left) {
            S next = left.stream().anyMatch(other -> other.precedes(first)) ? null : model.after(state, first, 0);
            List<Operation> rest = new ArrayList<>(left);
            rest.remove(first);
            if (next != null && hasOrder(model, next, rest)) {
                return true;
            }
        }
        return false;
    }
}
