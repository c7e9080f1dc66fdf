package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.IsRefused;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final Path JAR = Path.of(System.getProperty("stowaway.jar"));
    private static final Path README = JAR.resolve("../../../README.md").normalize();

    @Test
    void its_table_of_options_is_the_one_of_the_parser() throws IOException, ReflectiveOperationException {
        List<String> readme = Files.readAllLines(README);
        int header = readme.indexOf("| option | values | default | meaning |");
        assertThat(header).as("the table in " + README.getFileName()).isNotNegative();
        List<String> table = readme.subList(header + 2, readme.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(table).containsExactlyElementsOf(optionsOfTheJar());
    }

    @Test
    void its_words_for_rules_are_the_ones_that_are_read() throws IOException, ReflectiveOperationException {
        assertThat(row("`kind=`"))
                .isEqualTo(words("dev.stowaway.locks.LockKind") + "; of a launch: " + kindsOfHazards()
                        + "; of threads that wait for one another: `deadlock`");
        assertThat(row("`to=`")).isEqualTo(words("dev.stowaway.inspect.Destination$Kind"));
    }

    @EachJdk
    void its_rules_are_read(Jdk jdk, @TempDir Path folder) throws IOException {
        String readme = Files.readString(README);
        int start = readme.indexOf("# what is done");
        Path rules = Files.writeString(
                folder.resolve("stowaway.rules"), readme.substring(start, readme.indexOf("```", start)));

        Jvm.on(jdk)
                .agent("rules=" + rules)
                .run(IsRefused.class, folder.resolve("stream").toString())
                .saidOnce("failed (rule at line 5 of stowaway.rules)");
    }

    /** The second cell of the row that begins with the first. */
    private static String row(String first) throws IOException {
        return Files.readAllLines(README).stream()
                .filter(line -> line.startsWith("| " + first + " | "))
                .map(line -> line.substring(first.length() + 5, line.length() - 2))
                .collect(Collectors.joining());
    }

    private static String words(String type) throws IOException, ReflectiveOperationException {
        try (URLClassLoader jar = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, null)) {
            return Arrays.stream(jar.loadClass(type).getEnumConstants())
                    .map(constant -> word(((Enum<?>) constant).name()))
                    .collect(Collectors.joining(", "));
        }
    }

    private static String kindsOfHazards() throws IOException, ReflectiveOperationException {
        try (URLClassLoader jar = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, null)) {
            Class<?> occurrence = jar.loadClass("dev.stowaway.rules.Occurrence");
            return ((List<?>) occurrence.getField("KINDS_AT_LAUNCH").get(null))
                    .stream().map(kind -> word(String.valueOf(kind))).collect(Collectors.joining(", "));
        }
    }

    /** As a rule spells the name. */
    private static String word(String name) {
        return "`" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "`";
    }

    @Test
    void its_table_of_exit_codes_is_the_one_of_the_help() throws IOException {
        List<String> readme = Files.readAllLines(README);
        int header = readme.indexOf("| exit code | meaning |");
        assertThat(header).as("the table in " + README.getFileName()).isNotNegative();
        List<String> table = readme.subList(header + 2, readme.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        List<String> help = Jvm.on(Jdk.all().get(0))
                .emptyClassPath()
                .runProgram("-jar", JAR.toString())
                .stdout()
                .lines()
                .dropWhile(line -> !line.equals("Exit codes:"))
                .skip(1)
                .map(line -> line.replaceFirst("^ *(\\d+) +(.*)$", "| $1 | $2 |"))
                .toList();

        assertThat(help).isNotEmpty().isEqualTo(table);
    }

    private static List<String> optionsOfTheJar() throws IOException, ReflectiveOperationException {
        try (URLClassLoader jar = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, null)) {
            Class<?> option = jar.loadClass("dev.stowaway.rules.Option");
            return Arrays.stream(option.getEnumConstants())
                    .map(constant -> "| `%s` | %s | %s | %s |"
                            .formatted(
                                    text(option, constant, "key"),
                                    text(option, constant, "allowed"),
                                    code(text(option, constant, "defaultValue")),
                                    text(option, constant, "meaning")))
                    .toList();
        }
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String text(Class<?> option, Object constant, String accessor) {
        try {
            return (String) option.getMethod(accessor).invoke(constant);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(accessor, e);
        }
    }
}
