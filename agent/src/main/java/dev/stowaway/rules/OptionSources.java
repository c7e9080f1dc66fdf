package dev.stowaway.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The options as texts, each from the first of the three places where it is set, or else from the parent process.
 *
 * <p>The first mistake is kept instead of thrown: whether it counts is known only when {@code enabled} has been read.
 */
final class OptionSources {
    static final String PROPERTY_PREFIX = "stowaway.";
    static final String VARIABLE_PREFIX = "STOWAWAY_";

    private static final String ARGUMENT = "agent argument";
    private static final String INHERITED = "inherited from the parent process";
    private static final char QUOTE = '"';

    private final Map<Option, Setting> settings = new EnumMap<>(Option.class);
    private @Nullable OptionsException mistake;

    /** One option as it was set; {@code origin} says where, in words. */
    record Setting(Option option, String origin, String value) {}

    private OptionSources() {}

    static OptionSources of(@Nullable String arguments, Properties properties, Map<String, String> environment) {
        OptionSources sources = new OptionSources();
        boolean isInherited = arguments != null && arguments.startsWith(Inherited.PREFIX);
        if (arguments != null && !isInherited) {
            sources.readArguments(arguments);
        }
        sources.readProperties(properties);
        sources.readVariables(environment);
        if (arguments != null && isInherited) {
            sources.readInherited(arguments.substring(Inherited.PREFIX.length()));
        }
        return sources;
    }

    /** How the option was set; null if nowhere. */
    @Nullable
    Setting setting(Option option) {
        return settings.get(option);
    }

    /** The first thing that could not be understood; null if all could. */
    @Nullable
    OptionsException mistake() {
        return mistake;
    }

    /** Cuts at each comma that is not between quotes. */
    private void readArguments(String arguments) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= arguments.length(); i++) {
            if (i == arguments.length() || (arguments.charAt(i) == ',' && !quoted)) {
                readArgument(arguments.substring(start, i).trim());
                start = i + 1;
            } else if (arguments.charAt(i) == QUOTE) {
                quoted = !quoted;
            }
        }
    }

    private void readArgument(String argument) {
        if (argument.isEmpty()) {
            return; // A trailing comma harms nobody.
        }
        int equals = argument.indexOf('=');
        String key = equals < 0 ? argument : argument.substring(0, equals).trim();
        String value = equals < 0 ? "" : argument.substring(equals + 1);
        Option option = optionOf(key);
        if (option == null) {
            keep(OptionsException.unknown(key, ARGUMENT, value));
        } else if (setting(option) != null) {
            keep(OptionsException.value(option, ARGUMENT, value.trim(), "is set a second time"));
        } else {
            set(option, ARGUMENT, value);
        }
    }

    private void readProperties(Properties properties) {
        String unknown = null;
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PROPERTY_PREFIX) && optionOf(name.substring(PROPERTY_PREFIX.length())) == null) {
                unknown = first(unknown, name);
            }
        }
        if (unknown != null) {
            String value = properties.getProperty(unknown, "");
            keep(OptionsException.unknown(unknown.substring(PROPERTY_PREFIX.length()), propertyOrigin(unknown), value));
        }
        for (Option option : Option.values()) {
            String value = properties.getProperty(option.property());
            if (value != null && setting(option) == null) {
                set(option, propertyOrigin(option.property()), value);
            }
        }
    }

    private void readVariables(Map<String, String> environment) {
        String unknown = null;
        for (String name : environment.keySet()) {
            if (name.startsWith(VARIABLE_PREFIX) && !isVariable(name)) {
                unknown = first(unknown, name);
            }
        }
        if (unknown != null) {
            String value = environment.getOrDefault(unknown, "");
            keep(OptionsException.unknown(unknown.substring(VARIABLE_PREFIX.length()), variableOrigin(unknown), value));
        }
        for (Option option : Option.values()) {
            String value = environment.get(option.variable());
            if (value != null && setting(option) == null) {
                set(option, variableOrigin(option.variable()), value);
            }
        }
    }

    /** What the parent process was told, where this one is told nothing itself. */
    private void readInherited(String arguments) {
        int start = 0;
        for (int end = 0; end <= arguments.length(); end++) {
            if (end == arguments.length() || arguments.charAt(end) == ',') {
                readInheritedOption(arguments.substring(start, end));
                start = end + 1;
            }
        }
    }

    private void readInheritedOption(String argument) {
        int equals = Math.max(argument.indexOf('='), 0);
        String key = argument.substring(0, equals);
        String value = Inherited.decoded(argument.substring(Math.min(equals + 1, argument.length())));
        Option option = optionOf(key);
        if (option == null) {
            keep(OptionsException.unknown(key, INHERITED, value));
        } else if (setting(option) == null) {
            settings.put(option, new Setting(option, INHERITED, value));
        }
    }

    private void set(Option option, String origin, String text) {
        String value = text.trim();
        int opening = value.indexOf(QUOTE);
        if (opening >= 0) {
            boolean whole = opening == 0 && value.indexOf(QUOTE, 1) == value.length() - 1 && value.length() > 1;
            if (!whole) {
                keep(OptionsException.value(
                        option, origin, value, "has a double quote that does not pair: quote the whole value"));
                return;
            }
            value = value.substring(1, value.length() - 1);
        }
        if (value.isEmpty()) {
            keep(OptionsException.noValue(option, origin));
            return;
        }
        settings.put(option, new Setting(option, origin, value));
    }

    private void keep(OptionsException next) {
        if (mistake == null) {
            mistake = next;
        }
    }

    /** The smaller one, so that of two unknown names the same one is reported each time, whatever the map's order. */
    private static String first(@Nullable String known, String name) {
        return known == null || name.compareTo(known) < 0 ? name : known;
    }

    private static @Nullable Option optionOf(String key) {
        for (Option option : Option.values()) {
            if (option.key().equals(key)) {
                return option;
            }
        }
        return null;
    }

    private static boolean isVariable(String name) {
        for (Option option : Option.values()) {
            if (option.variable().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static String propertyOrigin(String name) {
        return "system property " + Printable.of(name);
    }

    private static String variableOrigin(String name) {
        return "environment variable " + Printable.of(name);
    }
}
