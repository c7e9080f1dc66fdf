package dev.stowaway.report;

import dev.stowaway.rules.AppendedFile;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The file of the option {@code findings}: JSON lines for tools, of the form that {@code findings.schema.json} says.
 *
 * <p>Assumptions and guarantees: each line is one write in append mode, which the system does as a whole: several
 * threads and JVMs may share the file, and a JVM that is killed loses at most the line that it was writing. A line that
 * can't be written is counted, and the first of them logged. Thread-safe.
 */
final class FindingsFile implements Outlet {
    static final int SCHEMA = 1;

    /** In bytes. Also a reader's buffer has its bounds. */
    private static final int LONGEST_LINE = 60_000;

    /** Texts are far shorter; this is what is tried first, and an eighth of it next. */
    private static final int LONGEST_TEXT = 8_192;

    /** With texts cut to this all that is known of a lock fits, whatever characters have to be escaped. */
    private static final int SHORTEST_TEXT = 128;

    private final AppendedFile file;
    private final Logging logging;
    private final AtomicLong lost = new AtomicLong();
    private @Nullable Jvm jvm;

    FindingsFile(AppendedFile file, Logging logging) {
        this.file = file;
        this.logging = logging;
    }

    @Override
    public void tell(Site site, Finding finding) {
        write(finding.type(), new FindingLine(finding));
    }

    /** How many locks were met since the file was told last: a line for each site, and one for what belongs to none. */
    void tellCounts(Sites sites, Suppressed suppressed) {
        for (Site site : sites.all()) {
            write("count", new CountLine(site));
        }
        write("end", new EndLine(sites, suppressed, lost.get()));
    }

    /** How many lines could not be written. */
    long lost() {
        return lost.get();
    }

    /** What stands in a line behind the facts about the JVM. */
    private interface Line {
        void describe(Facts facts);
    }

    private record FindingLine(Finding finding) implements Line {
        @Override
        public void describe(Facts facts) {
            finding.describe(facts);
        }
    }

    private record CountLine(Site site) implements Line {
        @Override
        public void describe(Facts facts) {
            facts.text("site", site.id());
            facts.number("locks", site.locks());
            facts.text("kind", site.occurrence().kind());
            facts.text("lockClass", site.lockClass());
            facts.text("pattern", site.pattern());
            facts.text("callingMethod", site.occurrence().callSite());
            facts.text("destinationKind", site.occurrence().destination());
            facts.text("action", site.action().key());
            if (site.outcomes() != null) {
                facts.number("replaced", site.replaced());
            }
        }
    }

    private record EndLine(Sites sites, Suppressed suppressed, long lost) implements Line {
        @Override
        public void describe(Facts facts) {
            facts.number("sites", sites.all().size());
            facts.number("passedOver", sites.passedOver());
            facts.number("beyondLimit", sites.beyondLimit());
            facts.number("suppressed", suppressed.count());
            facts.number("lostLines", lost);
        }
    }

    private void write(String type, Line line) {
        try {
            byte[] bytes = fitting(type, line, System.currentTimeMillis());
            file.stream().write(bytes);
        } catch (IOException e) {
            if (lost.getAndIncrement() == 0) {
                logging.logger()
                        .warn(
                                "findings=" + file.name()
                                        + " can't be written; further lines that are lost are only counted",
                                e);
            }
        }
    }

    private byte[] fitting(String type, Line line, long epochMillis) throws IOException {
        Jvm writer = jvm();
        for (int longestText = LONGEST_TEXT; longestText >= SHORTEST_TEXT; longestText /= 8) {
            JsonLine json = new JsonLine(longestText);
            json.number("schema", SCHEMA);
            json.text("type", type);
            json.text("time", Timestamp.of(epochMillis));
            json.text("run", writer.run());
            json.number("pid", writer.pid());
            json.text("program", writer.program());
            line.describe(json);
            byte[] bytes = json.bytes();
            if (bytes.length <= LONGEST_LINE) {
                return bytes;
            }
        }
        throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
    }

    private synchronized Jvm jvm() throws IOException {
        if (jvm == null) {
            endBrokenLine();
            jvm = Jvm.current();
        }
        return jvm;
    }

    /** A JVM that was killed in the middle of a long write, or ran out of disk, may have left half a line. */
    private void endBrokenLine() throws IOException {
        File known = new File(file.name());
        if (!known.isFile() || known.length() == 0) {
            return; // A pipe or a device is not read.
        }
        try (RandomAccessFile earlier = new RandomAccessFile(known, "r")) {
            earlier.seek(earlier.length() - 1);
            if (earlier.read() == '\n') {
                return;
            }
        } catch (IOException e) {
            return; // It may be written but not read: then it is taken for whole.
        }
        file.stream().write('\n');
    }
}
