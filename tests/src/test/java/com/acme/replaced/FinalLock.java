package com.acme.replaced;

import java.util.concurrent.locks.ReentrantLock;

/** A lock of which nobody can make a subclass. */
final class FinalLock extends ReentrantLock {
    private static final long serialVersionUID = 1;
}
