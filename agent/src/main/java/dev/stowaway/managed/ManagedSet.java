package dev.stowaway.managed;

import dev.stowaway.objects.Reading;
import dev.stowaway.objects.Residence;
import dev.stowaway.objects.SharedObjects;
import dev.stowaway.owner.Called;
import dev.stowaway.owner.Callee;
import dev.stowaway.remote.RemoteObject;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/**
 * A set that processes share, in the order in which elements were added. Where it lives, its elements are what was put;
 * elsewhere they are copies. An iterator is over what is there when it is asked for. Thread-safe.
 */
public final class ManagedSet<E extends @Nullable Object> extends AbstractSet<E> implements Called, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient CollectionService service;
    private final transient Members members;
    private final transient Residence residence;

    private ManagedSet(CollectionService service, Residence residence) {
        this.service = service;
        this.members = new Members(service);
        this.residence = residence;
    }

    /** One that lives in another process. */
    ManagedSet(RemoteObject object, Residence residence) {
        this(SharedObjects.stub(CollectionService.class, object, residence.admission()), residence);
    }

    /** An empty one that lives in this process. */
    public static <E extends @Nullable Object> ManagedSet<E> create(String name, Reading reading) {
        CollectionService servant = new CollectionServant(new LinkedHashSet<>());
        Callee callee = SharedObjects.callee(CollectionService.class, servant, reading);
        return new ManagedSet<>(servant, Residence.here(name, reading.admission(), callee));
    }

    @Override
    public Callee callee() {
        return residence.callee();
    }

    @Override
    public boolean add(E element) {
        return service.add(element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return service.addAll(new ArrayList<>(elements));
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return members.contains(element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return members.containsAll(elements);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return members.remove(element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return members.removeAll(elements);
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return members.retainAll(elements);
    }

    @Override
    public int size() {
        return service.size();
    }

    @Override
    public void clear() {
        service.clear();
    }

    @Override
    public @Nullable Object[] toArray() {
        return service.elements();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] array) {
        return Arrays.asList(service.elements()).toArray(array);
    }

    @Override
    public Iterator<E> iterator() {
        return new Elements(service.elements());
    }

    /** Over what is there when it is asked for. */
    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(service.elements(), Spliterator.ORDERED | Spliterator.DISTINCT);
    }

    private final class Elements implements Iterator<E> {
        private final @Nullable Object[] elements;
        private int next;
        private boolean canRemove;

        Elements(@Nullable Object[] elements) {
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            return next < elements.length;
        }

        @Override
        @SuppressWarnings("unchecked")
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            canRemove = true;
            return (E) elements[next++];
        }

        @Override
        public void remove() {
            if (!canRemove) {
                throw new IllegalStateException("nothing to remove");
            }
            canRemove = false;
            service.remove(elements[next - 1]);
        }
    }

    @Override
    public String toString() {
        String gone = Sized.textIfGone(service, residence);
        return gone == null ? super.toString() : gone;
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return CollectionHandle.of(CollectionHandle.Form.SET, this, residence);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a shared set is serialized as a handle");
    }
}
