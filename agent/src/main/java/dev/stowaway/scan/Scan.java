package dev.stowaway.scan;

import dev.stowaway.locks.Catalogue;
import dev.stowaway.path.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for locks in serialization streams, wherever in a file or text these begin. Nothing is deserialized, and no class
 * of the application is needed: the streams are read by their grammar.
 *
 * <p>Assumptions and guarantees: whatever the bytes are, the memory taken is bounded (some 50 MB at worst, a few where
 * the streams are small), no exception comes out but those of the consumer, and time goes with the number of bytes. A scan
 * can be used by several threads, each with input of its own.
 */
public final class Scan {
    private static final int MOST_PROBLEMS = 100;

    private final Catalogue catalogue;
    private final boolean redactKeys;
    private final ScanLimits limits;

    /** @param redactKeys whether the keys of maps are kept out of paths */
    public Scan(Catalogue catalogue, boolean redactKeys, ScanLimits limits) {
        this.catalogue = catalogue;
        this.redactKeys = redactKeys;
        this.limits = limits;
    }

    /** Reads to the end, and does not close. What can't be read is a problem that the result names. */
    public ScanResult of(InputStream source, Consumer<? super ScannedLock> found) {
        return run(new Input(source, limits), found);
    }

    public ScanResult of(byte[] bytes, int from, int to, Consumer<? super ScannedLock> found) {
        return run(new Input(bytes, from, to, limits), found);
    }

    /**
     * What is in a text that is a serialization stream: its bytes as characters (Latin-1), Base64, Base64 for URLs, or
     * hexadecimal. Null if it does not begin like one.
     */
    public @Nullable ScanResult ofText(String text, Consumer<? super ScannedLock> found) {
        byte[] bytes = StreamText.decode(text, limits.bytes());
        return bytes == null ? null : of(bytes, 0, bytes.length, found);
    }

    private ScanResult run(Input in, Consumer<? super ScannedLock> found) {
        return new Run(in, found).run();
    }

    /** One scan. */
    private final class Run {
        private final Input in;
        private final LockFinder finder;
        private final StreamReader reader;
        private final List<ScanProblem> problems = new ArrayList<>();
        private long moreProblems;
        private long streams;

        Run(Input in, Consumer<? super ScannedLock> found) {
            Frames frames = new Frames(limits.depth());
            this.in = in;
            this.finder = new LockFinder(frames, catalogue, new Keys(redactKeys), found);
            this.reader = new StreamReader(in, frames, catalogue, finder);
        }

        ScanResult run() {
            try {
                while (in.findStream()) {
                    streams++;
                    stream();
                }
            } catch (ScanStop stop) {
                problem(stop.reason());
            } catch (IOException e) {
                problem("can't be read on: " + e);
            }
            return new ScanResult(
                    in.position(),
                    streams,
                    finder.locks(),
                    finder.passedOver(),
                    finder.first(),
                    problems,
                    moreProblems);
        }

        /** One that is broken does not end the scan: others may follow. */
        private void stream() throws ScanStop, IOException {
            finder.stream(in.position() - 4);
            try {
                reader.read();
            } catch (ScanStop stop) {
                if (stop.endsScan()) {
                    throw stop;
                }
                problem(stop.reason());
            } finally {
                finder.brokenOff();
            }
        }

        private void problem(String reason) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(new ScanProblem(in.position(), reason));
            } else {
                moreProblems++;
            }
        }
    }
}
