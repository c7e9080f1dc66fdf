package dev.stowaway.managed;

import dev.stowaway.UnreadableArgumentException;
import dev.stowaway.objects.Copies;
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
import java.util.AbstractMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A map that processes share. Where it lives, its values are what was put; elsewhere they are copies. A function is given a
 * copy everywhere, which it may change and return, and nothing else: it is carried out where the map lives if it can go there,
 * else here, and again, on another copy, should the value have changed meanwhile. Views and iterators show what was there when
 * they were asked for. Thread-safe.
 */
public final class ManagedMap<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V>, Called, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient MapService service;
    private final transient Residence residence;

    private ManagedMap(MapService service, Residence residence) {
        this.service = service;
        this.residence = residence;
    }

    /** One that lives in another process. */
    ManagedMap(RemoteObject object, Residence residence) {
        this(SharedObjects.stub(MapService.class, object, residence.admission()), residence);
    }

    /** An empty one that lives in this process. */
    public static <K, V> ManagedMap<K, V> create(String name, Reading reading) {
        MapService servant = new MapServant(reading);
        Callee callee = SharedObjects.callee(MapService.class, servant, reading);
        return new ManagedMap<>(servant, Residence.here(name, reading.admission(), callee));
    }

    @Override
    public Callee callee() {
        return residence.callee();
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        try {
            return value(service.get(required(key)));
        } catch (UnreadableArgumentException e) {
            Members.checkStranger(e);
            return null;
        }
    }

    @Override
    public @Nullable V put(K key, V value) {
        return value(service.put(required(key), required(value)));
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        return value(service.putIfAbsent(required(key), required(value)));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> entries) {
        Map<Object, Object> copy = new HashMap<>();
        for (Map.Entry<? extends K, ? extends V> entry : entries.entrySet()) {
            copy.put(required(entry.getKey()), required(entry.getValue()));
        }
        service.putAll(copy);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        try {
            return value(service.remove(required(key)));
        } catch (UnreadableArgumentException e) {
            Members.checkStranger(e);
            return null;
        }
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object value) {
        Objects.requireNonNull(key);
        try {
            return value != null && service.remove(key, value);
        } catch (UnreadableArgumentException e) {
            Members.checkStranger(e);
            return false;
        }
    }

    @Override
    public @Nullable V replace(K key, V value) {
        return value(service.replace(required(key), required(value)));
    }

    @Override
    public boolean replace(K key, V old, V value) {
        return service.replace(required(key), required(old), required(value));
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        try {
            return service.containsKey(required(key));
        } catch (UnreadableArgumentException e) {
            Members.checkStranger(e);
            return false;
        }
    }

    @Override
    public boolean containsValue(@Nullable Object value) {
        try {
            return service.containsValue(required(value));
        } catch (UnreadableArgumentException e) {
            Members.checkStranger(e);
            return false;
        }
    }

    @Override
    public int size() {
        return service.size();
    }

    @Override
    public boolean isEmpty() {
        return service.size() == 0;
    }

    @Override
    public void clear() {
        service.clear();
    }

    @Override
    public @Nullable V getOrDefault(@Nullable Object key, @Nullable V other) {
        V value = get(key);
        return value == null ? other : value;
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        return computed(required(key), function);
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function) {
        Changes.IfAbsent<K, V> change = new Changes.IfAbsent<>(function);
        V known = get(key);
        return known == null ? computed(required(key), change) : known;
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        return computed(required(key), new Changes.IfPresent<>(function));
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        return computed(required(key), new Changes.Merge<K, V>(Objects.requireNonNull(value), function));
    }

    /** Changes the value of that key, if there is one, and nobody else does at the same time. */
    public @Nullable V update(K key, UnaryOperator<V> function) {
        return computed(required(key), new Changes.Update<>(function));
    }

    /** One value after the other, each of them atomically. */
    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Changes.Replace<K, V> change = new Changes.Replace<>(function);
        for (K key : keySet()) {
            computed(required(key), change);
        }
    }

    @SuppressWarnings("unchecked")
    private @Nullable V computed(Object key, BiFunction<?, ?, ?> function) {
        BiFunction<Object, @Nullable Object, @Nullable Object> untyped =
                (BiFunction<Object, @Nullable Object, @Nullable Object>) Objects.requireNonNull(function);
        if (residence.isHere()) {
            return value(service.compute(key, untyped));
        }
        if (Changes.canTravel(function)) {
            try {
                return value(service.compute(key, untyped));
            } catch (UnreadableArgumentException e) {
                // Something in it can't travel, or its class is not known there.
            }
        }
        while (true) {
            Versioned known = service.read(key);
            if (known != null && function instanceof Changes.IfAbsent) {
                Copies.came(known.value());
                return value(known.value());
            }
            Object fresh = untyped.apply(key, known == null ? null : known.value());
            if (known == null
                    ? fresh == null || service.putIfAbsent(key, fresh) == null
                    : service.replaceVersion(key, known.version(), fresh)) {
                if (!(function instanceof Changes.Merge)) { // which may return what the caller keeps for himself
                    Copies.came(fresh); // of which there is a copy there
                }
                return value(fresh);
            }
        }
    }

    @Override
    public Set<K> keySet() {
        return new Keys<>(this, service);
    }

    @Override
    public Collection<V> values() {
        return new Values<>(this, service);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries<>(this, service);
    }

    @SuppressWarnings("unchecked")
    private @Nullable V value(@Nullable Object value) {
        return (V) value;
    }

    private static Object required(@Nullable Object object) {
        return Objects.requireNonNull(object, "this map has neither the key null nor the value null");
    }

    @Override
    public String toString() {
        String gone = Sized.textIfGone(service, residence);
        return gone == null ? super.toString() : gone;
    }

    @Serial
    private Object writeReplace() throws ObjectStreamException {
        return CollectionHandle.of(CollectionHandle.Form.MAP, this, residence);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a shared map is serialized as a handle");
    }
}
