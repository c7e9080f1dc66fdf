package com.acme;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** What applications share: its classes travel only if they are named. */
public interface Till {
    long pay(Coin coin) throws ShortOfChangeException;

    long count(List<Integer> coins);

    void fail(Failure how);

    /** Of a value. */
    record Coin(int cents) implements Serializable {}

    /** How a call can fail. */
    enum Failure {
        WITH_WHAT_CAN_NOT_BE_SERIALIZED,
        WITH_WHAT_IS_NOT_ADMITTED
    }

    /** An exception of the application's. */
    class ShortOfChangeException extends Exception {
        private static final long serialVersionUID = 1;

        ShortOfChangeException(String message) {
            super(message);
        }
    }

    /** With something in it that does not travel. */
    class UnsharedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // which is the point
        private final Object lamp = new Object();

        UnsharedException(String message) {
            super(message);
        }

        public Object lamp() {
            return lamp;
        }
    }

    /** Where it lives. */
    class Drawer implements Till {
        private long cents;

        @Override
        public synchronized long pay(Coin coin) throws ShortOfChangeException {
            if (coin.cents() > 100) {
                throw new ShortOfChangeException("no change for " + coin.cents());
            }
            cents += coin.cents();
            return cents;
        }

        @Override
        public long count(List<Integer> coins) {
            return coins.stream().mapToLong(Integer::longValue).sum();
        }

        @Override
        public void fail(Failure how) {
            switch (how) {
                case WITH_WHAT_CAN_NOT_BE_SERIALIZED -> throw new UnsharedException("a lamp");
                case WITH_WHAT_IS_NOT_ADMITTED -> throw new com.acme.other.ForeignException("from elsewhere");
            }
        }
    }

    /** A function that can travel, if its class may. */
    record Adding(int cents) implements BiFunction<String, Integer, Integer>, Serializable {
        @Override
        public Integer apply(String key, Integer known) {
            return known + cents;
        }
    }

    /** An order, likewise. */
    record Descending() implements Comparator<Integer>, Serializable {
        @Override
        public int compare(Integer one, Integer other) {
            return Integer.compare(other, one);
        }
    }
}
