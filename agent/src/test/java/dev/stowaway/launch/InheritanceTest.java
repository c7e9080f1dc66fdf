package dev.stowaway.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InheritanceTest {
    private static final String JAR = "/lib/stowaway.jar";
    private static final String PREMAIN = "dev.stowaway.agent.StowawayAgent";

    private final ImaginaryDisk disk = new ImaginaryDisk();
    private final Inheritance inheritance = inheritance(Platform.UNIX, JAR, "inherited:action=fail");

    @BeforeEach
    void two_runtimes_and_a_jar() {
        disk.agent(JAR, PREMAIN)
                .agent("/old/sw.jar", PREMAIN)
                .agent("/lib/other.jar", "com.acme.Agent")
                .runtime("/j/bin/java", "/j/release", "JAVA_VERSION=\"21\"\nMODULES=\"java.base java.instrument\"")
                .runtime("/j16/bin/java", "/j16/release", "JAVA_VERSION=\"16\"\nMODULES=\"java.instrument\"")
                .runtime("/small/bin/java", "/small/release", "JAVA_VERSION=\"21\"\nMODULES=\"java.base java.sql\"")
                .executable("/shim/bin/java", "/shim/bin/java");
    }

    @Test
    void the_agent_comes_before_the_childs_own_options() {
        Launch launch = launch("/j/bin/java -Xmx1g Main arg", Map.of());
        assertThat(reason(launch)).isNull();
        assertThat(inheritance.withAgent(launch))
                .containsExactly(
                        "/j/bin/java", "-javaagent:" + JAR + "=inherited:action=fail", "-Xmx1g", "Main", "arg");
    }

    @Test
    void the_callers_command_is_not_touched() {
        List<String> command = new ArrayList<>(List.of("/j/bin/java", "Main"));
        inheritance.withAgent(new Launch(command, Map.of(), null));
        assertThat(command).containsExactly("/j/bin/java", "Main");
    }

    @ParameterizedTest
    @CsvSource({
        "/bin/sh run.sh,                                          NOT_JAVA",
        "/j/bin/javac A.java,                                     NOT_JAVA",
        "/j/bin/java @absent,                                     NOT_UNDERSTOOD",
        "/j/bin/java -version,                                    NO_APPLICATION",
        "/j/bin/java -m jdk.jcmd/sun.tools.jcmd.JCmd,             TOOL",
        "/j/bin/java -jar /lib/stowaway.jar list,                 TOOL",
        "/j/bin/java -javaagent:/lib/stowaway.jar Main,           HAS_AGENT",
        "/j/bin/java -javaagent:/old/sw.jar=action=log Main,      HAS_AGENT",
        "/j/bin/java -javaagent:sw.jar Main,                      HAS_AGENT",
        "/j/bin/java -agentlib:instrument=/old/sw.jar Main,       HAS_AGENT",
        "/j/bin/java -XX:VMOptionsFile=vm Main,                   HAS_AGENT",
        "/j/bin/java @args Main,                                  HAS_AGENT",
        "/j/bin/java -javaagent:/old/sw.jar=enabled=false Main,   HAS_AGENT",
        "/j/bin/java -Dstowaway.enabled=false Main,               SWITCHED_OFF",
        "/j/bin/java -XX:ArchiveClassesAtExit=a.jsa Main,         CLASS_ARCHIVE",
        "/j/bin/java -XX:SharedArchiveFile=a.jsa Main,            CLASS_ARCHIVE",
        "/j/bin/java -XX:AOTCache=a.aot Main,                     CLASS_ARCHIVE",
        "/j/bin/java -XX:AOTMode=record Main,                     CLASS_ARCHIVE",
        "/j/bin/java -XX:Flags=flags Main,                        CLASS_ARCHIVE",
        "/j/bin/java -XX:+AutoCreateSharedArchive Main,           CLASS_ARCHIVE",
        "/j/bin/java -Djava.security.manager Main,                SECURITY_MANAGER",
        "/j16/bin/java Main,                                      OLD_RUNTIME",
        "/small/bin/java Main,                                    NO_INSTRUMENT",
        "/j/bin/java --limit-modules java.sql Main,               NO_INSTRUMENT",
        "/shim/bin/java Main,                                     UNKNOWN_RUNTIME",
        "/absent/bin/java Main,                                   UNKNOWN_RUNTIME"
    })
    void such_a_child_is_left_alone(String command, LeftAlone reason) {
        disk.text("/old/vm", "-Xmx1g\n'-javaagent:/lib/stowaway.jar=action=log'")
                .text("/old/args", "-javaagent:/lib/stowaway.jar")
                .text("/old/flags", "-ShowMessageBoxOnError\nSharedArchiveFile=/x.jsa");
        assertThat(reason(new Launch(List.of(command.split(" ")), Map.of(), "/old")))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/j/bin/java -javaagent:/lib/other.jar Main",
                "/j/bin/java -Dstowaway.enabled=false -Dstowaway.enabled=true Main",
                "/j/bin/java Main -version -Dstowaway.enabled=false",
                "/j/bin/java -Djava.security.manager=allow Main",
                "/j/bin/java --limit-modules=java.sql,java.instrument Main",
                "/j/bin/java -Xshare:auto -XX:+UseSerialGC Main"
            })
    void such_a_child_inherits(String command) {
        assertThat(reason(launch(command, Map.of()))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "JDK_JAVA_OPTIONS,  -javaagent:/lib/stowaway.jar,  HAS_AGENT",
        "JAVA_TOOL_OPTIONS, -javaagent:/lib/stowaway.jar,  HAS_AGENT",
        "_JAVA_OPTIONS,     -javaagent:/lib/stowaway.jar,  HAS_AGENT",
        "JAVA_TOOL_OPTIONS, -Dstowaway.enabled=false,      SWITCHED_OFF",
        "STOWAWAY_ENABLED,  false,                         SWITCHED_OFF",
        "JDK_JAVA_OPTIONS,  -XX:SharedArchiveFile=a.jsa,   CLASS_ARCHIVE"
    })
    void a_variable_counts_as_the_command_does(String name, String value, LeftAlone reason) {
        assertThat(reason(launch("/j/bin/java Main", Map.of(name, value)))).isEqualTo(reason);
    }

    @Test
    void a_property_wins_over_the_variable() {
        Map<String, String> off = Map.of("STOWAWAY_ENABLED", "false");
        assertThat(reason(launch("/j/bin/java -Dstowaway.enabled=true Main", off)))
                .isNull();
    }

    @Test
    void a_jar_that_is_gone_is_not_passed_on() {
        disk.remove(JAR);
        assertThat(reason(launch("/j/bin/java Main", Map.of()))).isEqualTo(LeftAlone.NO_JAR);
    }

    @Test
    void a_decision_stands_while_the_runtime_is_believed_and_the_jar_is_there() {
        Launch launch = launch("/j/bin/java Main", Map.of());
        String[] command = launch.command().toArray(new String[0]);
        Decision decision = new Decision(command, null, "java Main", command, inheritance.runtime(launch, 0));
        assertThat(inheritance.stands(decision, 999_999_999)).isTrue();
        assertThat(inheritance.stands(decision, 1_000_000_000)).isFalse();
        disk.remove(JAR);
        assertThat(inheritance.stands(decision, 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/j/bin/java @absent Main",
                "/j/bin/java -jar app.jar",
                "/j/bin/java -javaagent:/lib/other.jar Main",
                "/j/bin/java -XX:VMOptionsFile=absent Main",
                "/j/bin/java -XX:Flags=absent Main"
            })
    void a_decision_that_rests_on_a_file_is_known_to(String command) {
        int before = inheritance.filesAsked();
        reason(launch(command, Map.of()));
        assertThat(inheritance.filesAsked()).isGreaterThan(before);
    }

    @Test
    void other_decisions_rest_on_no_file() {
        reason(launch("/j/bin/java -cp app.jar -Xmx1g Main @argument", Map.of("JDK_JAVA_OPTIONS", "-ea")));
        reason(launch("/bin/true", Map.of()));
        assertThat(inheritance.filesAsked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lib=x/stowaway.jar", "/b\u00fccher/stowaway.jar"})
    void a_jar_whose_name_no_command_can_hold_is_not_passed_on(String jar) {
        disk.text(jar, "");
        Launch launch = launch("/j/bin/java Main", Map.of());
        Inheritance odd = inheritance(Platform.UNIX, jar, "");
        assertThat(odd.reason(launch, odd.read(launch), 0)).isEqualTo(LeftAlone.NO_JAR);
    }

    @Test
    void a_scripts_jvm_gets_the_agent_through_the_launchers_variable() {
        assertThat(inheritance.variableWithAgent(launch("/bin/sh run.sh", Map.of())))
                .isEqualTo("-javaagent:" + JAR + "=inherited:action=fail");
        assertThat(inheritance.variableWithAgent(launch("/bin/sh run.sh", Map.of("JDK_JAVA_OPTIONS", "-ea"))))
                .isEqualTo("-javaagent:" + JAR + "=inherited:action=fail -ea");
    }

    @Test
    void the_launchers_variable_is_left_alone_if_it_has_the_agent_or_is_not_to_have_it() {
        for (Map<String, String> environment : List.of(
                Map.of("JDK_JAVA_OPTIONS", "-javaagent:" + JAR),
                Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + JAR),
                Map.of("STOWAWAY_ENABLED", "false"),
                Map.of("JDK_JAVA_OPTIONS", "'open"))) {
            assertThat(inheritance.variableWithAgent(launch("/bin/sh run.sh", environment)))
                    .isNull();
        }
    }

    @Test
    void a_jar_in_a_folder_with_blanks_is_quoted_in_the_variable() {
        String jar = "/my lib/stowaway.jar";
        disk.text(jar, "");
        assertThat(inheritance(Platform.UNIX, jar, "").variableWithAgent(launch("/bin/sh run.sh", Map.of())))
                .isEqualTo("\"-javaagent:/my lib/stowaway.jar\"");
    }

    @Test
    void on_windows_the_command_is_rewritten_alike() {
        String jar = "C:\\Program Files\\stowaway.jar";
        disk.text(jar, "").text("C:\\work\\opts", "-cp \"c:\\\\a b.jar\" Main");
        disk.runtime("C:\\jdk\\bin\\java.exe", "C:\\jdk\\release", "JAVA_VERSION=\"21\"\nMODULES=\"java.instrument\"");
        Inheritance windows = inheritance(Platform.WINDOWS, jar, "");
        Launch launch = new Launch(List.of("C:\\jdk\\bin\\java", "@opts"), Map.of(), "C:\\work");
        assertThat(windows.reason(launch, windows.read(launch), 0)).isNull();
        assertThat(windows.withAgent(launch)).containsExactly("C:\\jdk\\bin\\java", "-javaagent:" + jar, "@opts");
    }

    private @Nullable LeftAlone reason(Launch launch) {
        return inheritance.reason(launch, inheritance.read(launch), 0);
    }

    private Inheritance inheritance(Platform platform, String jar, String options) {
        Launchers launchers = new Launchers(platform, disk, "/own", null);
        return new Inheritance(platform, disk, StandardCharsets.US_ASCII, launchers, jar, options);
    }

    private static Launch launch(String command, Map<String, String> environment) {
        return new Launch(List.of(command.split(" ")), environment, null);
    }
}
