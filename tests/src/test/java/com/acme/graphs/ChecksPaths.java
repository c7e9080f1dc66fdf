package com.acme.graphs;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Follows the path to every lock of every graph. Made for {@code action=fail}. */
public final class ChecksPaths {
    private static final String AFTER_PATH = ": a lock (";

    private int locks;

    /** The arguments are the seeds of the graphs. */
    public static void main(String[] seeds) throws IOException {
        ChecksPaths checks = new ChecksPaths();
        for (String seed : seeds) {
            try {
                checks.check(RandomGraph.of(Long.parseLong(seed)));
            } catch (ReflectiveOperationException | RuntimeException e) {
                System.out.println("seed " + seed + ": " + e);
            }
        }
        System.out.println(checks.locks > seeds.length ? "many locks" : checks.locks + " locks");
    }

    /** Each lock fails once; then it is left out, so that the next one is met. */
    private void check(Object root) throws IOException, ReflectiveOperationException {
        Watching stream = new Watching();
        String path = pathOfFirstLock(new ObjectOutputStream(OutputStream.nullOutputStream()), root);
        while (true) {
            String watched = pathOfFirstLock(stream, root);
            if (stream.leftOut.isEmpty() && !String.valueOf(path).equals(String.valueOf(watched))) {
                throw new IllegalStateException(path + " without, " + watched + " with replaceObject");
            }
            if (watched == null) {
                return;
            }
            locks++;
            check(root, watched, stream.last);
            stream.leftOut.add(stream.last);
            stream.reset();
        }
    }

    private static void check(Object root, String path, Object lock) throws ReflectiveOperationException {
        Object found;
        try {
            found = PathWalker.follow(root, path);
        } catch (RuntimeException e) {
            throw new IllegalStateException(path + ": " + e, e);
        }
        if (found != lock) {
            throw new IllegalStateException(path + " leads to " + found + ", not to " + lock);
        }
    }

    /** Null if there is none. */
    private static String pathOfFirstLock(ObjectOutputStream stream, Object root) throws IOException {
        try {
            stream.writeObject(root);
            return null;
        } catch (ObjectStreamException e) {
            return e.getMessage().substring(0, e.getMessage().indexOf(AFTER_PATH));
        }
    }

    /** Knows the lock that is about to be written. */
    private static final class Watching extends ObjectOutputStream {
        final Set<Object> leftOut = Collections.newSetFromMap(new IdentityHashMap<>());
        Object last;

        Watching() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (RandomGraph.isLock(object)) {
                last = object;
            }
            return leftOut.contains(object) ? null : object;
        }
    }
}
