package dev.stowaway.agent;

import dev.stowaway.report.Logging;
import dev.stowaway.report.Recording;
import dev.stowaway.report.Sites;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.RecordFile;

/** Records a run in which no lock was met: the file that is to be read as rules next time is there then, and is empty. */
final class RecordNothing extends Thread {
    private final Options options;
    private final RecordFile record;
    private final Watch watch;
    private final Logging logging;

    RecordNothing(Options options, RecordFile record, Watch watch, Logging logging) {
        super(null, null, "stowaway-record", 0, false);
        this.options = options;
        this.record = record;
        this.watch = watch;
        this.logging = logging;
    }

    @Override
    public void run() {
        try {
            if (!watch.hasMetLock()) {
                Policy policy = new Policy(options.action(), options.rules());
                new Recording(record, new Sites(policy), logging).run();
            }
        } catch (Throwable t) {
            // The JVM is on its way out; there is nobody to tell.
        }
    }
}
