package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.Jvm;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

class JarTest {
    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void holds_nothing_that_could_clash_with_the_application() throws IOException {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName))
                    .contains("dev/stowaway/agent/StowawayAgent.class")
                    .allMatch(name -> isOurs(name) || name.startsWith("META-INF/"))
                    .noneMatch(name -> name.startsWith("META-INF/versions/"))
                    .noneMatch(name -> name.startsWith("META-INF/services/"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void holds_the_bridge_where_nobody_loads_it_by_name() throws IOException {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.contains("java/io/")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("META-INF/stowaway/java/io/"));
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
            assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
            assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
            assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("dev.stowaway");
            assertThat(manifest.getValue("Multi-Release")).isNull();
        }
    }

    /** What differs between two builds of the same sources is the time. */
    @Test
    void bears_no_time_of_its_build() throws IOException {
        try (JarFile jar = new JarFile(Jvm.agentJar().toFile())) {
            assertThat(jar.stream().map(JarEntry::getTimeLocal).distinct()).hasSize(1);
            assertThat(jar.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .doesNotContain("Built-By", "Build-Jdk", "Created-By");
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith("dev/stowaway/") || name.equals("dev/");
    }
}
