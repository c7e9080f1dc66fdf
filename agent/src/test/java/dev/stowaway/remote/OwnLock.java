package dev.stowaway.remote;

import java.util.concurrent.locks.ReentrantLock;

/** An application's class of which there can be a proxy. */
public class OwnLock extends ReentrantLock {
    private static final long serialVersionUID = 1;
}
