package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.OwnerFailedException;
import dev.stowaway.wire.ProcessName;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import net.bytebuddy.ByteBuddy;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects of the application's that others call; mirrors CPython's {@code _TestMyManager}. */
@Timeout(120)
class RegisteredObjectsTest extends HasManagers {
    /** Called by its interface. */
    public interface Account {
        long deposit(long amount) throws OverdrawnException;

        List<Long> history();
    }

    /** An exception of the application's. */
    public static class OverdrawnException extends Exception {
        private static final long serialVersionUID = 1;

        OverdrawnException(String message) {
            super(message);
        }
    }

    /** What is called. */
    public static class BankAccount implements Account {
        private final List<Long> history = new ArrayList<>();
        private long balance;

        @Override
        public synchronized long deposit(long amount) throws OverdrawnException {
            if (balance + amount < 0) {
                throw new OverdrawnException("only " + balance + " there");
            }
            history.add(amount);
            balance += amount;
            return balance;
        }

        @Override
        public synchronized List<Long> history() {
            return history;
        }

        /** Not of the interface. */
        public void rob() {
            balance = 0;
        }
    }

    @Test
    void a_class_of_the_applications_is_called_by_its_interface_and_throws_what_it_throws() throws Exception {
        manager.register(Account.class, BankAccount.class);
        Account account = manager.create(Account.class);
        assertThat(account.deposit(5)).isEqualTo(5);
        assertThat(worker.does(() -> account.deposit(6))).isEqualTo(11);
        assertThat(account.history()).containsExactly(5L, 6L);
        assertThatThrownBy(() -> account.deposit(-100))
                .isInstanceOf(OverdrawnException.class)
                .hasMessage("only 11 there")
                .satisfies(e -> assertThat(e.getStackTrace())
                        .extracting(StackTraceElement::toString)
                        .anyMatch(frame -> frame.contains("BankAccount.deposit"))
                        .anyMatch(frame -> frame.startsWith("dev.stowaway.call(of process "))
                        .anyMatch(frame -> frame.contains("what_it_throws(RegisteredObjectsTest.java")));
        assertThat(account.toString()).startsWith("Account of ");
        assertThat(manager.object(Account.class, "bank")).isSameAs(manager.object(Account.class, "bank"));
    }

    /** What goes wrong in its own way. */
    public interface Batch {
        void cancelled() throws InterruptedException;

        void waits() throws InterruptedException;

        int length(@Nullable String text);
    }

    /** Of this process. */
    private static final class Batches implements Batch {
        @Override
        public void cancelled() throws InterruptedException {
            throw new InterruptedException("cancelled by the operator");
        }

        @Override
        public void waits() throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @Override
        @SuppressWarnings("NullAway") // which is what goes wrong
        public int length(@Nullable String text) {
            return text.length();
        }
    }

    @Test
    void an_interrupt_of_its_own_arrives_as_it_is_and_that_of_the_caller_as_one() throws Exception {
        Batch batch = here.share(Batch.class, new Batches());
        assertThat(worker.does(() -> {
                    String own = "";
                    try {
                        batch.cancelled();
                    } catch (InterruptedException e) {
                        own = e.getMessage() + " " + Thread.currentThread().isInterrupted();
                    }
                    Thread.currentThread().interrupt();
                    try {
                        batch.waits();
                    } catch (InterruptedException e) {
                        return own + ", " + Thread.currentThread().isInterrupted();
                    }
                    return "nothing";
                }))
                .isEqualTo("cancelled by the operator false, false");
    }

    @Test
    void so_does_one_that_comes_while_the_method_waits() throws Exception {
        Batch batch = here.share(Batch.class, new Batches());
        assertThat(worker.does(() -> {
                    Thread waits = Thread.currentThread();
                    Thread interrupts = new Thread(() -> {
                        Awaitility.await().until(() -> isInStub(waits));
                        waits.interrupt();
                    });
                    interrupts.start();
                    try {
                        batch.waits();
                    } catch (InterruptedException e) {
                        interrupts.join();
                        return e.getClass().getName() + " "
                                + Thread.currentThread().isInterrupted();
                    }
                    return "nothing";
                }))
                .isEqualTo("java.lang.InterruptedException false");
    }

    private static boolean isInStub(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals("receive")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void however_many_there_are_of_an_interface_of_the_jdks_they_have_one_class() {
        assertThat(here.share(Runnable.class, System::gc).getClass())
                .isSameAs(here.share(Runnable.class, System::gc).getClass());
    }

    @Test
    void javas_own_words_on_what_was_null_arrive() throws Exception {
        Batch batch = here.share(Batch.class, new Batches());
        String border = "dev.stowaway.call(of " + ProcessName.own() + ")";
        assertThatThrownBy(() -> worker.does(() -> batch.length(null)))
                .hasCauseInstanceOf(NullPointerException.class)
                .hasMessageContaining("Cannot invoke \"String.length()\"")
                .satisfies(e -> assertThat(Objects.requireNonNull(e.getCause()).getStackTrace())
                        .extracting(StackTraceElement::toString)
                        .contains(border));
    }

    /** What a caller can't get. */
    public interface Shelf {
        Object lamp() throws IOException;

        Object file();
    }

    private static final class DarkShelf implements Shelf {
        @Override
        public Object lamp() {
            return new Object();
        }

        @Override
        public Object file() {
            return new File("lamps");
        }
    }

    @Test
    void of_a_result_that_can_not_travel_the_method_is_said() {
        Shelf shelf = here.share(Shelf.class, new DarkShelf());
        String own = "process " + ProcessHandle.current().pid();
        assertThatThrownBy(() -> worker.does(() -> String.valueOf(shelf.lamp())))
                .hasCauseInstanceOf(OwnerFailedException.class)
                .hasMessageContaining("in " + own)
                .hasMessageContaining(": the result of Shelf.lamp can't be sent to another process:"
                        + " java.io.NotSerializableException: java.lang.Object");
        assertThatThrownBy(() -> worker.does(() -> String.valueOf(shelf.file())))
                .hasCauseInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the result of Shelf.file of " + own)
                .hasMessageContaining(" can't be read: a value with the class java.io.File came from another process");
    }

    @Test
    void only_interfaces_and_only_what_is_allowed_can_be_registered() {
        assertThatThrownBy(() -> manager.register(BankAccount.class, BankAccount.class))
                .hasMessageContaining("does not implement the interface");
        assertThatThrownBy(() -> manager.register(Runnable.class, Thread.class))
                .hasMessageContaining("java.lang.Thread")
                .hasMessageContaining("is not allowed");
    }

    @Test
    void a_class_in_no_package_is_to_be_named_itself() {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        Class<? extends Runnable> alone = new ByteBuddy()
                .subclass(Runnable.class)
                .name("Alone")
                .make()
                .load(loader)
                .getLoaded();
        thread.setContextClassLoader(alone.getClassLoader());
        try {
            assertThatThrownBy(() -> here.register(Runnable.class, alone))
                    .hasMessage("Alone is not allowed: name it where the manager is made: Manager.spawn(\"Alone\")");
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private record Hidden(int number) {}

    private static final class HiddenException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Returns what nobody else sees. */
    public interface Returning {
        Hidden[] all();
    }

    /** Throws it. */
    public interface Throwing {
        void fail() throws HiddenException;
    }

    /** Is not seen by anybody else, either. */
    private interface HiddenItself {
        Hidden one();
    }

    @Test
    void what_a_proxy_does_not_see_is_refused_where_it_is_shared_and_not_at_the_call() {
        assertThatThrownBy(() -> here.share(Returning.class, () -> new Hidden[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(Returning.class.getName() + ".all can't be called from other processes: "
                        + Hidden.class.getName() + " is not public, and the interface is. Make both so, or neither");
        assertThatThrownBy(() -> here.share(Throwing.class, () -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(HiddenException.class.getName() + " is not public");
        assertThat(here.share(HiddenItself.class, () -> new Hidden(3)).one()).isEqualTo(new Hidden(3));
    }

    @Test
    void an_object_of_this_process_is_the_object_itself_here() throws Exception {
        Manager here = Manager.start();
        List<Object> inner = new ArrayList<>();
        ConcurrentMap<String, List<Object>> map = here.map();
        map.put("a", inner);
        assertThat(map.get("a")).isSameAs(inner);
        assertThat(worker.does(() -> map.get("a").add("x"))).isTrue();
        assertThat(inner).isEmpty();
        Account account = here.share(Account.class, new BankAccount(), "account");
        String endpoint = here.endpoint();
        assertThat(worker.does(() -> Manager.connect(endpoint)
                        .object(Account.class, "account")
                        .deposit(3)))
                .isEqualTo(3);
        assertThat(account.deposit(1)).isEqualTo(4);
        here.close();
        assertThatThrownBy(here::map)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the manager is closed, since Manager.close() was called in its own process: it makes nothing any"
                                + " more, and what it has made goes on. Close it later, or make another one");
        assertThat(worker.does(map::size)).as("of what it has made").isEqualTo(1);
    }
}
