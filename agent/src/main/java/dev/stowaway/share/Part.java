package dev.stowaway.share;

/** What a manager makes. */
enum Part {
    MAP("map"),
    LIST("list"),
    SET("set"),
    QUEUE("queue"),
    LOCK("lock"),
    READ_WRITE_LOCK("read-write lock"),
    SEMAPHORE("semaphore"),
    LATCH("latch"),
    BARRIER("barrier"),
    EVENT("event"),
    COUNTER("counter"),
    VALUE("value"),
    NAMESPACE("namespace"),
    ARRAY("array"),
    OBJECT("object");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /** What people call it. */
    String title() {
        return title;
    }
}
