package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a manager does not make, and how it says so: at once, and by an exception that names what is wrong. */
@Timeout(120)
@SuppressWarnings("NullAway") // of which some of this is
class RefusalsOfManagersTest extends HasManagers {
    /** One of the application's interfaces. */
    public interface Prices {
        int number();
    }

    /** Which another one extends. */
    public interface DailyPrices extends Prices {
        int day();
    }

    /** One that has nothing to do with them. */
    public interface Orders {
        int number();
    }

    /** What is made. */
    public static class AcmePrices implements DailyPrices {
        @Override
        public int number() {
            return 7;
        }

        @Override
        public int day() {
            return 1;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_name_of_an_array_of_another_type(boolean isHere) {
        Manager of = manager(isHere);
        of.array("grid", SharedDoubleArray.class, 3);
        assertThatThrownBy(() -> of.array("grid", SharedIntArray.class, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"grid\" names something else (SharedDoubleArray, not SharedIntArray): choose another name");
        assertThatThrownBy(() -> of.map("grid"))
                .hasMessage("\"grid\" names something else (array, not map): choose another name");
        assertThatThrownBy(() -> of.array("none", null, 3))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("type");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_name_of_an_object_of_another_interface(boolean isHere) {
        Manager of = manager(isHere);
        of.register(DailyPrices.class, AcmePrices.class);
        DailyPrices prices = of.object(DailyPrices.class, "prices");
        assertThat(of.object(Prices.class, "prices")).isSameAs(prices);
        assertThatThrownBy(() -> of.object(Orders.class, "prices"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"prices\" names something else (" + DailyPrices.class.getName() + ", not "
                        + Orders.class.getName() + "): choose another name");
    }

    @Test
    void no_object() {
        assertThatThrownBy(() -> here.share(Prices.class, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("object");
        assertThatThrownBy(() -> here.share(Prices.class, null, "nothing")).hasMessage("object");
        assertThat(here.names()).doesNotContain("nothing");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbers_with_which_nothing_can_be_made(boolean isHere) {
        Manager of = manager(isHere);
        assertThatThrownBy(() -> of.barrier(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a barrier of 0 parties");
        assertThatThrownBy(() -> of.barrier("none", -1)).hasMessage("a barrier of -1 parties");
        assertThatThrownBy(() -> of.queue(0)).hasMessage("a queue of capacity 0");
        assertThatThrownBy(() -> of.latch(-1)).hasMessage("count < 0");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_value(boolean isHere) {
        assertThatThrownBy(() -> manager(isHere).value(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a shared value is never null");
        SharedValue<String> value = manager(isHere).value("a");
        assertThatThrownBy(() -> value.set(null)).hasMessage("a shared value is never null");
        assertThatThrownBy(() -> value.getAndSet(null)).hasMessage("a shared value is never null");
        assertThat(value.get()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void no_name_in_a_namespace(boolean isHere) {
        SharedNamespace namespace = manager(isHere).namespace();
        assertThatThrownBy(() -> namespace.set(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> namespace.get(null)).hasMessage("name");
    }

    static Stream<Consumer<Manager>> nameless() {
        return Stream.of(
                of -> of.map(null),
                of -> of.list(null),
                of -> of.set(null),
                of -> of.queue(null),
                of -> of.queue(null, 1),
                of -> of.lock(null),
                of -> of.readWriteLock(null),
                of -> of.semaphore(null, 1),
                of -> of.latch(null, 1),
                of -> of.barrier(null, 1),
                of -> of.event(null),
                of -> of.counter(null),
                of -> of.value(null, 1),
                of -> of.namespace(null),
                of -> of.array(null, SharedIntArray.class, 1),
                of -> of.object(Prices.class, null),
                of -> here.share(Prices.class, new AcmePrices(), null));
    }

    /** It is the other method that makes something without one. */
    @ParameterizedTest
    @MethodSource
    void nameless(Consumer<Manager> maker) {
        for (Manager of : List.of(here, manager)) {
            assertThatThrownBy(() -> maker.accept(of))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("name");
        }
    }

    @Test
    void no_pattern_of_what_may_travel() throws IOException {
        String endpoint = manager.endpoint();
        assertThatThrownBy(() -> Manager.start("com.acme.*", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a pattern that is null: leave it out");
        assertThatThrownBy(() -> Manager.spawn((String) null)).hasMessageContaining("a pattern that is null");
        assertThatThrownBy(() -> Manager.connect(endpoint, (String) null))
                .hasMessageContaining("a pattern that is null");
        assertThatThrownBy(() -> Manager.connect(null)).hasMessage("endpoint");
    }
}
