package dev.stowaway.path;

import java.util.List;

/**
 * One step of a path, and the texts of a whole one.
 *
 * @param from the simple name of the class that the edge leaves
 */
public record Hop(String from, Edge edge) {
    private static final int LONGEST = 64;

    /** The path in one word: {@code Job.stage.caches["eu"].lock}. */
    public static String text(String root, List<Hop> hops, Keys keys) {
        StringBuilder out = new StringBuilder(root);
        for (int i = 0; i < hops.size(); i++) {
            if (isCut(i, hops.size())) {
                i = cut(out, hops.size()) - 1;
                continue;
            }
            hops.get(i).edge().append(out, keys);
        }
        return out.toString();
    }

    /** The path with the class of every object on it: {@code Job .stage → Stage .caches → ...}. */
    public static String arrows(String root, List<Hop> hops, Keys keys) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < hops.size(); i++) {
            out.append(i == 0 ? "" : " \u2192 ");
            if (isCut(i, hops.size())) {
                i = cut(out, hops.size()) - 1;
                continue;
            }
            out.append(hops.get(i).from()).append(' ');
            hops.get(i).edge().append(out, keys);
        }
        return hops.isEmpty() ? root : out.toString();
    }

    private static boolean isCut(int i, int size) {
        return size > LONGEST && i == LONGEST / 2;
    }

    /** Writes how many edges are left out, and returns where the path goes on. */
    private static int cut(StringBuilder out, int size) {
        out.append("<... ").append(size - LONGEST).append(" more ...>");
        return size - LONGEST / 2;
    }
}
