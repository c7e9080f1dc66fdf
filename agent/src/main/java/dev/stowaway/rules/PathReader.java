package dev.stowaway.rules;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the text of a path or a pattern into edges. Indices, keys and elements become stars, since a site does not tell
 * them apart: a path that was copied from a finding has the edges of its site.
 */
final class PathReader {
    private final String text;
    private final List<String> edges = new ArrayList<>();
    private final List<int[]> followers = new ArrayList<>();
    private final Deque<Integer> openRuns = new ArrayDeque<>();
    private int at;
    private @Nullable String problem;

    PathReader(String text) {
        this.text = text;
    }

    PathPattern read() {
        while (at < text.length()) {
            if (text.charAt(at) == '(' && !text.startsWith("()", at)) {
                openRuns.push(edges.size());
                at++;
            } else if (text.charAt(at) == ')' && !openRuns.isEmpty()) {
                at++;
                endRun(openRuns.pop());
            } else {
                edge();
                endRun(edges.size() - 1);
            }
        }
        if (!openRuns.isEmpty()) {
            problem = "has a ( without its )";
        }
        return new PathPattern(edges, followers);
    }

    /** Why a person did not mean it like that; null if there is nothing odd. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Where a bracket that opens at {@code start} is closed, quoted keys and names of arrays respected; or -1. */
    static int endOfBracket(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                i = endOfQuote(text, i);
                if (i < 0) {
                    return -1;
                }
            } else if (text.startsWith("[]", i)) {
                i++;
            } else if (c == ']') {
                return i;
            }
        }
        return -1;
    }

    private static int endOfQuote(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == text.charAt(start)) {
                return i;
            }
        }
        return -1;
    }

    private void edge() {
        if (text.startsWith(PathPattern.ANY, at) || text.startsWith("." + PathPattern.ANY, at)) {
            at += text.charAt(at) == '.' ? 3 : 2;
            add(PathPattern.ANY);
            if (at < text.length() && !isBoundary(at)) {
                problem = "has a ** within an edge: ** stands for whole edges, as in **.lock";
            }
            return;
        }
        switch (text.charAt(at)) {
            case '[' -> bracket();
            case '{' -> add(text.indexOf('}', at), "{*}");
            case '<' -> add(text.indexOf('>', at), text.startsWith("<...", at) ? PathPattern.ANY : null);
            default -> name();
        }
    }

    private void bracket() {
        if (text.startsWith("[]", at)) {
            add(at + 1, null);
        } else {
            add(endOfBracket(text, at), text.startsWith("[key ", at) ? "[key *]" : "[*]");
        }
    }

    private void name() {
        int end = at + 1;
        while (end < text.length() && !isBoundary(end)) {
            end += text.startsWith("()", end) ? 2 : 1;
        }
        add(text.substring(at, end));
        at = end;
    }

    /** Whether the next edge, or an end, may be there. */
    private boolean isBoundary(int i) {
        return switch (text.charAt(i)) {
            case '.', '[', '{', '<', '~', '+' -> true;
            case '(' -> !text.startsWith("()", i);
            case ')' -> !openRuns.isEmpty();
            case '*' -> text.startsWith(PathPattern.ANY, i);
            default -> false;
        };
    }

    /** Adds what ends at {@code last}: as {@code edge}, or as it stands if that is null. */
    private void add(int last, @Nullable String edge) {
        if (last < 0) {
            problem = "has a " + text.charAt(at) + " that is not closed";
            add(text.substring(at));
            at = text.length();
        } else {
            add(edge == null ? text.substring(at, last + 1) : edge);
            at = last + 1;
        }
    }

    private void add(String edge) {
        edges.add(edge);
        followers.add(new int[] {edges.size()});
    }

    /** Behind the last edge the path may go on at {@code start} once more, if there is a plus. */
    private void endRun(int start) {
        if (at < text.length() && text.charAt(at) == '+') {
            at++;
            int last = edges.size() - 1;
            if (start <= last) {
                int[] known = followers.get(last);
                int[] longer = Arrays.copyOf(known, known.length + 1);
                longer[known.length] = start;
                followers.set(last, longer);
            }
        }
    }
}
