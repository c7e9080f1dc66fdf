package dev.stowaway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Map<String, String> NO_VARIABLES = Map.of();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void nothing_set_means_the_defaults(String arguments) throws OptionsException {
        assertThat(parse(arguments)).isEqualTo(Options.defaults());
        assertThat(parse(null)).isEqualTo(Options.defaults());
    }

    @Test
    void the_defaults_in_the_table_are_the_ones_in_effect() throws OptionsException {
        Properties table = new Properties();
        for (Option option : Option.values()) {
            if (!option.defaultValue().isEmpty()) {
                table.setProperty(option.property(), option.defaultValue());
            }
        }

        assertThat(Options.parse(null, table, NO_VARIABLES)).isEqualTo(parse(null));
    }

    @Test
    void reads_every_option(@TempDir Path folder) throws OptionsException, IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"), "fail **");
        Options read = parse("enabled=true,action=fail,locks=com.acme.Mutex:com.acme.Outer$Gate,"
                + "plumbing=com.acme.rpc:org.bus,keys=redact,log=stderr,stack=100,children=none,hazards=data,"
                + "abandoned=stall,rules=" + rules + ",record=" + folder.resolve("b.rules"));
        assertThat(read)
                .isEqualTo(new Options(
                        true,
                        Action.FAIL,
                        List.of("com.acme.Mutex", "com.acme.Outer$Gate"),
                        List.of("com.acme.rpc", "org.bus"),
                        true,
                        new LogTarget.Stderr(),
                        100,
                        Children.NONE,
                        Hazards.DATA,
                        read.rules(),
                        read.record(),
                        null,
                        AbandonPolicy.STALL));
        assertThat(read.rules()).extracting(RulesFile::name).isEqualTo(rules.toString());
        assertThat(read.record())
                .extracting(RecordFile::name)
                .isEqualTo(folder.resolve("b.rules").toString());
        assertThat(parse("action=proxy").action()).isEqualTo(Action.PROXY);
        assertThat(parse("action=fresh").action()).isEqualTo(Action.FRESH);
        assertThat(parse("action=allow , log=app,")).satisfies(options -> {
            assertThat(options.action()).isEqualTo(Action.ALLOW);
            assertThat(options.log()).isEqualTo(new LogTarget.Application());
        });
    }

    @Test
    void arguments_go_before_properties_and_properties_before_variables() throws OptionsException {
        Properties properties = properties("stowaway.stack", "2");
        properties.setProperty("stowaway.action", "fail");
        Map<String, String> variables =
                Map.of("STOWAWAY_STACK", "3", "STOWAWAY_ACTION", "allow", "STOWAWAY_KEYS", "redact", "PATH", "x");

        Options options = Options.parse("stack=1", properties, variables);

        assertThat(options.stack()).isEqualTo(1);
        assertThat(options.action()).isEqualTo(Action.FAIL);
        assertThat(options.redactKeys()).isTrue();
    }

    @Test
    void a_value_that_is_overridden_is_not_looked_at() throws OptionsException {
        assertThat(Options.parse("stack=1", properties("stowaway.stack", "\"many"), NO_VARIABLES)
                        .stack())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enabled=false",
                "enabled=false,action=explode",
                "colour=red,enabled=false",
                "stack=1,stack=2,enabled=false",
                "action=\"a,b\"c,enabled=false,log=/no/such/folder/x"
            })
    void switched_off_it_stays_off_silently_whatever_else_is_wrong(String arguments) throws OptionsException {
        assertThat(parse(arguments).enabled()).isFalse();
    }

    @Test
    void is_switched_off_by_property_and_by_variable_unless_an_argument_says_otherwise() throws OptionsException {
        Properties off = properties("stowaway.enabled", "false");
        off.setProperty("stowaway.colour", "red");

        assertThat(Options.parse(null, off, NO_VARIABLES).enabled()).isFalse();
        assertThat(Options.parse(null, new Properties(), Map.of("STOWAWAY_ENABLED", "false"))
                        .enabled())
                .isFalse();
        assertThat(Options.parse(
                                "enabled=true",
                                properties("stowaway.enabled", "false"),
                                Map.of("STOWAWAY_ENABLED", "false"))
                        .enabled())
                .isTrue();
    }

    @Test
    void a_file_is_opened_for_appending_and_its_name_may_hold_commas_and_colons(@TempDir Path folder)
            throws OptionsException, IOException {
        Path file = folder.resolve("a,b:c.log");
        Files.writeString(file, "earlier\n");

        LogTarget target = parse("stack=3,log=\"" + file + "\",keys=show").log();

        assertThat(target).isInstanceOfSatisfying(LogTarget.File.class, opened -> assertThat(opened.name())
                .isEqualTo(file.toString()));
        try (var stream = ((LogTarget.File) target).stream()) {
            stream.write('x');
        }
        assertThat(file).hasContent("earlier\nx");
    }

    @Test
    void opens_the_file_of_findings_for_appending(@TempDir Path folder) throws OptionsException, IOException {
        Path file = folder.resolve("findings.jsonl");
        Files.writeString(file, "earlier\n");

        AppendedFile findings = Objects.requireNonNull(parse("findings=" + file).findings());

        assertThat(findings.name()).isEqualTo(file.toString());
        try (var stream = findings.stream()) {
            stream.write('x');
        }
        assertThat(file).hasContent("earlier\nx");
    }

    @Test
    void a_mistake_elsewhere_leaves_no_file_behind(@TempDir Path folder) {
        Path file = folder.resolve("x.log");

        assertThat(mistake("log=" + file + ",stack=101")).startsWith("option stack");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_opened_is_a_mistake(@TempDir Path folder) {
        assertThat(mistake("log=" + folder))
                .isEqualTo("option log (agent argument): \"" + folder
                        + "\" can't be opened for appending (Is a directory);"
                        + " allowed: auto, app, stderr, or a file to append to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "enabled=no | option enabled (agent argument): \"no\" is neither true nor false; allowed: true, false",
                "enabled=true,enabled=false | option enabled (agent argument): \"false\" is set a second time;"
                        + " allowed: true, false",
                "action=FAIL | option action (agent argument): \"FAIL\" is no action; allowed: log, fail, proxy, fresh, allow",
                "action= | option action (agent argument): the value is empty; allowed: log, fail, proxy, fresh, allow",
                "action=\"\" | option action (agent argument): the value is empty; allowed: log, fail, proxy, fresh, allow",
                "action | option action (agent argument): the value is empty; allowed: log, fail, proxy, fresh, allow",
                "stack=101 | option stack (agent argument): \"101\" is out of range; allowed: 0 to 100",
                "stack=99999999999 | option stack (agent argument): \"99999999999\" is out of range; allowed: 0 to 100",
                "stack=-1 | option stack (agent argument): \"-1\" is no number of frames; allowed: 0 to 100",
                "stack=1,stack=1 | option stack (agent argument): \"1\" is set a second time; allowed: 0 to 100",
                "keys=hide | option keys (agent argument): \"hide\" is neither show nor redact; allowed: show, redact",
                "locks=com.acme.Mutex: | option locks (agent argument): \"com.acme.Mutex:\" is not a list of class names;"
                        + " allowed: class names, separated by colons",
                "locks=com..Mutex | option locks (agent argument): \"com..Mutex\" is not a list of class names;"
                        + " allowed: class names, separated by colons",
                "plumbing=com.acme.* | option plumbing (agent argument): \"com.acme.*\" is not a list of packages or"
                        + " classes; allowed: packages or classes, separated by colons",
                "log=\"a,b | option log (agent argument): \"\"a,b\" has a double quote that does not pair: quote the whole"
                        + " value; allowed: auto, app, stderr, or a file to append to",
                "log=a\"b\",stack=1 | option log (agent argument): \"a\"b\"\" has a double quote that does not pair: quote"
                        + " the whole value; allowed: auto, app, stderr, or a file to append to",
                "colour=red | option \"colour\" (agent argument), set to \"red\": there is no such option;"
                        + " allowed: enabled, action, locks, plumbing, keys, log, stack, children, hazards, rules, record, findings, abandoned",
                "fail | option \"fail\" (agent argument), set to \"\": there is no such option;"
                        + " allowed: enabled, action, locks, plumbing, keys, log, stack, children, hazards, rules, record, findings, abandoned"
            })
    void names_the_option_its_origin_the_value_and_the_values_allowed(String arguments, String message) {
        assertThat(mistake(arguments)).isEqualTo(message);
    }

    @Test
    void names_the_property_and_the_variable_that_hold_the_mistake() {
        assertThat(mistake(null, properties("stowaway.stack", "x"), NO_VARIABLES))
                .isEqualTo(
                        "option stack (system property stowaway.stack): \"x\" is no number of frames; allowed: 0 to 100");
        assertThat(mistake(null, new Properties(), Map.of("STOWAWAY_STACK", "x")))
                .isEqualTo(
                        "option stack (environment variable STOWAWAY_STACK): \"x\" is no number of frames; allowed: 0 to 100");
        assertThat(mistake(null, properties("stowaway.colour", "red"), NO_VARIABLES))
                .isEqualTo(
                        "option \"colour\" (system property stowaway.colour), set to \"red\": there is no such option;"
                                + " allowed: enabled, action, locks, plumbing, keys, log, stack, children, hazards, rules, record, findings, abandoned");
        assertThat(mistake(null, new Properties(), Map.of("STOWAWAY_HOME", "/x", "STOWAWAY_B", "1", "STOWAWAY_Z", "2")))
                .isEqualTo(
                        "option \"B\" (environment variable STOWAWAY_B), set to \"1\": there is no such option;"
                                + " allowed: enabled, action, locks, plumbing, keys, log, stack, children, hazards, rules, record, findings, abandoned");
    }

    @Test
    void the_notice_is_one_line_even_if_the_value_is_not() {
        OptionsException mistake = catchThrowableOfType(OptionsException.class, () -> parse("action=a\nb\u001b[0m"));

        assertThat(mistake.notice())
                .isEqualTo("stowaway: option action (agent argument): \"a\\nb\\u001b[0m\" is no action;"
                        + " allowed: log, fail, proxy, fresh, allow; the application runs on without Stowaway");
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.rpc.Client, true",
        "com.acme.rpc.v2.Client, true",
        "com.acme.rpcx.Client, false",
        "com.acme.Bus, true",
        "com.acme.Bus$1, true",
        "com.acme.Busy, false",
        "com.acme, false"
    })
    void plumbing_matches_whole_segments_of_a_name(String className, boolean skipped) throws OptionsException {
        assertThat(parse("plumbing=com.acme.rpc:com.acme.Bus").isPlumbing(className))
                .isEqualTo(skipped);
    }

    private static Options parse(@Nullable String arguments) throws OptionsException {
        return Options.parse(arguments, new Properties(), NO_VARIABLES);
    }

    private static String mistake(String arguments) {
        return mistake(arguments, new Properties(), NO_VARIABLES);
    }

    private static String mistake(@Nullable String arguments, Properties properties, Map<String, String> variables) {
        OptionsException mistake =
                catchThrowableOfType(OptionsException.class, () -> Options.parse(arguments, properties, variables));
        assertThat(mistake).isNotNull();
        return String.valueOf(mistake.getMessage());
    }

    private static Properties properties(String key, String value) {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return properties;
    }
}
