package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JarTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final Pattern OURS = Pattern.compile("dev/(stowaway/.*)?"
            + "|META-INF/(MANIFEST\\.MF|(LICENSE|NOTICE)[^/]*|stowaway/(java/((io|lang)/([^/]+\\.class)?)?)?)?");
    private static final Pattern BUILT =
            Pattern.compile("dev/stowaway/(?!shaded/).+\\.class|META-INF/stowaway/.+\\.class");

    @Test
    void holds_nothing_that_could_clash_with_the_application() throws IOException {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("dev/stowaway/agent/StowawayAgent.class")
                    .allMatch(name -> OURS.matcher(name).matches())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void holds_the_bridge_where_nobody_loads_it_by_name() throws IOException {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile())) {
            assertThat(jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.contains("java/io/") || name.contains("java/lang/")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("META-INF/stowaway/java/"));
        }
    }

    @Test
    void is_small() {
        assertThat(Jvm.agentJar())
                .satisfies(jar -> assertThat(jar.toFile().length()).isLessThan(3 * MEBIBYTE));
    }

    @Test
    void says_what_it_is() throws IOException {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.stowaway.agent.StowawayAgent");
            assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.stowaway.agent.StowawayAgent");
            assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.stowaway.command.StowawayCommand");
            assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
            assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("dev.stowaway");
            assertThat(manifest.getValue("Multi-Release")).isNull();
        }
    }

    /** What differs between two builds of the same sources is the time. Shaded classes have that of their release. */
    @Test
    void bears_no_time_of_its_build() throws IOException {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile())) {
            assertThat(jar.stream()
                            .filter(entry -> BUILT.matcher(entry.getName()).matches())
                            .map(JarEntry::getTimeLocal)
                            .distinct())
                    .containsExactly(LocalDateTime.of(2026, 11, 1, 0, 0));
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .doesNotContain("Built-By", "Build-Jdk", "Build-Time");
        }
    }
}
