package dev.stowaway.rules;

import dev.stowaway.rules.OptionSources.Setting;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the texts of {@link OptionSources} into values. */
final class OptionsReader {
    private static final int MAX_STACK = 100;

    private final OptionSources sources;

    OptionsReader(OptionSources sources) {
        this.sources = sources;
    }

    Options read() throws OptionsException {
        Setting switched = sources.setting(Option.ENABLED);
        if (switched != null && switched.value().equals("false")) {
            return Options.off();
        }
        OptionsException mistake = sources.mistake();
        if (mistake != null) {
            throw mistake;
        }
        if (switched != null && !switched.value().equals("true")) {
            throw refused(switched, "is neither true nor false");
        }
        Action action = choice(sources.setting(Option.ACTION), Action.values(), Action.LOG, "is no action");
        List<String> locks = names(sources.setting(Option.LOCKS), "is not a list of class names");
        List<String> plumbing = names(sources.setting(Option.PLUMBING), "is not a list of packages or classes");
        boolean redactKeys = redactKeys(sources.setting(Option.KEYS));
        int stack = stack(sources.setting(Option.STACK));
        Children children = choice(
                sources.setting(Option.CHILDREN),
                Children.values(),
                Children.COMMAND,
                "is no way to pass the agent on");
        Hazards hazards =
                choice(sources.setting(Option.HAZARDS), Hazards.values(), Hazards.ALL, "is no set of hazards");
        AbandonPolicy abandoned =
                choice(sources.setting(Option.ABANDONED), AbandonPolicy.values(), AbandonPolicy.MARK, "is no policy");
        RecordFile record = record(sources.setting(Option.RECORD));
        RulesFile rules = rules(sources.setting(Option.RULES), record);
        // Last, so that a mistake elsewhere leaves no file behind.
        AppendedFile findings = file(sources.setting(Option.FINDINGS));
        LogTarget log = log(sources.setting(Option.LOG));
        return new Options(
                true,
                action,
                locks,
                plumbing,
                redactKeys,
                log,
                stack,
                children,
                hazards,
                rules,
                record,
                findings,
                abandoned);
    }

    private static <E extends Choice> E choice(@Nullable Setting setting, E[] choices, E otherwise, String problem)
            throws OptionsException {
        if (setting == null) {
            return otherwise;
        }
        for (E choice : choices) {
            if (choice.key().equals(setting.value())) {
                return choice;
            }
        }
        throw refused(setting, problem);
    }

    private static List<String> names(@Nullable Setting setting, String problem) throws OptionsException {
        if (setting == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        String list = setting.value();
        int start = 0;
        for (int end = 0; end <= list.length(); end++) {
            if (end == list.length() || list.charAt(end) == ':') {
                String name = list.substring(start, end).trim();
                if (!isBinaryName(name)) {
                    throw refused(setting, problem);
                }
                names.add(name);
                start = end + 1;
            }
        }
        return names;
    }

    /** Identifiers with single dots between them. */
    private static boolean isBinaryName(String name) {
        boolean segmentStarts = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (segmentStarts ? !Character.isJavaIdentifierStart(c) : c != '.' && !Character.isJavaIdentifierPart(c)) {
                return false;
            }
            segmentStarts = c == '.';
        }
        return !segmentStarts;
    }

    private static boolean redactKeys(@Nullable Setting setting) throws OptionsException {
        if (setting == null || setting.value().equals("show")) {
            return false;
        }
        if (setting.value().equals("redact")) {
            return true;
        }
        throw refused(setting, "is neither show nor redact");
    }

    private static int stack(@Nullable Setting setting) throws OptionsException {
        if (setting == null) {
            return 0;
        }
        String digits = setting.value();
        int frames = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw refused(setting, "is no number of frames");
            }
            frames = Math.min(frames * 10 + (c - '0'), MAX_STACK + 1);
        }
        if (frames > MAX_STACK) {
            throw refused(setting, "is out of range");
        }
        return frames;
    }

    private static @Nullable RecordFile record(@Nullable Setting setting) throws OptionsException {
        if (setting == null) {
            return null;
        }
        try {
            return RecordFile.check(setting.value());
        } catch (IOException e) {
            throw refused(setting, "can't be written" + Printable.reason(e, setting.value()));
        }
    }

    private static @Nullable RulesFile rules(@Nullable Setting setting, @Nullable RecordFile record)
            throws OptionsException {
        if (setting == null) {
            return null;
        }
        try {
            return RulesFile.open(setting.value(), record != null && record.isAt(setting.value()));
        } catch (RulesException e) {
            throw OptionsException.file(setting.option(), setting.origin(), e.about(Printable.quoted(setting.value())));
        }
    }

    /** Whether that value of {@code log} is not the name of a file. */
    static boolean isLogKeyword(String value) {
        return value.equals("auto") || value.equals("app") || value.equals("stderr");
    }

    private static LogTarget log(@Nullable Setting setting) throws OptionsException {
        if (setting == null || setting.value().equals("auto")) {
            return new LogTarget.Auto();
        }
        String name = setting.value();
        if (name.equals("app")) {
            return new LogTarget.Application();
        }
        if (name.equals("stderr")) {
            return new LogTarget.Stderr();
        }
        return new LogTarget.File(name, opened(setting));
    }

    private static @Nullable AppendedFile file(@Nullable Setting setting) throws OptionsException {
        return setting == null ? null : new AppendedFile(setting.value(), opened(setting));
    }

    private static FileOutputStream opened(Setting setting) throws OptionsException {
        try {
            return new FileOutputStream(setting.value(), true);
        } catch (FileNotFoundException e) {
            throw refused(setting, "can't be opened for appending" + Printable.reason(e, setting.value()));
        }
    }

    private static OptionsException refused(Setting setting, String problem) {
        return OptionsException.value(setting.option(), setting.origin(), setting.value(), problem);
    }
}
