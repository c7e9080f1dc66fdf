package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes a list by the index of what it has seen, while another process changes it. */
@Timeout(120)
class ListsOfProcessesTest extends HasManagers {
    /** By another process. */
    private static boolean addedAtTheFront(List<Integer> list, int number) {
        try {
            return worker.does(() -> {
                list.add(0, number);
                return true;
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_removed_by_a_predicate_is_what_it_was_asked_of(boolean isHere) {
        List<Integer> list = manager(isHere).list();
        list.addAll(List.of(1, 2, 3, 4));
        List<Integer> asked = new ArrayList<>();
        boolean isChanged = list.removeIf(number -> {
            if (asked.isEmpty()) {
                addedAtTheFront(list, -1);
            }
            asked.add(number);
            return number % 2 == 0;
        });
        assertThat(isChanged).isTrue();
        assertThat(list).containsExactly(-1, 1, 3);
        assertThat(asked).as("again, since the list had changed").containsExactly(1, 2, 3, 4, -1, 1, 2, 3, 4);
        assertThat(list.removeIf(number -> number > 3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void each_element_is_replaced_by_what_was_made_of_it(boolean isHere) {
        List<Integer> list = manager(isHere).list();
        list.addAll(List.of(1, 2));
        List<Integer> asked = new ArrayList<>();
        list.replaceAll(number -> {
            if (asked.isEmpty()) {
                addedAtTheFront(list, 7);
            }
            asked.add(number);
            return number * 10;
        });
        assertThat(list).containsExactly(70, 10, 20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_element_that_is_changed_in_place_is_changed_once(boolean isHere) throws Exception {
        List<List<Integer>> list = manager(isHere).list();
        for (int i = 0; i < 10; i++) {
            list.add(new ArrayList<>());
        }
        int times = 20;
        Future<Boolean> there = worker.begins(() -> changeInPlace(list, times));
        assertThat(changeInPlace(list, times)).isTrue();
        assertThat(there.get()).isTrue();
        for (List<Integer> element : list) {
            assertThat(element).hasSize(2 * times);
        }
    }

    private static boolean changeInPlace(List<List<Integer>> list, int times) {
        for (int i = 0; i < times; i++) {
            list.replaceAll(element -> {
                element.add(1);
                return element;
            });
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_iterator_changes_nothing_that_it_has_not_seen(boolean isHere) {
        List<Integer> list = manager(isHere).list();
        list.addAll(List.of(1, 2, 3));
        Iterator<Integer> stale = list.iterator();
        ListIterator<Integer> alsoStale = list.listIterator();
        stale.next();
        alsoStale.next();
        addedAtTheFront(list, 0);
        assertThatThrownBy(stale::remove).isInstanceOf(ConcurrentModificationException.class);
        assertThatThrownBy(() -> alsoStale.set(5)).isInstanceOf(ConcurrentModificationException.class);
        assertThatThrownBy(() -> alsoStale.add(5)).isInstanceOf(ConcurrentModificationException.class);
        assertThat(list).containsExactly(0, 1, 2, 3);
        ListIterator<Integer> fresh = list.listIterator();
        fresh.next();
        fresh.remove();
        fresh.next();
        fresh.set(10);
        fresh.add(15);
        assertThat(fresh.next()).isEqualTo(2);
        assertThat(list).containsExactly(10, 15, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_order_that_can_not_travel_sorts_by_the_whole_list(boolean isHere) {
        List<Integer> list = manager(isHere).list();
        list.addAll(List.of(3, 1, 2));
        list.sort((a, b) -> b - a);
        assertThat(list).containsExactly(3, 2, 1);
        Collections.sort(list, Comparator.comparing(number -> number % 3));
        assertThat(list).containsExactly(3, 1, 2);
        list.sort(null);
        assertThat(list).containsExactly(1, 2, 3);
        list.sort(Comparator.reverseOrder());
        assertThat(list).containsExactly(3, 2, 1);
    }

    @Test
    void it_is_asked_again_if_the_list_has_changed_meanwhile() {
        List<Integer> list = manager.list();
        list.addAll(List.of(3, 1, 2));
        AtomicBoolean isAsked = new AtomicBoolean();
        list.sort((a, b) -> {
            if (!isAsked.getAndSet(true)) {
                addedAtTheFront(list, 7);
            }
            return a - b;
        });
        assertThat(list).containsExactly(1, 2, 3, 7);
    }

    /** As far as it came, the list is another one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_iterator_changes_nothing_after_an_order_that_failed_either(boolean isHere) {
        List<Object> list = manager(isHere).list();
        list.addAll(List.of(5, 4, 3, 2, 1, 9, 8, "x", 7));
        Iterator<Object> stale = list.iterator();
        stale.next();
        assertThatThrownBy(() -> list.sort(null)).isInstanceOf(ClassCastException.class);
        assertThat(list).startsWith(1);
        assertThatThrownBy(stale::remove).isInstanceOf(ConcurrentModificationException.class);
        assertThat(list).hasSize(9);
    }

    /** Equal to itself; of others it can't tell. */
    private record Picky(int number) implements Serializable {
        @Override
        public boolean equals(Object other) {
            if (other instanceof Picky picky && picky.number != number) {
                throw new IllegalStateException("can't tell");
            }
            return other instanceof Picky;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nor_after_a_removal_that_failed(boolean isHere) {
        List<Object> list = manager(isHere).list();
        List<Picky> others = List.of(new Picky(1));
        list.addAll(List.of(new Picky(1), new Picky(2)));
        Iterator<Object> stale = list.iterator();
        stale.next();
        assertThatThrownBy(() -> list.removeAll(others)).hasMessage("can't tell");
        assertThatThrownBy(stale::remove).isInstanceOf(ConcurrentModificationException.class);
        assertThat(list).hasSize(1);

        list.add(0, "x");
        Iterator<Object> alsoStale = list.iterator();
        alsoStale.next();
        assertThatThrownBy(() -> list.retainAll(others)).hasMessage("can't tell");
        assertThatThrownBy(alsoStale::remove).isInstanceOf(ConcurrentModificationException.class);
        assertThat(list).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_part_ends_with_a_change_and_not_with_what_has_changed_nothing(boolean isHere) {
        List<Object> list = manager(isHere).list();
        list.addAll(List.of(1, 2, "x"));
        List<Object> part = list.subList(0, 2);
        list.remove("absent");
        list.removeAll(List.of("absent"));
        list.retainAll(List.of(1, 2, "x"));
        list.addAll(List.of());
        list.addAll(1, List.of());
        assertThatThrownBy(() -> list.add(99, 7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.addAll(99, List.of(7))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.remove(99)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.sort(null)).isInstanceOf(ClassCastException.class);
        assertThat(part).containsExactly(1, 2);
        part.add(3);
        assertThat(list).containsExactly(1, 2, 3, "x");
        list.remove("x");
        assertThatThrownBy(() -> part.get(0)).isInstanceOf(ConcurrentModificationException.class);
    }
}
