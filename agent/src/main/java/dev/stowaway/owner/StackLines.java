package dev.stowaway.owner;

import dev.stowaway.report.Frame;
import java.util.ArrayList;
import java.util.List;

/** Reads frames from the lines in which another process tells of them, as {@link StackTraceElement#toString} has them. */
final class StackLines {
    private StackLines() {}

    static List<Frame> frames(List<String> lines) {
        List<Frame> frames = new ArrayList<>();
        for (String line : lines) {
            frames.add(frame(line));
        }
        return frames;
    }

    private static Frame frame(String line) {
        int open = line.indexOf('(');
        String call = withoutOrigin(open < 0 ? line : line.substring(0, open));
        String source =
                open < 0 ? "" : line.substring(open + 1, line.endsWith(")") ? line.length() - 1 : line.length());
        int dot = call.lastIndexOf('.');
        String type = dot < 0 ? "" : call.substring(0, dot);
        String method = call.substring(dot + 1);
        int colon = source.lastIndexOf(':');
        String file = colon < 0 ? source : source.substring(0, colon);
        // "Native Method" and "Unknown Source" are no files.
        return new Frame(type, method, file.isEmpty() || file.indexOf(' ') >= 0 ? null : file, number(source, colon));
    }

    /** Without loader and module, which end with a slash; so does the name of a hidden class, before its address. */
    private static String withoutOrigin(String call) {
        String rest = call;
        for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
            if (rest.lastIndexOf("$$", slash) >= 0) {
                return rest;
            }
            rest = rest.substring(slash + 1);
        }
        return rest;
    }

    private static int number(String source, int colon) {
        try {
            return colon < 0 ? 0 : Integer.parseInt(source.substring(colon + 1));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
