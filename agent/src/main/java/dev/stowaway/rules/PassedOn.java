package dev.stowaway.rules;

import java.io.File;
import java.util.Map;
import java.util.Properties;

/** Agent arguments for another JVM, which may run in another folder. */
public final class PassedOn {
    private PassedOn() {}

    /**
     * The same options, with absolute file names.
     *
     * @throws OptionsException if they can't be understood. No file is opened: the other JVM may have other rights.
     */
    public static String arguments(String arguments) throws OptionsException {
        OptionSources sources = OptionSources.of(arguments, new Properties(), Map.of());
        OptionsException mistake = sources.mistake();
        if (mistake != null) {
            throw mistake;
        }
        StringBuilder text = new StringBuilder();
        StringBuilder withoutFiles = new StringBuilder();
        for (Option option : Option.values()) {
            OptionSources.Setting setting = sources.setting(option);
            if (setting != null) {
                String value = absolute(option, setting.value());
                String part = "," + option.key() + "=" + quoted(value);
                text.append(part);
                withoutFiles.append(new File(value).isAbsolute() ? "" : part);
            }
        }
        // For its checks alone.
        Options.parse(withoutFiles.toString(), new Properties(), Map.of());
        return text.length() == 0 ? "" : text.substring(1);
    }

    private static String absolute(Option option, String value) {
        return switch (option) {
            case RULES, RECORD, FINDINGS -> new File(value).getAbsolutePath();
            case LOG -> OptionsReader.isLogKeyword(value) ? value : new File(value).getAbsolutePath();
            default -> value;
        };
    }

    private static String quoted(String value) {
        return value.indexOf(',') >= 0 ? '"' + value + '"' : value;
    }
}
