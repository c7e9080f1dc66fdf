package dev.stowaway.demo.workers;

import java.io.Serializable;

/** What a worker is sent: its fields are the arguments. */
interface Task extends Serializable {
    /**
     * Works until all is done.
     *
     * @return how often this worker has done what there was to do
     */
    long work() throws InterruptedException;
}
