package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects of the application's that are made when they are asked for, by constructors that take their time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NamedObjectsTest {
    /** What is asked for. */
    public interface Prices {
        int number();
    }

    /** Is made when the test says so, and fails if it says so. */
    public static class SlowPrices implements Prices {
        private final int number;

        public SlowPrices() throws InterruptedException {
            number = made.incrementAndGet();
            begun.countDown();
            mayEnd.await();
            if (number <= failures) {
                throw new IllegalStateException("no prices yet");
            }
        }

        @Override
        public int number() {
            return number;
        }
    }

    /** Asks for what it becomes. */
    public static class OwnPrices implements Prices {
        private final Prices prices = manager.object(Prices.class, "own");

        @Override
        public int number() {
            return prices.number();
        }
    }

    /** What is asked for besides. */
    public interface Stock {
        Prices prices();
    }

    /** Asks for the prices. */
    public static class PricedStock implements Stock {
        private final Prices prices;

        public PricedStock() throws InterruptedException {
            begun.countDown();
            begun.await();
            prices = manager.object(Prices.class, "prices");
        }

        @Override
        public Prices prices() {
            return prices;
        }
    }

    /** Asks for the stock, which asks for the prices. */
    public static class StockPrices implements Prices {
        private final Stock stock;

        public StockPrices() throws InterruptedException {
            begun.countDown();
            begun.await();
            stock = manager.object(Stock.class, "stock");
        }

        @Override
        public int number() {
            return stock.prices().number();
        }
    }

    private static final AtomicInteger made = new AtomicInteger();
    private static CountDownLatch begun = new CountDownLatch(1);
    private static CountDownLatch mayEnd = new CountDownLatch(1);
    private static int failures;
    private static Manager manager = Manager.start();

    @BeforeEach
    void start() {
        made.set(0);
        begun = new CountDownLatch(1);
        mayEnd = new CountDownLatch(1);
        failures = 0;
        manager = Manager.start("dev.stowaway.share.*");
        manager.register(Prices.class, SlowPrices.class);
    }

    @AfterEach
    void end() {
        mayEnd.countDown();
        manager.close();
    }

    /** The prices of that name, asked for by a thread of its own. */
    private static final class Asking extends FutureTask<Prices> {
        private final Thread thread = new Thread(this);

        Asking(String name) {
            super(() -> manager.object(Prices.class, name));
            thread.setDaemon(true);
            thread.start();
        }

        void awaitThatItWaits() {
            await().until(() -> thread.getState() == Thread.State.WAITING);
        }
    }

    @Test
    void nobody_else_waits_for_a_constructor() throws Exception {
        Asking first = new Asking("prices");
        begun.await();
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> {
            manager.map("stock").put("a", 1);
            manager.share(Prices.class, () -> 7, "other prices");
            return manager.remove("prices");
        });
        assertThat(other.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(manager.names()).containsExactly("other prices", "stock");
        mayEnd.countDown();
        assertThat(first.get().number()).isEqualTo(1);
        assertThat(manager.names()).containsExactly("other prices", "prices", "stock");
    }

    @Test
    void who_asks_for_the_same_gets_the_same_and_one_is_made() throws Exception {
        Asking first = new Asking("prices");
        begun.await();
        Asking second = new Asking("prices");
        second.awaitThatItWaits();
        mayEnd.countDown();
        assertThat(first.get()).isSameAs(second.get()).isSameAs(manager.object(Prices.class, "prices"));
        assertThat(made).hasValue(1);
    }

    @Test
    void a_constructor_that_fails_leaves_nothing_and_who_waited_has_his_own_made() throws Exception {
        failures = 1;
        Asking first = new Asking("prices");
        begun.await();
        Asking second = new Asking("prices");
        second.awaitThatItWaits();
        mayEnd.countDown();
        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("SlowPrices can be made: java.lang.IllegalStateException: no prices yet");
        assertThat(second.get().number()).isEqualTo(2);
        assertThat(manager.names()).containsExactly("prices");
    }

    @Test
    void what_is_made_when_the_manager_is_closed_has_no_name() throws Exception {
        Asking first = new Asking("prices");
        begun.await();
        manager.close();
        mayEnd.countDown();
        assertThatThrownBy(first::get).hasMessageContaining("the manager is closed");
        assertThat(manager.names()).isEmpty();
    }

    @Test
    void a_constructor_can_not_ask_for_what_it_makes() {
        manager.register(Prices.class, OwnPrices.class);
        assertThatThrownBy(() -> manager.object(Prices.class, "own"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"own\" can't be made: its constructor asks for \"own\". Have ");
        assertThat(manager.names()).isEmpty();
    }

    @Test
    void nor_for_what_asks_for_it() {
        manager.register(Prices.class, StockPrices.class);
        manager.register(Stock.class, PricedStock.class);
        assertThatThrownBy(() -> manager.object(Prices.class, "prices"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"prices\" can't be made: its constructor asks for \"stock\", whose constructor"
                        + " asks for \"prices\". Have one of them ask when it is called, and not in its constructor");
        assertThat(manager.names()).isEmpty();
    }

    @Test
    void nor_do_two_constructors_of_two_threads_wait_for_each_other() {
        manager.register(Prices.class, StockPrices.class);
        manager.register(Stock.class, PricedStock.class);
        begun = new CountDownLatch(2);
        Asking prices = new Asking("prices");
        assertThatThrownBy(() -> manager.object(Stock.class, "stock"))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("constructor asks for \"stock\"", "constructor asks for \"prices\"");
        assertThatThrownBy(prices::get)
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("constructor asks for \"stock\"", "constructor asks for \"prices\"");
        assertThat(manager.names()).isEmpty();
    }

    @Test
    void a_constructor_waits_for_what_another_thread_makes() throws Exception {
        manager.register(Stock.class, PricedStock.class);
        Asking prices = new Asking("prices");
        begun.await();
        FutureTask<Stock> stock = new FutureTask<>(() -> manager.object(Stock.class, "stock"));
        Thread thread = new Thread(stock);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        mayEnd.countDown();
        assertThat(stock.get().prices()).isSameAs(prices.get());
        assertThat(manager.names()).containsExactly("prices", "stock");
    }

    @Test
    void a_name_is_taken_also_of_what_is_being_made() throws Exception {
        Asking first = new Asking("prices");
        begun.await();
        FutureTask<Prices> sharing = new FutureTask<>(() -> manager.share(Prices.class, () -> 7, "prices"));
        Thread thread = new Thread(sharing);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        mayEnd.countDown();
        assertThatThrownBy(sharing::get).hasMessageContaining("\"prices\" is taken");
        assertThat(manager.object(Prices.class, "prices")).isSameAs(first.get());
    }
}
