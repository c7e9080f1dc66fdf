package com.acme.paths;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Streams that replace, are reset, have several roots, or go very deep. */
@SuppressWarnings("JdkObsolete") // the old collections are collections too
final class StreamTable extends Table {
    /** Edges of a path that are shown: one more, and it is shortened in the middle. */
    private static final int SHOWN = 64;

    /** Writes locks where there were none. */
    private static final class Replacing extends ObjectOutputStream {
        Replacing() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof ArrayList<?> list) {
                return new LinkedList<>(list);
            }
            return "guarded".equals(object) ? new Guarded() : "lock".equals(object) ? new ReentrantLock() : object;
        }
    }

    @Override
    void fill() {
        severalRoots();
        resetStreams();
        failures();
        replacements();
        deepGraphs();
        write("Box.content.lock", out -> out.writeUnshared(new Box(new Guarded())));
        write("Box.content[1].lock", out -> out.writeUnshared(new Box(List.of("a", new Guarded()))));
    }

    private void severalRoots() {
        write("Box.content.lock", out -> {
            out.writeObject(ListTable.listOf(new Box("harmless"), new Box("harmless")));
            out.writeInt(1);
            out.writeObject(new Box(new Guarded()));
        });
        write("Object[][1].content.lock", out -> {
            Box first = new Box("harmless");
            out.writeObject(new Object[] {first, "a"});
            out.writeObject(new Object[] {first, new Box(new Guarded())});
        });
    }

    private void resetStreams() {
        write("no lock met", out -> {
            Box box = new Box("harmless");
            out.writeObject(box);
            box.content = new Guarded();
            out.writeObject(box); // a reference to what was written
        });
        write("Box.content.lock", out -> {
            Box box = new Box("harmless");
            out.writeObject(box);
            box.content = new Guarded();
            out.reset();
            out.writeObject(box);
        });
    }

    /** One failure doesn't shift the paths of what comes next. */
    private void failures() {
        Guarded guarded = new Guarded();
        write("Object[][1].lock", out -> {
            fails(out, new Box(new Box(List.of(guarded))));
            out.reset();
            out.writeObject(new Object[] {"a", guarded});
        });
    }

    private static void fails(ObjectOutputStream out, Object root) throws IOException {
        try {
            out.writeObject(root);
            throw new AssertionError("a lock was written");
        } catch (ObjectStreamException expected) {
            if (!PrintsPaths.pathIn(expected).equals("Box.content.content[0].lock")) {
                throw expected;
            }
        }
    }

    private void replacements() {
        replacing("String~Guarded.lock", "guarded");
        replacing("String~ReentrantLock", "lock");
        replacing("Box.content~Guarded.lock", new Box("guarded"));
        replacing("Box.content~ReentrantLock", new Box("lock"));
        replacing("Object[][1]~ReentrantLock", new Object[] {"a", "lock"});
        replacing("Box.content~LinkedList[1]~Guarded.lock", new Box(ListTable.listOf("a", "guarded")));
        replacing("ImmutableCollections.List12[1]~Guarded.lock", List.of("a", "guarded"));
        replacing("HashMap[key \"guarded\"]~Guarded.lock", new HashMap<>(Map.of("guarded", "v")));
        replacing("HashMap[\"k\"]~Guarded.lock", new HashMap<>(Map.of("k", "guarded")));
        replacing("ReplacementTable.Replaced~Guarded.lock", new ReplacementTable.Replaced("guarded"));
        replacing("Box.content~ReentrantLock", new Box(new ReplacementTable.Replaced("lock")));
    }

    private void replacing(String path, Object root) {
        write(path, out -> new Replacing().writeObject(root));
    }

    private void deepGraphs() {
        row("Box" + ".content".repeat(SHOWN - 1) + ".lock", boxes(SHOWN - 1));
        String shown = ".content".repeat(SHOWN / 2);
        String last = ".content".repeat(SHOWN / 2 - 1) + ".lock";
        row("Box" + shown + "<... 1 more ...>" + last, boxes(SHOWN));
        row("Box" + shown + "<... 136 more ...>" + last, boxes(199));
    }

    private static Object boxes(int number) {
        Object content = new Guarded();
        for (int i = 0; i < number; i++) {
            content = new Box(content);
        }
        return content;
    }
}
