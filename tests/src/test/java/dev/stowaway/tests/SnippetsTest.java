package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents show in Java can be copied into a program that has the jar. */
class SnippetsTest {
    private static final Path ROOT = Jvm.agentJar().resolve("../../..").normalize();
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What a reader has of his own; each snippet's variables hide those of the same names. */
    private static final String READERS_OWN = """
            import static org.assertj.core.api.Assertions.assertThat;
            import dev.stowaway.*;
            import dev.stowaway.share.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.concurrent.locks.*;

            abstract class Snippets {
                interface Order extends Serializable {}
                interface Prices {}
                List<Order> all;
                Order order;
                ObjectOutputStream worker;
                String endpoint;
                Manager manager;
                ConcurrentMap<String, List<Order>> map;
                SharedMemory made;
                abstract void work(Order order);
                Lock lock;
                Map<String, Integer> stock;
                abstract void sell(Map<String, Integer> stock);
                abstract void repair(Object halfDone);
                abstract void alarm(String text);
            """;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "agent/docs/sharing.md", "agent/docs/proxies.md"})
    void compile(String document, @TempDir Path classes) throws IOException {
        StringBuilder program = new StringBuilder(READERS_OWN);
        int count = 0;
        for (Matcher snippet = SNIPPET.matcher(Files.readString(ROOT.resolve(document))); snippet.find(); count++) {
            program.append("void snippet").append(count).append("() throws Exception {\n");
            program.append(snippet.group(1)).append("}\n");
        }
        assertThat(count).as("snippets in " + document).isPositive();

        assertThat(complaints(program.append('}').toString(), classes)).isEmpty();
    }

    private static String complaints(String program, Path classes) {
        String classPath = Jvm.agentJar()
                + System.getProperty("path.separator")
                + Jvm.originOf(assertThat("").getClass());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        compiler.getTask(
                        complaints,
                        null,
                        null,
                        List.of("-cp", classPath, "-d", classes.toString(), "-Xlint:all,-serial", "-Werror"),
                        null,
                        List.of(new Source(program)))
                .call();
        return complaints.toString();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippets.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
