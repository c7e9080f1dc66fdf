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
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/**
 * A list that processes share. Where it lives, its elements are what was put; elsewhere they are copies. Each method is
 * atomic; an iterator, as any loop over indices, is not. Thread-safe.
 */
public final class ManagedList<E extends @Nullable Object> extends AbstractList<E> implements Called, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient ListService service;
    private final transient Residence residence;

    private ManagedList(ListService service, Residence residence) {
        this.service = service;
        this.residence = residence;
    }

    /** One that lives in another process. */
    ManagedList(RemoteObject object, Residence residence) {
        this(SharedObjects.stub(ListService.class, object, residence.admission()), residence);
    }

    /** An empty one that lives in this process. */
    public static <E extends @Nullable Object> ManagedList<E> create(String name, Reading reading) {
        ListService servant = new ListServant();
        Callee callee = SharedObjects.callee(ListService.class, servant, reading);
        return new ManagedList<>(servant, Residence.here(name, reading.admission(), callee));
    }

    @Override
    public Callee callee() {
        return residence.callee();
    }

    @Override
    public E get(int index) {
        return element(service.get(index));
    }

    @Override
    public E set(int index, E element) {
        return element(service.set(index, element));
    }

    @Override
    public boolean add(E element) {
        modCount++;
        return service.add(element);
    }

    @Override
    public void add(int index, E element) {
        modCount++;
        service.insert(index, element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        modCount++;
        return service.addAll(new ArrayList<>(elements));
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        modCount++;
        return service.insertAll(index, new ArrayList<>(elements));
    }

    @Override
    public E remove(int index) {
        modCount++;
        return element(service.removeAt(index));
    }

    @Override
    public boolean remove(@Nullable Object element) {
        modCount++;
        return service.remove(element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        modCount++;
        return service.removeAll(new ArrayList<>(elements));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        modCount++;
        return service.retainAll(new ArrayList<>(elements));
    }

    @Override
    protected void removeRange(int from, int to) {
        modCount++;
        service.removeRange(from, to);
    }

    @Override
    public void clear() {
        modCount++;
        service.clear();
    }

    @Override
    @SuppressWarnings("unchecked")
    public void sort(@Nullable Comparator<? super E> order) {
        modCount++;
        service.sort((Comparator<Object>) order);
    }

    @Override
    public int size() {
        return service.size();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return service.contains(element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return service.containsAll(new ArrayList<>(elements));
    }

    @Override
    public int indexOf(@Nullable Object element) {
        return service.indexOf(element);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return service.lastIndexOf(element);
    }

    @Override
    public @Nullable Object[] toArray() {
        return service.elements();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] array) {
        return Arrays.asList(service.elements()).toArray(array);
    }

    /** Over what is there when it is asked for. */
    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(service.elements(), Spliterator.ORDERED);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // null is an element where E allows it
    private E element(@Nullable Object element) {
        return (E) element;
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return CollectionHandle.of(CollectionHandle.Form.LIST, this, residence);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a shared list is serialized as a handle");
    }
}
