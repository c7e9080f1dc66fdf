package dev.stowaway.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The workers of a test, which are gone when it is over. */
final class Workers implements AfterEachCallback {
    private final List<Worker> started = new ArrayList<>();

    Worker start(String... options) throws IOException {
        Worker worker = Worker.start(options);
        started.add(worker);
        return worker;
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        for (Worker worker : started) {
            worker.kill();
        }
    }
}
