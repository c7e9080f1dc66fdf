package dev.stowaway.queue;

/** Threads of queues: an application ends without asking them. */
final class Threads {
    private Threads() {}

    static void start(Runnable work, String name) {
        Thread thread = new Thread(null, work, name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // that of an application would be kept alive
        thread.start();
    }
}
