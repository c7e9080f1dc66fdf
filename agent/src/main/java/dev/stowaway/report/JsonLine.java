package dev.stowaway.report;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds one line of JSON, in UTF-8. Half of a surrogate pair, which UTF-8 can't express, becomes a question mark. */
final class JsonLine implements Facts {
    private static final String CUT = "...";

    private final JsonStringWriter json = JsonWriter.string().object();
    private final int longestText;

    /** @param longestText characters of a text beyond this many are cut off; and frames beyond an eighth of it */
    JsonLine(int longestText) {
        this.longestText = longestText;
    }

    @Override
    public void text(String name, @Nullable String value) {
        if (value != null) {
            json.value(name, cut(value));
        }
    }

    @Override
    public void number(String name, long value) {
        json.value(name, value);
    }

    @Override
    public void flag(String name, boolean value) {
        json.value(name, value);
    }

    @Override
    public void frame(String name, @Nullable Frame value) {
        if (value != null) {
            json.object(name);
            describe(value);
        }
    }

    @Override
    public void frames(String name, List<Frame> values) {
        json.array(name);
        for (Frame frame : values.subList(0, Math.min(values.size(), longestText / 8))) {
            json.object();
            describe(frame);
        }
        json.end();
    }

    @Override
    public void list(String name) {
        json.array(name);
    }

    @Override
    public void item() {
        json.object();
    }

    @Override
    public void begin(String name) {
        json.object(name);
    }

    @Override
    public void end() {
        json.end();
    }

    /** The whole line with its line feed. To be called once, at the end. */
    byte[] bytes() {
        return json.end().done().concat("\n").getBytes(StandardCharsets.UTF_8);
    }

    private void describe(Frame frame) {
        text("class", frame.type());
        text("method", frame.method());
        text("file", frame.file());
        if (frame.line() > 0) {
            number("line", frame.line());
        }
        json.end();
    }

    private String cut(String value) {
        return value.length() <= longestText
                ? value
                : value.substring(0, longestText).concat(CUT);
    }
}
