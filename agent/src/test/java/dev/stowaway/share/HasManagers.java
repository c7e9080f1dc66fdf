package dev.stowaway.share;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A manager in this process and one in its own, and another process that uses what they make. */
abstract class HasManagers {
    static Manager here;
    static Manager manager;
    static Worker worker;

    @BeforeAll
    static void start() throws Exception {
        here = Manager.start("dev.stowaway.share.*");
        manager = Manager.spawn("dev.stowaway.share.*");
        worker = Worker.start();
    }

    @AfterAll
    static void end() throws InterruptedException {
        worker.kill();
        manager.close();
        here.close();
    }

    static Manager manager(boolean isHere) {
        return isHere ? here : manager;
    }
}
