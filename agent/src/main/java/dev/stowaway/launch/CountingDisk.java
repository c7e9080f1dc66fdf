package dev.stowaway.launch;

import java.io.File;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts the questions: what rests on the answer to one must be asked anew, since files change. Thread-safe. */
final class CountingDisk implements Disk {
    private final Disk disk;
    private final AtomicInteger questions = new AtomicInteger();

    CountingDisk(Disk disk) {
        this.disk = disk;
    }

    int questions() {
        return questions.get();
    }

    @Override
    public @Nullable String executable(String path) {
        questions.incrementAndGet();
        return disk.executable(path);
    }

    @Override
    public boolean isReadable(File file) {
        questions.incrementAndGet();
        return disk.isReadable(file);
    }

    @Override
    public @Nullable String text(String path) {
        questions.incrementAndGet();
        return disk.text(path);
    }

    @Override
    public @Nullable String manifestAttribute(String jar, String name) {
        questions.incrementAndGet();
        return disk.manifestAttribute(jar, name);
    }
}
