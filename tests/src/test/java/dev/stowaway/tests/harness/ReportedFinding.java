package dev.stowaway.tests.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A finding as a person reads it: a headline with the path, and lines below it that begin with a label.
 *
 * @param lines by label ({@code lock}, {@code path}, {@code declared}, ...); continued lines are joined with a blank
 */
public record ReportedFinding(String path, Map<String, String> lines) {
    private static final Pattern HEADLINE = Pattern.compile("stowaway\\b.*?: a lock was serialized: (.*)");
    private static final Pattern LABELLED = Pattern.compile(" {2}(\\w+) +(.*)");
    private static final Pattern CONTINUED = Pattern.compile(" {4,}(\\S.*)");

    /** The line with this label. */
    public String line(String label) {
        String text = lines.get(label);
        if (text == null) {
            throw new AssertionError("no line \"" + label + "\" in " + this);
        }
        return text;
    }

    /** All findings in a log, in its order. */
    public static List<ReportedFinding> parse(String log) {
        List<ReportedFinding> findings = new ArrayList<>();
        Map<String, String> block = new LinkedHashMap<>();
        String label = "";
        for (String line : log.lines().toList()) {
            Matcher headline = HEADLINE.matcher(line);
            Matcher labelled = LABELLED.matcher(line);
            Matcher continued = CONTINUED.matcher(line);
            if (headline.find()) {
                block = new LinkedHashMap<>();
                findings.add(new ReportedFinding(headline.group(1), block));
            } else if (labelled.matches()) {
                label = labelled.group(1);
                block.put(label, labelled.group(2));
            } else if (continued.matches()) {
                block.merge(label, continued.group(1), (above, below) -> above + " " + below);
            } else {
                block = new LinkedHashMap<>();
            }
        }
        return findings;
    }
}
