package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchersTest {
    private static final String RELEASE_21 = "JAVA_VERSION=\"21.0.1\"\nMODULES=\"java.base java.instrument\"\n";
    private static final String RELEASE_8 = "JAVA_VERSION=\"1.8.0_402\"\n";
    private static final JavaRuntime JAVA_21 = new JavaRuntime(21, true);
    private static final String OWN = "/opt/own";

    private final ImaginaryDisk disk = new ImaginaryDisk();

    @ParameterizedTest
    @ValueSource(strings = {"java", "/usr/bin/java", "jre/bin/java", "javaw"})
    void a_launcher_is_known_by_its_name(String executable) {
        assertThat(on(Platform.UNIX, null).isJava(executable)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"javac", "/opt/java/run", "java.sh", "JAVA", "java.exe"})
    void other_programs_are_no_launchers(String executable) {
        assertThat(on(Platform.UNIX, null).isJava(executable)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java",
                "JAVAW",
                "java.exe",
                "C:\\Program Files\\Java\\bin\\java.EXE",
                "C:/jdk/bin/javaw",
                "\"C:\\Program Files\\Java\\bin\\java\""
            })
    void windows_writes_launchers_in_many_ways(String executable) {
        assertThat(on(Platform.WINDOWS, null).isJava(executable)).isTrue();
    }

    @Test
    void a_symbolic_link_leads_to_the_runtime() {
        disk.executable("/usr/bin/java", "/usr/lib/jvm/21/bin/java").text("/usr/lib/jvm/21/release", RELEASE_21);
        assertThat(on(Platform.UNIX, null).find("/usr/bin/java", null, 0).runtime())
                .isEqualTo(JAVA_21);
    }

    @Test
    void a_name_alone_is_searched_in_the_path_of_this_jvm() {
        disk.runtime("/b/bin/java", "/b/release", RELEASE_21).runtime("/c/bin/java", "/c/release", RELEASE_8);
        assertThat(on(Platform.UNIX, "/a/bin:/b/bin:/c/bin")
                        .find("java", null, 0)
                        .runtime())
                .isEqualTo(JAVA_21);
        assertThat(on(Platform.UNIX, "/c/bin:/b/bin").find("java", null, 0).runtime())
                .isEqualTo(new JavaRuntime(8, false));
    }

    @Test
    void relative_paths_start_where_the_child_does() {
        disk.runtime("/srv/jre/bin/java", "/srv/jre/release", RELEASE_21);
        assertThat(on(Platform.UNIX, null).find("jre/bin/java", "/srv", 0).runtime())
                .isEqualTo(JAVA_21);
        assertThat(on(Platform.UNIX, "jre/bin").find("java", "/srv", 0).runtime())
                .isEqualTo(JAVA_21);
        assertThat(on(Platform.UNIX, null).find("jre/bin/java", null, 0).runtime())
                .isNull();
    }

    @Test
    void a_launcher_without_a_release_file_is_unknown_as_the_stub_of_macos_is() {
        disk.executable("/usr/bin/java", "/usr/bin/java");
        assertThat(on(Platform.UNIX, "/usr/bin").find("java", null, 0).runtime())
                .isNull();
    }

    @Test
    void a_runtime_in_a_bundle_of_macos_is_found() {
        String home = "/Library/Java/JavaVirtualMachines/temurin-21.jdk/Contents/Home";
        disk.runtime(home + "/bin/java", home + "/release", RELEASE_21);
        assertThat(on(Platform.UNIX, null).find(home + "/bin/java", null, 0).runtime())
                .isEqualTo(JAVA_21);
    }

    @Test
    void the_runtime_of_this_jvm_needs_no_release_file() {
        disk.executable(OWN + "/bin/java", OWN + "/bin/java");
        assertThat(on(Platform.UNIX, null).find(OWN + "/bin/java", null, 0).runtime())
                .isEqualTo(new JavaRuntime(Runtime.version().feature(), true));
    }

    @Test
    void windows_looks_beside_the_parents_program_first() {
        Launchers launchers = new Launchers(Platform.WINDOWS, windows(), "C:\\own", "D:\\old\\bin");
        assertThat(launchers.find("java", null, 0).runtime())
                .isEqualTo(new JavaRuntime(Runtime.version().feature(), true));
        Launchers elsewhere = new Launchers(Platform.WINDOWS, windows(), "C:\\absent", "D:\\old\\bin;C:\\own\\bin");
        assertThat(elsewhere.find("java", null, 0).runtime()).isEqualTo(new JavaRuntime(8, false));
    }

    @Test
    void windows_starts_a_relative_path_where_this_jvm_is() {
        disk.runtime("D:\\child\\jre\\bin\\java.exe", "D:\\child\\jre\\release", RELEASE_8)
                .runtime("jre\\bin\\java.exe", "jre\\release", RELEASE_21);
        assertThat(on(Platform.WINDOWS, null)
                        .find("jre\\bin\\java", "D:\\child", 0)
                        .runtime())
                .isEqualTo(JAVA_21);
    }

    private static ImaginaryDisk windows() {
        return new ImaginaryDisk()
                .executable("C:\\own\\bin\\java.exe", "C:\\own\\bin\\java.exe")
                .runtime("D:\\old\\bin\\java.exe", "D:\\old\\release", RELEASE_8);
    }

    @Test
    void what_was_found_is_believed_for_a_second() {
        disk.runtime("/j/bin/java", "/j/release", RELEASE_21);
        Launchers launchers = on(Platform.UNIX, null);
        assertThat(launchers.find("/j/bin/java", null, 0).runtime()).isEqualTo(JAVA_21);
        disk.text("/j/release", RELEASE_8);
        assertThat(launchers.find("/j/bin/java", null, 999_999_999).runtime()).isEqualTo(JAVA_21);
        assertThat(launchers.find("/j/bin/java", null, 1_000_000_000).runtime()).isEqualTo(new JavaRuntime(8, false));
    }

    @Test
    void a_release_file_tells_version_and_modules() {
        assertThat(JavaRuntime.of("IMPLEMENTOR=\"x\"\r\nJAVA_VERSION=\"17\"\r\nMODULES=\"java.base\"\r\n"))
                .isEqualTo(new JavaRuntime(17, false));
        assertThat(JavaRuntime.of("JAVA_VERSION=25-ea\nMODULES=\"java.instrument\""))
                .isEqualTo(new JavaRuntime(25, true));
        assertThat(JavaRuntime.of("MODULES=\"java.instrument\"")).isNull();
        assertThat(JavaRuntime.of("JAVA_VERSION=\"latest\"")).isNull();
    }

    private Launchers on(Platform platform, @Nullable String path) {
        return new Launchers(platform, disk, OWN, path);
    }
}
