package dev.stowaway.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.remote.Handed.Kind;
import dev.stowaway.wire.Frame;
import dev.stowaway.wire.Incarnation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Handles as they are read: whole, damaged, or from another version. */
class EnvelopeTest {
    private static final String SOCKET = "/nowhere/1-0.sock";

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_damaged_handle_is_read_or_said_to_be_invalid(
            @ForAll Kind kind, @ForAll boolean isHome, @ForAll @IntRange(max = 200) int at, @ForAll byte value)
            throws Exception {
        byte[] content = content(handed(kind, isHome ? Incarnation.own() : new Incarnation(1, 2), SOCKET, 1));
        content[at % content.length] = value;
        assertReadOrInvalid(content, null);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void a_handle_that_is_cut_off_is_said_to_be_damaged(@ForAll Kind kind, @ForAll @IntRange(max = 200) int length)
            throws Exception {
        byte[] whole = content(handed(kind, new Incarnation(1, 2), SOCKET, 1));

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, length % whole.length), null))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("the handle of a lock is cut off or damaged: ");
    }

    @Property
    void a_handle_with_another_class_than_its_lock_has_is_invalid(@ForAll Kind kind) throws Exception {
        Assume.that(!kind.name().endsWith("_SIDE")); // which has none
        byte[] content = content(handed(kind, new Incarnation(3, kind.ordinal()), SOCKET, 1));
        for (Class<?> type : new Class<?>[] {
            String.class, Object.class, Lock.class, Thread.class, int[].class, ReentrantLock.class, CyclicBarrier.class,
        }) {
            assertThatThrownBy(() -> read(content, type))
                    .as(type.getName())
                    .isInstanceOf(InvalidObjectException.class)
                    .hasMessageContaining(type.getName());
        }
    }

    @Example
    void a_proxy_of_an_applications_class_is_of_that_class() throws Exception {
        Handed handed = handed(Kind.REENTRANT_LOCK, new Incarnation(4, 0), SOCKET, 0);

        assertThat(read(content(handed), OwnLock.class)).isInstanceOf(OwnLock.class);
    }

    @Example
    void another_version_is_refused_and_the_remedy_named() throws Exception {
        byte[] content = content(handed(Kind.SEMAPHORE, new Incarnation(1, 2), SOCKET, 0));
        content[0] = (byte) (Frame.VERSION + 1);

        assertThatThrownBy(() -> read(content, null))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage("the handle of a lock is of format " + (Frame.VERSION + 1)
                        + ", and the Stowaway here reads format " + Frame.VERSION
                        + ": use the same stowaway.jar in the process that wrote it and in this one");
    }

    @Example
    void what_is_not_known_is_named() throws Exception {
        assertInvalid(new byte[] {Frame.VERSION, 77}, "a handle of the unknown form 77");
        assertInvalid(new byte[] {Frame.VERSION, 1, 99}, "a handle of the unknown kind 99");
        assertInvalid(new byte[] {Frame.VERSION, 2, 99}, "a fresh lock of the unknown kind 99");
        assertInvalid(null, "a handle of a lock without content");
        byte[] odd = content(handed(Kind.CYCLIC_BARRIER, new Incarnation(1, 2), SOCKET, 0));
        assertInvalid(odd, "a barrier of 0 parties");
        byte[] side = content(handed(Kind.LOCK_CONDITION, new Incarnation(1, 2), SOCKET, 3));
        assertInvalid(side, "a condition of the unknown side 3 of a lock");
    }

    @Example
    void a_fresh_lock_is_as_it_is_described_or_invalid() throws Exception {
        assertThat(((CountDownLatch) fresh(Fresh.Kind.COUNT_DOWN_LATCH, 3)).getCount())
                .isEqualTo(3);
        assertThat(((CyclicBarrier) fresh(Fresh.Kind.CYCLIC_BARRIER, 3)).getParties())
                .isEqualTo(3);
        assertThat(fresh(Fresh.Kind.MONITOR, 0)).isExactlyInstanceOf(Object.class);
        assertThatThrownBy(() -> fresh(Fresh.Kind.COUNT_DOWN_LATCH, -1))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage("a fresh COUNT_DOWN_LATCH of -1");
    }

    @Example
    void a_lock_has_one_proxy_however_often_it_is_read_and_that_writes_the_handle_again() throws Exception {
        byte[] content = content(handed(Kind.SEMAPHORE, new Incarnation(5, 6), SOCKET, 0));
        Object proxy = read(content, null);

        assertThat(proxy).isInstanceOf(Semaphore.class);
        assertThat(read(content, null)).isSameAs(proxy);
        assertThat(read(write(proxy))).isSameAs(proxy);
    }

    @Example
    void both_sides_of_a_lock_come_from_one_proxy() throws Exception {
        Incarnation owner = new Incarnation(7, 8);
        ReadWriteLock both = (ReadWriteLock) read(content(handed(Kind.READ_WRITE_LOCK, owner, SOCKET, 0)), null);

        assertThat(read(content(handed(Kind.READ_SIDE, owner, SOCKET, 0)), null))
                .isSameAs(both.readLock());
        assertThat(read(content(handed(Kind.WRITE_SIDE, owner, SOCKET, 0)), null))
                .isSameAs(both.writeLock());
    }

    private static void assertInvalid(byte @Nullable [] content, String message) {
        assertThatThrownBy(() -> read(content, null))
                .isInstanceOf(InvalidObjectException.class)
                .hasMessage(message);
    }

    private static void assertReadOrInvalid(byte[] content, @Nullable Class<?> type) throws Exception {
        try {
            assertThat(read(content, type)).isNotNull();
        } catch (InvalidObjectException e) {
            assertThat(e).message().isNotEmpty();
        }
    }

    private static Handed handed(Kind kind, Incarnation owner, String socket, int number) {
        return new Handed(kind, owner, socket, "process 1", 1, 1, false, number, null);
    }

    private static Object fresh(Fresh.Kind kind, int number) throws Exception {
        return read(write(StowawayJarNeededOnTheClassPath.of(new Fresh(kind, number))));
    }

    private static byte[] content(Handed handed) throws ReflectiveOperationException {
        Field content = StowawayJarNeededOnTheClassPath.class.getDeclaredField("content");
        content.setAccessible(true);
        return (byte[]) content.get(StowawayJarNeededOnTheClassPath.of(handed));
    }

    private static Object read(byte @Nullable [] content, @Nullable Class<?> type) throws Exception {
        Constructor<?> constructor =
                StowawayJarNeededOnTheClassPath.class.getDeclaredConstructor(byte[].class, Class.class);
        constructor.setAccessible(true);
        return read(write(constructor.newInstance(content, type)));
    }

    private static byte[] write(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] stream) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
            return in.readObject();
        }
    }
}
