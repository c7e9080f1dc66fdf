package dev.stowaway.rules;

import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that a child process inherits, as the arguments of its agent: {@code inherited:action=fail,stack=3}. They
 * count only where the child is told nothing else. Names of files are absolute, the child may run elsewhere.
 *
 * <p>Quotes, blanks and commas don't come through every shell and launcher unharmed: such characters are written as
 * {@code %} and two hexadecimal digits.
 */
final class Inherited {
    static final String PREFIX = "inherited:";

    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder(PREFIX);

    private Inherited() {}

    /** Empty if all options have their defaults. */
    static String of(Options options) {
        Inherited inherited = new Inherited();
        inherited.addUnlessDefault(Option.ACTION, options.action().key());
        inherited.addAll(Option.LOCKS, options.locks());
        inherited.addAll(Option.PLUMBING, options.plumbing());
        inherited.addUnlessDefault(Option.KEYS, options.redactKeys() ? "redact" : "show");
        if (options.log() instanceof LogTarget.File file) {
            inherited.addFile(Option.LOG, file.name());
        } else if (options.log() instanceof LogTarget.Application) {
            inherited.add(Option.LOG, "app");
        } else if (options.log() instanceof LogTarget.Stderr) {
            inherited.add(Option.LOG, "stderr");
        }
        inherited.addUnlessDefault(Option.STACK, Integer.toString(options.stack()));
        inherited.addUnlessDefault(Option.CHILDREN, options.children().key());
        inherited.addUnlessDefault(Option.HAZARDS, options.hazards().key());
        RulesFile rules = options.rules();
        if (rules != null && new File(rules.name()).exists()) { // It may be the one that is being recorded.
            inherited.addFile(Option.RULES, rules.name());
        }
        inherited.addFile(
                Option.RECORD,
                options.record() == null ? null : options.record().name());
        inherited.addFile(
                Option.FINDINGS,
                options.findings() == null ? null : options.findings().name());
        inherited.addUnlessDefault(Option.ABANDONED, options.abandoned().key());
        return inherited.text.length() == PREFIX.length() ? "" : inherited.text.toString();
    }

    /** The value that the text of one option stands for. */
    static String decoded(String text) {
        StringBuilder value = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = i + 2 < text.length() && text.charAt(i) == '%' ? HEX.indexOf(text.charAt(i + 1)) : -1;
            int low = high < 0 ? -1 : HEX.indexOf(text.charAt(i + 2));
            if (low >= 0) {
                value.append((char) (high << 4 | low));
                i += 2;
            } else {
                value.append(text.charAt(i));
            }
        }
        return value.toString();
    }

    private void addUnlessDefault(Option option, String value) {
        if (!value.equals(option.defaultValue())) {
            add(option, value);
        }
    }

    private void addAll(Option option, List<String> names) {
        if (!names.isEmpty()) {
            add(option, String.join(":", names));
        }
    }

    private void addFile(Option option, @Nullable String name) {
        if (name != null) {
            add(option, new File(name).getAbsolutePath());
        }
    }

    private void add(Option option, String value) {
        text.append(text.length() == PREFIX.length() ? "" : ",")
                .append(option.key())
                .append('=');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == 0x7f || "%,\"'".indexOf(c) >= 0) {
                text.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
            } else {
                text.append(c);
            }
        }
    }
}
