package dev.stowaway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritedTest {
    @Test
    void defaults_need_no_words() {
        assertThat(Options.defaults().inherited()).isEmpty();
    }

    @Test
    void a_child_is_told_what_its_parent_was_told(@TempDir Path folder) throws OptionsException, IOException {
        Path rules = Files.writeString(folder.resolve("r.rules"), "fail **");
        Path log = folder.resolve("a, 100% \"new\" b.log");
        String told = "action=fail,locks=a.B:c.D,plumbing=x.y,keys=redact,stack=3,children=environment,hazards=data,"
                + "rules=" + rules + ",record=" + folder.resolve("r2.rules") + ",findings=" + folder.resolve("f.jsonl");
        Options parent = parse(told + ",log=\"" + folder.resolve("x,y.log") + "\"", new Properties(), Map.of());
        Options child = parse(parent.inherited(), new Properties(), Map.of());
        assertThat(child)
                .usingRecursiveComparison()
                .ignoringFields("log.stream", "findings.stream")
                .isEqualTo(parent);
        assertThat(parent.inherited()).doesNotContain(" ", "\"", "x,y");

        Options odd = parse(Inherited.PREFIX + "log=" + encoded(log.toString()), new Properties(), Map.of());
        assertThat(((LogTarget.File) odd.log()).name()).isEqualTo(log.toString());
    }

    @Test
    void a_child_replaces_as_its_parent_does() throws OptionsException {
        assertThat(parse("action=proxy", new Properties(), Map.of()).inherited())
                .isEqualTo("inherited:action=proxy");
        assertThat(parse("inherited:action=fresh", new Properties(), Map.of()).action())
                .isEqualTo(Action.FRESH);
    }

    private static String encoded(String name) {
        return name.replace("%", "%25").replace(",", "%2C").replace(" ", "%20").replace("\"", "%22");
    }

    @Test
    void names_of_files_are_absolute(@TempDir Path folder) throws OptionsException, IOException {
        Path rules = Files.writeString(folder.resolve("my.rules"), "fail **");
        Path here = Path.of("").toAbsolutePath();
        String inherited = parse("rules=" + here.relativize(rules), new Properties(), Map.of())
                .inherited();
        assertThat(inherited).startsWith("inherited:rules=/").endsWith("my.rules");
    }

    @Test
    void rules_that_are_being_recorded_are_not_there_yet(@TempDir Path folder) throws OptionsException {
        Path file = folder.resolve("base.rules");
        Options parent = parse("rules=" + file + ",record=" + file, new Properties(), Map.of());
        assertThat(parent.inherited()).isEqualTo("inherited:record=" + file);
    }

    @Test
    void a_childs_own_property_or_variable_wins() throws OptionsException {
        Properties properties = new Properties();
        properties.setProperty("stowaway.stack", "5");
        Options child =
                parse("inherited:action=fail,stack=3,keys=redact", properties, Map.of("STOWAWAY_ACTION", "log"));
        assertThat(child.action()).isEqualTo(Action.LOG);
        assertThat(child.stack()).isEqualTo(5);
        assertThat(child.redactKeys()).isTrue();
    }

    @Test
    void a_mistake_names_where_it_comes_from() {
        assertThatThrownBy(() -> parse("inherited:colour=red", new Properties(), Map.of()))
                .hasMessageContaining("\"colour\" (inherited from the parent process)");
        assertThatThrownBy(() -> parse("inherited:colour", new Properties(), Map.of()))
                .hasMessageContaining("there is no such option");
    }

    private static Options parse(String arguments, Properties properties, Map<String, String> environment)
            throws OptionsException {
        return Options.parse(arguments, properties, environment);
    }
}
