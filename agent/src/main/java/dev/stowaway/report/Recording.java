package dev.stowaway.report;

import dev.stowaway.rules.Printable;
import dev.stowaway.rules.RecordFile;
import dev.stowaway.rules.RulesException;
import dev.stowaway.rules.RulesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was met to the rules file of the option {@code record}, when the JVM exits.
 *
 * <p>Assumptions and guarantees: several JVMs may record to one file, a parent and its children for instance. One after
 * the other they add what is still missing; the file is replaced as a whole, so that a reader never sees half of it. A file
 * that can't be read as rules is left as it is.
 */
final class Recording implements Runnable {
    private final RecordFile file;
    private final String name;
    private final Sites sites;
    private final Logging logging;

    Recording(RecordFile file, Sites sites, Logging logging) {
        this.file = file;
        this.name = Printable.of(file.name());
        this.sites = sites;
        this.logging = logging;
    }

    @Override
    public void run() {
        try {
            Baseline baseline = mergeAlone();
            if (baseline.added() > 0 || baseline.decidedOtherwise() > 0) {
                logging.exitLogger().info(message(baseline));
            }
        } catch (RulesException e) {
            logging.exitLogger().warn("record: nothing was recorded: " + e.about(name));
        } catch (IOException e) {
            logging.exitLogger().warn("record: nothing was recorded: " + name + " can't be written (" + e + ")");
        }
    }

    private Baseline mergeAlone() throws IOException, RulesException {
        FileMutex mutex = FileMutex.acquire(path(".lock"));
        try {
            return merge();
        } finally {
            mutex.release();
        }
    }

    private Baseline merge() throws IOException, RulesException {
        Path target = path("");
        @Nullable String before = Files.exists(target) ? RulesFile.text(file.target()) : null;
        Baseline baseline = new Baseline(before, String.valueOf(target.getFileName()));
        String reason = "seen by record on " + LocalDate.now(ZoneOffset.UTC);
        for (Site site : sites.all()) {
            if (site.occurrence().isPreventable()) { // A deadlock that was seen is none to live with.
                baseline.add(site, reason);
            }
        }
        if (before == null || baseline.added() > 0) {
            replace(target, baseline.text());
        }
        return baseline;
    }

    private void replace(Path target, String text) throws IOException {
        Path fresh = path("." + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.writeString(fresh, text);
            copyPermissions(target, fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    private String message(Baseline baseline) {
        int added = baseline.added();
        int decided = baseline.decidedOtherwise();
        return "record: " + added + (added == 1 ? " rule" : " rules") + " added to " + name
                + (decided == 0
                        ? ""
                        : "; " + decided + (decided == 1 ? " site" : " sites")
                                + " left out, which a rule logs or fails");
    }

    private Path path(String suffix) {
        return Path.of(file.target().getPath() + suffix);
    }
}
