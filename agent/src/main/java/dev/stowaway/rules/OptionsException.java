package dev.stowaway.rules;

/** Options that can't be understood. The message is one line: the option, its origin, the value, the values allowed. */
public final class OptionsException extends Exception {
    private static final long serialVersionUID = 1L;

    private OptionsException(String message) {
        super(message);
    }

    /** The line that tells the user, on stderr: Stowaway stays off, the application is not touched. */
    public String notice() {
        return "stowaway: " + getMessage() + "; the application runs on without Stowaway";
    }

    /** A value that the option does not take. */
    static OptionsException value(Option option, String origin, String value, String problem) {
        return new OptionsException("option " + option.key() + " (" + origin + "): " + Printable.quoted(value) + " "
                + problem + "; allowed: " + option.allowed());
    }

    /** A file whose content the option does not take. */
    static OptionsException file(Option option, String origin, String problem) {
        return new OptionsException("option " + option.key() + " (" + origin + "): " + problem);
    }

    /** An option without a value. */
    static OptionsException noValue(Option option, String origin) {
        return new OptionsException(
                "option " + option.key() + " (" + origin + "): the value is empty; allowed: " + option.allowed());
    }

    /** A key that no option has. */
    static OptionsException unknown(String key, String origin, String value) {
        StringBuilder keys = new StringBuilder();
        for (Option option : Option.values()) {
            keys.append(keys.length() == 0 ? "" : ", ").append(option.key());
        }
        return new OptionsException("option " + Printable.quoted(key) + " (" + origin + "), set to "
                + Printable.quoted(value) + ": there is no such option; allowed: " + keys);
    }
}
