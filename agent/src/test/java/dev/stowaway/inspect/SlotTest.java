package dev.stowaway.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.access.Access;
import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.rules.Options;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which type all has to be of that can take a lock's place. */
@SuppressWarnings({"serial", "UnusedVariable"}) // what is serialized here is the point
class SlotTest {
    private final ReentrantLock lock = new ReentrantLock();

    @Test
    void a_field_says_what_fits() throws IOException {
        assertThat(slotIn(new Fields().with(lock, null, null))).isEqualTo(Lock.class);
        assertThat(slotIn(new Fields().with(null, lock, null))).isEqualTo(ReentrantLock.class);
        assertThat(slotIn(new Component(lock))).isEqualTo(Lock.class);
    }

    @Test
    void a_field_for_anything_says_nothing() throws IOException {
        assertThat(slotIn(new Fields().with(null, null, lock))).isNull();
        assertThat(slotIn(new Holder<>(lock))).isNull();
    }

    @Test
    void a_class_that_writes_a_field_itself_reads_it_as_it_likes() throws IOException {
        assertThat(slotIn(new WritesItself(lock))).isNull();
        assertThat(slotIn(new External(lock))).isNull();
    }

    @Test
    void an_array_says_what_its_elements_are() throws IOException {
        assertThat(slotIn(new Lock[] {lock})).isEqualTo(Lock.class);
        assertThat(slotIn(new Object[] {lock})).isNull();
        assertThat(slotIn(new Serializable[] {lock})).isNull();
    }

    @Test
    void without_an_edge_that_can_be_shown_nothing_is_known() throws IOException {
        assertThat(slotIn(new Fields())).isNull();
        assertThat(slotIn(null)).isNull();
    }

    /** @param parent null for a lock that is the root */
    private @Nullable Class<?> slotIn(@Nullable Object parent) throws IOException {
        Access access = ReflectiveAccess.create();
        LockKinds kinds = new LockKinds(new Catalogue(List.of()));
        Inspector inspector = new Inspector(access, Options.defaults(), kinds, new ChildStreams());
        ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream());
        @Nullable Object[] ancestors = {null, parent, null};
        return inspector
                .trail(new Meeting(stream, lock, null, ancestors, null, parent == null ? 1 : 2))
                .slot();
    }

    static final class Fields implements Serializable {
        @Nullable
        Lock byInterface;

        @Nullable
        ReentrantLock byClass;

        @Nullable
        Object untold;

        Fields with(@Nullable Lock byInterface, @Nullable ReentrantLock byClass, @Nullable Object untold) {
            this.byInterface = byInterface;
            this.byClass = byClass;
            this.untold = untold;
            return this;
        }
    }

    record Component(Lock lock) implements Serializable {}

    static final class Holder<L extends Lock> implements Serializable {
        final L value;

        Holder(L value) {
            this.value = value;
        }
    }

    static final class WritesItself implements Serializable {
        final transient Lock lock;

        WritesItself(Lock lock) {
            this.lock = lock;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject(lock);
        }
    }

    static final class External implements Externalizable {
        final Lock lock;

        External(Lock lock) {
            this.lock = lock;
        }

        @Override
        public void writeExternal(ObjectOutput out) throws IOException {
            out.writeObject(lock);
        }

        @Override
        public void readExternal(ObjectInput in) {}
    }
}
