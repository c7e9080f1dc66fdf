package dev.stowaway.manage;

import dev.stowaway.report.Facts;
import dev.stowaway.report.Finding;
import dev.stowaway.report.Frame;
import dev.stowaway.report.Site;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;

/** The sites as a table of open types, which any JMX client can read without our classes. */
final class FindingsTable {
    private static final String SITE = "site";

    /** The columns of text, each with what it says. */
    private static final String[][] TEXTS = {
        {SITE, "six hexadecimal digits, the same in every run"},
        {"type", "the form of finding; null if the locks here are allowed"},
        {"action", "what is done about it"},
        {"kind", "the kind of lock"},
        {"lockClass", "class of the first lock"},
        {"state", "what the first lock was doing"},
        {"path", "object path to the first lock"},
        {"pattern", "the path with indices and keys starred"},
        {"destination", "where the stream leads"},
        {"callSite", "the first frame outside the JDK"},
        {"thread", "the thread that was at work"},
        {"effect", "what the copy does"},
        {"remedy", "what to change"},
        {"text", "the block of the log"},
    };

    private FindingsTable() {}

    static TabularData of(List<Site> sites) throws OpenDataException {
        CompositeType row = rowType();
        TabularData table =
                new TabularDataSupport(new TabularType("Findings", "one row for each site", row, new String[] {SITE}));
        for (Site site : sites) {
            table.put(new CompositeDataSupport(row, values(site)));
        }
        return table;
    }

    private static CompositeType rowType() throws OpenDataException {
        List<String> names = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        List<OpenType<?>> types = new ArrayList<>();
        for (String[] column : TEXTS) {
            names.add(column[0]);
            descriptions.add(column[1]);
            types.add(SimpleType.STRING);
        }
        names.add("locks");
        descriptions.add("how many locks were met here");
        types.add(SimpleType.LONG);
        names.add("time");
        descriptions.add("when the first was reported; null if none was");
        types.add(SimpleType.DATE);
        return new CompositeType(
                "Finding",
                "a site with its first finding",
                names.toArray(new String[0]),
                descriptions.toArray(new String[0]),
                types.toArray(new OpenType<?>[0]));
    }

    @SuppressWarnings("JavaUtilDate") // the only date among the open types
    private static Map<String, @Nullable Object> values(Site site) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (String[] column : TEXTS) {
            values.put(column[0], null);
        }
        values.put(SITE, site.id());
        values.put("action", site.action().key());
        values.put("kind", site.occurrence().kind());
        values.put("lockClass", site.lockClass());
        values.put("pattern", site.pattern());
        values.put("callSite", site.occurrence().callSite());
        Finding first = site.first();
        if (first != null) {
            first.describe(new Row(values));
            values.put("type", first.type());
            values.put("callSite", first.callSite());
            values.put("text", first.text());
        }
        values.put("locks", site.locks());
        values.put("time", first == null ? null : new Date(site.reportedMs()));
        return values;
    }

    /** Takes the texts for which there is a column; of what has parts, its text. */
    private static final class Row implements Facts {
        private final Map<String, @Nullable Object> values;
        private @Nullable String group;

        Row(Map<String, @Nullable Object> values) {
            this.values = values;
        }

        @Override
        public void text(String name, @Nullable String value) {
            String column = group == null ? name : name.equals("text") ? group : "";
            if (values.containsKey(column)) {
                values.put(column, value);
            }
        }

        @Override
        public void number(String name, long value) {}

        @Override
        public void flag(String name, boolean value) {}

        @Override
        public void frame(String name, @Nullable Frame value) {}

        @Override
        public void frames(String name, List<Frame> values) {}

        @Override
        public void begin(String name) {
            group = name;
        }

        @Override
        public void end() {
            group = null;
        }
    }
}
