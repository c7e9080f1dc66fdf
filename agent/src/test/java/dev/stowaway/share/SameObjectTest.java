package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two that name the same object are equal, whichever way they came: sent, within a value, or by the name. */
@Timeout(120)
class SameObjectTest extends HasManagers {
    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    private enum Kind {
        MAP((from, name) -> with(from.map(name), name)),
        LIST((from, name) -> with(from.<String>list(name), name)),
        SET((from, name) -> with(from.<String>set(name), name)),
        QUEUE(Manager::queue),
        LOCK(Manager::lock),
        READ_WRITE_LOCK(Manager::readWriteLock),
        SEMAPHORE((from, name) -> from.semaphore(name, 1)),
        LATCH((from, name) -> from.latch(name, 1)),
        BARRIER((from, name) -> from.barrier(name, 2)),
        EVENT(Manager::event),
        COUNTER(Manager::counter),
        VALUE((from, name) -> from.value(name, 1)),
        NAMESPACE(Manager::namespace),
        ARRAY((from, name) -> from.array(name, SharedIntArray.class, 10));

        private final BiFunction<Manager, String, Object> named;

        Kind(BiFunction<Manager, String, Object> named) {
            this.named = named;
        }

        Object named(Manager from, String name) {
            return named.apply(from, name);
        }

        /** Collections of the same content are equal, too: so each has its own. */
        private static Map<String, String> with(Map<String, String> map, String name) {
            map.put(name, name);
            return map;
        }

        private static Collection<String> with(Collection<String> collection, String name) {
            collection.clear();
            collection.add(name);
            return collection;
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_the_process_that_asked_for_it(Kind kind) {
        Object made = kind.named(manager, kind.name());
        ConcurrentMap<String, Object> map = manager.map();
        map.put("nested", made);
        map.put("deeper", List.of(made));

        assertThat(kind.named(manager, kind.name())).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(map.get("nested")).isEqualTo(made).hasSameHashCodeAs(made);
        assertThat(map.get("deeper")).isEqualTo(List.of(made));
        assertThat(kind.named(manager, "another " + kind)).isNotEqualTo(made);
    }

    @ParameterizedTest
    @EnumSource
    void and_in_one_to_which_it_was_sent(Kind kind) throws Exception {
        Object made = kind.named(manager, kind.name());
        ConcurrentMap<String, Object> map = manager.map();
        map.put("nested", made);
        Manager sent = manager;

        assertThat(worker.does(() -> {
                    Object nested = map.get("nested");
                    Object named = kind.named(sent, kind.name());
                    Object another = kind.named(sent, "another " + kind);
                    return made.equals(nested)
                            && made.equals(named)
                            && made.hashCode() == named.hashCode()
                            && !made.equals(another);
                }))
                .isTrue();
    }
}
