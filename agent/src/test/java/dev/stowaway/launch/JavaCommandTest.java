package dev.stowaway.launch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.launch.JavaCommand.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCommandTest {
    private final ImaginaryDisk disk = new ImaginaryDisk();

    @ParameterizedTest
    @CsvSource({
        "com.acme.Main a b,                             CLASS,  com.acme.Main",
        "-Xmx1g -cp a.jar -Da=b com.acme.Main -version, CLASS,  com.acme.Main",
        "--class-path a.jar --add-opens x/y=z Main,     CLASS,  Main",
        "-cp -jar Main,                                 CLASS,  Main",
        "-jar app.jar -version,                         JAR,    app.jar",
        "-jar -Xmx1g lib/app.jar,                       JAR,    lib/app.jar",
        "-p mods -m com.acme/com.acme.Main -x,          MODULE, com.acme/com.acme.Main",
        "--module=com.acme x,                           MODULE, com.acme",
        "--show-version Main,                           CLASS,  Main",
        "-XshowSettings:all -showversion Main,          CLASS,  Main",
        "Hello.java 1,                                  SOURCE, Hello.java",
        "--source 17 script,                            SOURCE, script"
    })
    void what_is_run_is_told_from_options_and_arguments(String arguments, Kind kind, String main) {
        JavaCommand command = read("java " + arguments);
        assertThat(command.kind()).isEqualTo(kind);
        assertThat(command.main()).isEqualTo(main);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-version",
                "-ea --version Main",
                "-help",
                "-?",
                "-X",
                "--help-extra",
                "--list-modules",
                "-d java.base",
                "--describe-module=java.base",
                "--validate-modules",
                "--dry-run Main",
                "-cp a.jar",
                "-Xshare:dump",
                "-Xinternalversion"
            })
    void commands_without_an_application_are_known(String arguments) {
        assertThat(read("java " + arguments).kind()).isEqualTo(Kind.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m jdk.compiler/com.sun.tools.javac.Main",
                "-cp x com.sun.tools.javac.Main A.java",
                "sun.tools.jcmd.JCmd 1",
                "sun.security.tools.keytool.Main"
            })
    void tools_of_the_jdk_are_known_however_they_are_started(String arguments) {
        assertThat(read("java " + arguments).isJdkTool()).isTrue();
    }

    @Test
    void an_applications_own_command_is_no_tool() {
        assertThat(read("java com.acme.sun.tools.Main").isJdkTool()).isFalse();
        assertThat(read("java -jar sun.tools.jar").isJdkTool()).isFalse();
    }

    @Test
    void argument_files_are_read_in_place_up_to_the_main_class() {
        disk.text("/srv/opts", "-cp 'a b.jar' # the class path").text("/srv/main", "com.acme.Main @data");
        JavaCommand command = read("java @opts -ea @main @more", "/srv", Map.of());
        assertThat(command.options()).containsExactly("-cp", "-ea");
        assertThat(command.main()).isEqualTo("com.acme.Main");
    }

    @Test
    void an_argument_file_can_say_which_jar() {
        disk.text("/jar", "lib/app.jar");
        assertThat(read("java -jar @/jar").main()).isEqualTo("lib/app.jar");
    }

    @Test
    void doubled_and_disabled_argument_files_are_none() {
        assertThat(read("java @@Main").main()).isEqualTo("@Main");
        assertThat(read("java --disable-@files @Main").main()).isEqualTo("@Main");
    }

    @Test
    void an_argument_file_that_is_not_there_is_left_to_the_launcher() {
        assertThat(expand("java @absent Main", null, Map.of())).isNull();
    }

    @Test
    void the_launchers_variable_comes_first_and_may_name_files() {
        disk.text("/opts", "--limit-modules java.base");
        JavaCommand command = read("java -ea Main", null, Map.of("JDK_JAVA_OPTIONS", "-Da='b c' @/opts"));
        assertThat(command.options()).containsExactly("-Da=b c", "--limit-modules", "-ea");
        assertThat(command.limitedTo()).isEqualTo("java.base");
    }

    @Test
    void a_variable_that_the_launcher_refuses_is_left_to_it() {
        assertThat(expand("java Main", null, Map.of("JDK_JAVA_OPTIONS", "-ea Main")))
                .isNull();
        assertThat(expand("java Main", null, Map.of("JDK_JAVA_OPTIONS", "'open")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/opt/jdk/bin/java -Xmx1g -Dpassword=x com.acme.Worker secret, java com.acme.Worker",
        "java -jar /srv/lib/worker.jar secret,                         java -jar worker.jar",
        "java -m com.acme/com.acme.Worker secret,                      java -m com.acme/com.acme.Worker",
        "java src/Hello.java secret,                                   java Hello.java",
        "java -version,                                                java",
        "/usr/bin/python3 secret,                                      python3"
    })
    void a_process_is_named_without_what_may_be_a_secret(String command, String name) {
        Launch launch = launch(command, null, Map.of());
        JavaCommand java = command.contains("java") ? read(command) : null;
        assertThat(ProcessName.of(launch, java, Platform.UNIX)).isEqualTo(name);
    }

    private JavaCommand read(String command) {
        return read(command, null, Map.of());
    }

    private JavaCommand read(String command, @Nullable String directory, Map<String, String> environment) {
        return JavaCommand.of(requireNonNull(expand(command, directory, environment)));
    }

    private @Nullable List<String> expand(String command, @Nullable String directory, Map<String, String> environment) {
        return LauncherArguments.of(launch(command, directory, environment), Platform.UNIX, disk);
    }

    private static Launch launch(String command, @Nullable String directory, Map<String, String> environment) {
        return new Launch(List.of(command.trim().split(" +")), environment, directory);
    }
}
