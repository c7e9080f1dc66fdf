package dev.stowaway.managed;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The ways in which a map changes a value by a function, each as a function of key and value. */
final class Changes {
    private Changes() {}

    /** Whether it can be carried out where the map lives, if its class is known there. */
    static boolean canTravel(BiFunction<?, ?, ?> function) {
        return function instanceof Travels travels
                ? travels.function() instanceof Serializable
                : function instanceof Serializable;
    }

    /** A function that is made of another one. */
    private interface Travels extends Serializable {
        Object function();
    }

    record IfAbsent<K, V>(Function<? super K, ? extends @Nullable V> function)
            implements BiFunction<K, @Nullable V, @Nullable V>, Travels {
        IfAbsent {
            Objects.requireNonNull(function);
        }

        @Override
        public @Nullable V apply(K key, @Nullable V known) {
            return known == null ? function.apply(key) : known;
        }
    }

    record IfPresent<K, V>(BiFunction<? super K, ? super V, ? extends @Nullable V> function)
            implements BiFunction<K, @Nullable V, @Nullable V>, Travels {
        IfPresent {
            Objects.requireNonNull(function);
        }

        @Override
        public @Nullable V apply(K key, @Nullable V known) {
            return known == null ? null : function.apply(key, known);
        }
    }

    record Merge<K, V>(V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function)
            implements BiFunction<K, @Nullable V, @Nullable V>, Travels {
        Merge {
            Objects.requireNonNull(function);
        }

        @Override
        public @Nullable V apply(K key, @Nullable V known) {
            return known == null ? value : function.apply(known, value);
        }
    }

    record Replace<K, V>(BiFunction<? super K, ? super V, ? extends V> function)
            implements BiFunction<K, @Nullable V, @Nullable V>, Travels {
        Replace {
            Objects.requireNonNull(function);
        }

        @Override
        public @Nullable V apply(K key, @Nullable V known) {
            return known == null
                    ? null
                    : Objects.requireNonNull(
                            function.apply(key, known), "a value that takes another's place is never null");
        }
    }

    record Update<K, V>(UnaryOperator<V> function) implements BiFunction<K, @Nullable V, @Nullable V>, Travels {
        Update {
            Objects.requireNonNull(function);
        }

        @Override
        public @Nullable V apply(K key, @Nullable V known) {
            return known == null ? null : Objects.requireNonNull(function.apply(known), "a shared value is never null");
        }
    }
}
