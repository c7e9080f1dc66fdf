package dev.stowaway.demo.bakery;

import java.io.IOException;
import java.io.Serializable;

/** The job of one clerk: sell so many buns at that till. This is what the coordinator sends to a worker. */
final class Shift implements Serializable {
    private static final long serialVersionUID = 1;

    private final Bakery bakery;
    private final String till;
    private final int buns;

    Shift(Bakery bakery, String till, int buns) {
        this.bakery = bakery;
        this.till = till;
        this.buns = buns;
    }

    void work() throws IOException {
        for (int sold = 0; sold < buns; sold++) {
            bakery.till(till).sellBun();
        }
    }
}
