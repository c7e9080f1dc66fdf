package dev.stowaway.report;

import dev.stowaway.rules.Options;
import dev.stowaway.rules.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was found in this JVM, and the outlets that tell of it. Made when it is first needed. Thread-safe. */
public final class Evidence {
    private final Policy policy;
    private final Sites sites;
    private final Suppressed suppressed;
    private final FlightRecordings recordings = new FlightRecordings();
    private final @Nullable FindingsFile file;
    private final Reporter reporter;
    private final Summary summary;
    private final @Nullable Recording recording;

    /** @param policy decides what is done about what is found */
    public Evidence(Options options, Policy policy, Logging logging) {
        this.policy = policy;
        sites = new Sites(policy);
        suppressed = new Suppressed(logging);
        file = options.findings() == null ? null : new FindingsFile(options.findings(), logging);
        reporter = new Reporter(logging, file == null ? List.of() : List.of(file), suppressed);
        summary = new Summary(sites, suppressed, logging, file);
        recording = options.record() == null ? null : new Recording(options.record(), sites, logging);
    }

    public Policy policy() {
        return policy;
    }

    public Sites sites() {
        return sites;
    }

    public Suppressed suppressed() {
        return suppressed;
    }

    public Reporter reporter() {
        return reporter;
    }

    public FlightRecordings recordings() {
        return recordings;
    }

    /** Looks after the rules, which may have changed, and tells if they have. */
    public void refreshRules() {
        Policy.Notice notice = policy.refresh();
        if (notice != null) {
            reporter.report(notice);
        }
    }

    /** What is to be done when the JVM exits, one after the other, whatever the others do. */
    public Runnable[] atExit() {
        return new Runnable[] {new Counts(), new Recorded(), summary};
    }

    /** Does that while the JVM runs on: Stowaway leaves it. */
    public void close() {
        tellCounts();
        record();
        summary.tell();
    }

    /** Writes the rules that allow what was found, if they are asked for. */
    public void record() {
        if (recording != null) {
            recording.run();
        }
    }

    /** The text of the summary as of now. */
    public String summary() {
        return summary.text();
    }

    /** Forgets sites and counts, which the file of findings is told before: what is met next is new again. */
    public void reset() {
        tellCounts();
        sites.reset();
    }

    private void tellCounts() {
        if (file != null) {
            file.tellCounts(sites, suppressed);
        }
    }

    private final class Counts implements Runnable {
        @Override
        public void run() {
            tellCounts();
        }
    }

    private final class Recorded implements Runnable {
        @Override
        public void run() {
            record();
        }
    }
}
