package dev.stowaway.managed;

import dev.stowaway.UnreadableArgumentException;
import dev.stowaway.objects.Reading;
import dev.stowaway.objects.Residence;
import dev.stowaway.objects.SharedObjects;
import dev.stowaway.owner.Called;
import dev.stowaway.owner.Callee;
import dev.stowaway.remote.RemoteObject;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A list that processes share. Where it lives, its elements are what was put; elsewhere they are copies. Each method is
 * atomic. An iterator is over what is there when it is asked for, and changes nothing if somebody else has changed the list
 * since; a loop over indices, and a part ({@link #subList}), can't tell. Thread-safe.
 */
public final class ManagedList<E extends @Nullable Object> extends AbstractList<E> implements Called, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int NOWHERE = -1;

    private final transient ListService service;
    private final transient Members members;
    private final transient Residence residence;

    private final transient @Nullable Reading reading;

    private ManagedList(ListService service, Residence residence, @Nullable Reading reading) {
        this.service = service;
        this.members = new Members(service);
        this.residence = residence;
        this.reading = reading;
    }

    /** One that lives in another process. */
    ManagedList(RemoteObject object, Residence residence) {
        this(SharedObjects.stub(ListService.class, object, residence.admission()), residence, null);
    }

    /** An empty one that lives in this process. */
    public static <E extends @Nullable Object> ManagedList<E> create(String name, Reading reading) {
        ListService servant = new ListServant();
        Callee callee = SharedObjects.callee(ListService.class, servant, reading);
        return new ManagedList<>(servant, Residence.here(name, reading.admission(), callee), reading);
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
        return changed(service.add(element));
    }

    @Override
    public void add(int index, E element) {
        service.insert(index, element);
        modCount++;
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return changed(service.addAll(new ArrayList<>(elements)));
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        return changed(service.insertAll(index, new ArrayList<>(elements)));
    }

    @Override
    public E remove(int index) {
        Object removed = service.removeAt(index);
        modCount++;
        return element(removed);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return changed(members.remove(element));
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return changed(members.removeAll(elements));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return changed(members.retainAll(elements));
    }

    @Override
    protected void removeRange(int from, int to) {
        service.removeRange(from, to);
        modCount++;
    }

    @Override
    public void clear() {
        service.clear();
        modCount++;
    }

    /** Where the list lives if {@code order} can go there; else here, and again if the list has changed meanwhile. */
    @Override
    @SuppressWarnings("unchecked")
    public void sort(@Nullable Comparator<? super E> order) {
        try {
            service.sort((Comparator<Object>) order);
        } catch (UnreadableArgumentException e) {
            sortHere((Comparator<Object>) order);
        }
        modCount++;
    }

    private void sortHere(@Nullable Comparator<Object> order) {
        Versioned known;
        @Nullable Object[] elements;
        do {
            known = service.read();
            elements = elements(known);
            Arrays.sort(elements, order);
        } while (service.splice(known.version(), 0, elements.length, elements) == ListService.CHANGED);
    }

    /** For the parts of this list, which end with a change that was made by way of it. */
    private boolean changed(boolean isChanged) {
        if (isChanged) {
            modCount++;
        }
        return isChanged;
    }

    @Override
    public int size() {
        return service.size();
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
    public int indexOf(@Nullable Object element) {
        try {
            return service.indexOf(element);
        } catch (UnreadableArgumentException e) {
            Members.checkStranger(e);
            return NOWHERE;
        }
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        try {
            return service.lastIndexOf(element);
        } catch (UnreadableArgumentException e) {
            Members.checkStranger(e);
            return NOWHERE;
        }
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
        return listIterator(0);
    }

    /** Over what is there when it is asked for; it changes the list for as long as nobody else does. */
    @Override
    public ListIterator<E> listIterator(int index) {
        Versioned known = service.read();
        List<E> elements = new ArrayList<>();
        for (Object element : elements(known)) {
            elements.add(element(element));
        }
        Objects.checkIndex(index, elements.size() + 1);
        return new ListCursor<>(this, elements, known.version(), index);
    }

    /** Changes that version of the list, and returns the next one. */
    long splice(long version, int at, int count, @Nullable Object... elements) {
        long then = service.splice(version, at, count, elements);
        if (then == ListService.CHANGED) {
            throw new ConcurrentModificationException("the list was changed by somebody else");
        }
        changed(count != elements.length);
        return then;
    }

    /** Asks again if the list has changed meanwhile. */
    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        while (true) {
            Versioned known = service.read();
            @Nullable Object[] elements = elements(known);
            BitSet removed = new BitSet();
            for (int i = 0; i < elements.length; i++) {
                removed.set(i, filter.test(element(elements[i])));
            }
            if (removed.isEmpty() || service.removeVersion(known.version(), removed)) {
                return changed(!removed.isEmpty());
            }
        }
    }

    /** Gives {@code operator} copies, which it may change and return, and asks again if the list has changed meanwhile. */
    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        Versioned known;
        @Nullable Object[] elements;
        do {
            known = service.read();
            elements = elements(known);
            for (int i = 0; i < elements.length; i++) {
                elements[i] = operator.apply(element(copy(elements[i])));
            }
        } while (service.splice(known.version(), 0, elements.length, elements) == ListService.CHANGED);
    }

    /** From elsewhere, they come as copies. */
    private @Nullable Object copy(@Nullable Object element) {
        try {
            return reading == null ? element : reading.copy(element);
        } catch (IOException | RuntimeException | StackOverflowError e) { // nobody else can see it either
            return element;
        }
    }

    private static @Nullable Object[] elements(Versioned list) {
        return (@Nullable Object[]) list.value();
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

    @Override
    public String toString() {
        String gone = Sized.textIfGone(service, residence);
        return gone == null ? super.toString() : gone;
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
