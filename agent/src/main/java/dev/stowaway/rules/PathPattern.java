package dev.stowaway.rules;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * A path of which parts are left open, as a rule has it, or the pattern of a site, which leaves indices and lengths of
 * runs open. A rule matches a site if there is a path that is as both say: {@code Node.next.next.lock}, copied from a
 * finding, and {@code **.lock} match the site {@code Node.next+.lock}.
 *
 * <p>Both are little automata: an edge leads to the one behind it and, at the end of a repeated run, back to the run's
 * beginning. Whether they have a path in common is whether their ends can be reached together.
 */
final class PathPattern {
    /** Any number of edges, none included. */
    static final String ANY = "**";

    private final List<String> edges;
    private final List<int[]> followers;

    /** @param followers for each edge, where the path may go on behind it; the number of edges is the end */
    PathPattern(List<String> edges, List<int[]> followers) {
        this.edges = edges;
        this.followers = followers;
    }

    /** The pattern of a site. Names that compilers for Java don't write may be read amiss, but always alike. */
    static PathPattern ofSite(String text) {
        return new PathReader(text).read();
    }

    /** Whether this matches every path. */
    boolean isEverything() {
        return edges.size() == 1 && edges.get(0).equals(ANY);
    }

    boolean matches(PathPattern site) {
        return new Search(this, site).isEndReached();
    }

    /** Walks through the pairs of places that both patterns can be at. */
    private static final class Search {
        private final PathPattern rule;
        private final PathPattern site;
        private final int width;
        private final BitSet seen = new BitSet();
        private final Deque<Integer> open = new ArrayDeque<>();

        Search(PathPattern rule, PathPattern site) {
            this.rule = rule;
            this.site = site;
            this.width = site.edges.size() + 1;
        }

        boolean isEndReached() {
            reach(0, 0);
            for (Integer pair = open.poll(); pair != null; pair = open.poll()) {
                step(pair / width, pair % width);
            }
            return seen.get(rule.edges.size() * width + site.edges.size());
        }

        private void step(int inRule, int inSite) {
            if (inRule == rule.edges.size()) {
                return;
            }
            String demanded = rule.edges.get(inRule);
            boolean any = demanded.equals(ANY);
            if (any) {
                for (int next : rule.followers.get(inRule)) {
                    reach(next, inSite);
                }
            }
            if (inSite == site.edges.size()) {
                return;
            }
            String edge = site.edges.get(inSite);
            if (!any && !Glob.matches(demanded, edge, edge.length())) {
                return;
            }
            for (int next : site.followers.get(inSite)) {
                if (any) {
                    reach(inRule, next);
                } else {
                    for (int nextInRule : rule.followers.get(inRule)) {
                        reach(nextInRule, next);
                    }
                }
            }
        }

        private void reach(int inRule, int inSite) {
            int pair = inRule * width + inSite;
            if (!seen.get(pair)) {
                seen.set(pair);
                open.push(pair);
            }
        }
    }
}
