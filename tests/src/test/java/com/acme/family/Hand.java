package com.acme.family;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A thread with a name, which does one thing after another and writes down what it does with the heirloom. */
final class Hand extends Thread {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Wire wire;
    private final Heirloom heirloom;

    Hand(String name, Wire wire, Heirloom heirloom) {
        super(name);
        setDaemon(true);
        this.wire = wire;
        this.heirloom = heirloom;
    }

    /** Once it is through with what it was given before. */
    void give(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void run() {
        while (true) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                // For a deed that was over before it came.
            }
        }
    }

    /** Calls the lock, and writes down when. */
    String does(String words) {
        Deed deed = Deed.of(words);
        wire.writeNow("call", getName(), words);
        String result = Answer.to(() -> heirloom.does(deed));
        wire.writeNow("return", getName(), result);
        return result;
    }

    /** Calls the lock and has got what it wanted. */
    boolean has(String words) {
        String result = does(words);
        return result.equals(Heirloom.DONE) || result.equals("true");
    }
}
