package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two that name the same object are equal, whichever way they came: sent, within a value, or by the name. */
@Timeout(120)
class SameObjectTest {
    private static Manager manager;
    private static Worker worker;

    @BeforeAll
    static void start() throws Exception {
        manager = Manager.spawn("dev.stowaway.share.*");
        worker = Worker.start();
    }

    @AfterAll
    static void end() throws InterruptedException {
        worker.kill();
        manager.close();
    }

    private enum Kind {
        MAP {
            @Override
            Object named(Manager from, String name) {
                return with(from.map(name), name);
            }
        },
        LIST {
            @Override
            Object named(Manager from, String name) {
                return with(from.<String>list(name), name);
            }
        },
        SET {
            @Override
            Object named(Manager from, String name) {
                return with(from.<String>set(name), name);
            }
        },
        QUEUE {
            @Override
            Object named(Manager from, String name) {
                return from.queue(name);
            }
        },
        LOCK {
            @Override
            Object named(Manager from, String name) {
                return from.lock(name);
            }
        },
        READ_WRITE_LOCK {
            @Override
            Object named(Manager from, String name) {
                return from.readWriteLock(name);
            }
        },
        SEMAPHORE {
            @Override
            Object named(Manager from, String name) {
                return from.semaphore(name, 1);
            }
        },
        LATCH {
            @Override
            Object named(Manager from, String name) {
                return from.latch(name, 1);
            }
        },
        BARRIER {
            @Override
            Object named(Manager from, String name) {
                return from.barrier(name, 2);
            }
        },
        EVENT {
            @Override
            Object named(Manager from, String name) {
                return from.event(name);
            }
        },
        COUNTER {
            @Override
            Object named(Manager from, String name) {
                return from.counter(name);
            }
        },
        VALUE {
            @Override
            Object named(Manager from, String name) {
                return from.value(name, 1);
            }
        },
        NAMESPACE {
            @Override
            Object named(Manager from, String name) {
                return from.namespace(name);
            }
        },
        ARRAY {
            @Override
            Object named(Manager from, String name) {
                return from.array(name, SharedIntArray.class, 10);
            }
        };

        abstract Object named(Manager from, String name);

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
