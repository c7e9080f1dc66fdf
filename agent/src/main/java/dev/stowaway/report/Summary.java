package dev.stowaway.report;

import dev.stowaway.rules.Action;
import dev.stowaway.rules.Printable;
import dev.stowaway.rules.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to say at the end of a run: every site with its count. Thread-safe. */
final class Summary implements Runnable {
    private static final int MAX_LINES = 50;

    private final Sites sites;
    private final Suppressed suppressed;
    private final Logging logging;
    private final @Nullable FindingsFile file;

    /** @param file whose lost lines are told of; null if there is none */
    Summary(Sites sites, Suppressed suppressed, Logging logging, @Nullable FindingsFile file) {
        this.sites = sites;
        this.suppressed = suppressed;
        this.logging = logging;
        this.file = file;
    }

    /** Writes it as one event, if there is at least one site, when the JVM exits. */
    @Override
    public void run() {
        if (!sites.all().isEmpty()) {
            logging.exitLogger().warn(text());
        }
    }

    /** The same while the JVM runs. */
    public void tell() {
        if (!sites.all().isEmpty()) {
            logging.logger().warn(text());
        }
    }

    /** The lines, those with the most locks first, without a line feed after the last. */
    public String text() {
        List<Count> counts = counts();
        long locks = 0;
        for (Count count : counts) {
            locks += count.locks;
        }
        StringBuilder text = new StringBuilder("summary: ");
        text.append(number(counts.size(), "site", "sites")).append(", ").append(number(locks, "lock", "locks"));
        appendSites(text, counts);
        appendIfAny(
                text,
                sites.passedOver(),
                "lock of JDK collections passed over",
                "locks of JDK collections passed over");
        String rest = "beyond the limit of " + sites.limit() + " sites, counted only here";
        appendIfAny(text, sites.beyondLimit(), "lock " + rest, "locks " + rest);
        appendBeyondLimit(text);
        appendIfAny(text, suppressed.count(), "error inside Stowaway suppressed", "errors inside Stowaway suppressed");
        appendIfAny(text, logging.failures(), "event did not reach the log", "events did not reach the log");
        appendIfAny(
                text,
                file == null ? 0 : file.lost(),
                "line did not reach the file of findings",
                "lines did not reach the file of findings");
        return text.toString();
    }

    private record Count(Site site, long locks) {}

    /** Read once: the application may go on counting while the lines are sorted. */
    private List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        for (Site site : sites.all()) {
            counts.add(new Count(site, site.locks()));
        }
        counts.sort(new MostLocksFirst());
        return counts;
    }

    private static final class MostLocksFirst implements Comparator<Count> {
        @Override
        public int compare(Count a, Count b) {
            return Long.compare(b.locks, a.locks);
        }
    }

    private static void appendSites(StringBuilder text, List<Count> counts) {
        int width = counts.isEmpty() ? 0 : Long.toString(counts.get(0).locks).length();
        int shown = Math.min(counts.size(), MAX_LINES);
        for (Count count : counts.subList(0, shown)) {
            Site site = count.site;
            Doings doings = new Doings(count.locks, site.outcomes(), site.action());
            String done = doings.text();
            text.append("\n  ")
                    .append(" ".repeat(Math.max(0, width - done.indexOf(' '))))
                    .append(done);
            text.append("  ").append(Printable.of(site.pattern()));
            text.append("  (").append(site.lockClass()).append("; site ").append(site.id());
            text.append(doings.refusals());
            appendVerdict(text, site);
            text.append(')');
        }
        if (counts.size() > shown) {
            text.append("\n  and ").append(counts.size() - shown).append(" more");
        }
    }

    private static void appendVerdict(StringBuilder text, Site site) {
        Verdict verdict = site.verdict();
        if (verdict.rule() != null) {
            text.append("; ").append(verdict.cause());
        }
        if (site.hasVerdictChanged()) {
            text.append("; not from the beginning");
        }
    }

    private void appendBeyondLimit(StringBuilder text) {
        Outcomes outcomes = sites.outcomesBeyondLimit();
        if (!outcomes.all().isEmpty()) {
            Doings doings = new Doings(0, outcomes, Action.LOG);
            text.append(", of them ").append(doings.text()).append(doings.refusals());
        }
    }

    private static void appendIfAny(StringBuilder text, long number, String one, String many) {
        if (number > 0) {
            text.append("\n  ").append(number(number, one, many));
        }
    }

    private static String number(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
