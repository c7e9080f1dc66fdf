package dev.stowaway.tests.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** What a reader makes of a file of findings, who knows nothing but the schema in the jar. */
public final class FindingsFile {
    static final String SCHEMA = "dev/stowaway/findings.schema.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private FindingsFile() {}

    /** All lines of {@code type}, each of which fits the schema, as do the others. */
    public static List<JsonNode> lines(Path file, String type) throws IOException {
        return lines(file).stream()
                .filter(line -> line.path("type").asText().equals(type))
                .toList();
    }

    /** All lines, each of which fits the schema. */
    public static List<JsonNode> lines(Path file) throws IOException {
        assertThat(file).content().endsWith("\n");
        JsonSchema schema = schema();
        List<JsonNode> lines = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            JsonNode line = parse(text);
            assertThat(schema.validate(line)).as(text).isEmpty();
            lines.add(line);
        }
        return lines;
    }

    static JsonNode parse(String text) {
        try {
            return JSON.reader()
                    .with(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    static JsonSchema schema() {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile());
                InputStream schema = jar.getInputStream(jar.getEntry(SCHEMA))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
