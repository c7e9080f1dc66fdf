package dev.stowaway.manage;

import dev.stowaway.ManagedSite;
import dev.stowaway.report.Facts;
import dev.stowaway.report.Finding;
import dev.stowaway.report.Frame;
import dev.stowaway.report.Site;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A site at one moment, with the facts of its first finding, whatever form that has. */
@SuppressWarnings("JavaUtilDate") // as in the interface
final class SiteRow implements ManagedSite {
    private final Site site;
    private final long locks;
    private final long replaced;
    private final @Nullable Finding first;
    private final Map<String, String> texts = new HashMap<>();

    SiteRow(Site site) {
        this.site = site;
        this.locks = site.locks();
        this.replaced = site.replaced();
        this.first = site.first();
        if (first != null) {
            first.describe(new Texts());
        }
    }

    @Override
    public String getSite() {
        return site.id();
    }

    @Override
    public long getLocks() {
        return locks;
    }

    @Override
    public long getReplaced() {
        return replaced;
    }

    @Override
    public String getAction() {
        return site.action().key();
    }

    @Override
    public String getKind() {
        return site.occurrence().kind();
    }

    @Override
    public String getLockClass() {
        return site.lockClass();
    }

    @Override
    public String getPattern() {
        return site.pattern();
    }

    @Override
    public String getCallSite() {
        return first == null ? site.occurrence().callSite() : first.callSite();
    }

    @Override
    public @Nullable String getType() {
        return first == null ? null : first.type();
    }

    @Override
    public @Nullable Date getTime() {
        return first == null ? null : new Date(site.reportedMs());
    }

    @Override
    public @Nullable String getState() {
        return texts.get("state");
    }

    @Override
    public @Nullable String getPath() {
        return texts.get("path");
    }

    @Override
    public @Nullable String getDestination() {
        return texts.get("destination.text");
    }

    @Override
    public @Nullable String getThread() {
        return texts.get("thread");
    }

    @Override
    public @Nullable String getEffect() {
        return texts.get("effect");
    }

    @Override
    public @Nullable String getRemedy() {
        return texts.get("remedy");
    }

    @Override
    public @Nullable String getText() {
        return first == null ? null : first.text();
    }

    /** Takes the texts alone; those of a group under its name. */
    private final class Texts implements Facts {
        private String group = "";
        private int items;

        @Override
        public void text(String name, @Nullable String value) {
            if (value != null && items == 0) {
                texts.put(group + name, value);
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

        /** One column has no room for a list. */
        @Override
        public void list(String name) {
            items++;
        }

        @Override
        public void item() {
            items++;
        }

        @Override
        public void begin(String name) {
            group = name + ".";
        }

        @Override
        public void end() {
            if (items > 0) {
                items--;
                return;
            }
            group = "";
        }
    }
}
