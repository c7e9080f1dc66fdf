package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.launch.AttachesBetweenLaunches;
import com.acme.launch.Launches;
import com.acme.launch.ShowsAgents;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Children inherit the agent, whichever way they are launched, and print nothing that they would not print without. */
class LaunchTest {
    private static final String AGENT = "agent stowaway.jar";
    private static final String CHILD = ShowsAgents.class.getName();

    @EachJdk(with = {"builder", "ownEnvironment", "exec", "execWithEnvironment", "pipeline"})
    void a_java_child_gets_the_agent_and_the_caller_sees_nothing_of_it(Jdk jdk, String way) {
        Jvm.on(jdk)
                .agent()
                .run(Launches.class, way, "JAVA", "-cp", "CP", CHILD, "a b", "")
                .printed(AGENT, "arguments [a b, ]", "exit code 0")
                .saidNothing();
    }

    @EachJdk
    void the_child_inherits_the_options_and_so_does_its_child(Jdk jdk) {
        Jvm.on(jdk)
                .agent("action=fail,stack=3")
                .with("-Dstowaway.keys=redact")
                .variable("STOWAWAY_HAZARDS", "none")
                .run(Launches.class, javaWith(Launches.class.getName(), "builder", "JAVA", "-cp", "CP", CHILD))
                .printed(
                        AGENT + "=inherited:action=fail,keys=redact,stack=3,hazards=none",
                        "arguments []",
                        "exit code 0",
                        "exit code 0")
                .saidNothing();
    }

    @EachJdk
    void the_childs_own_options_win(Jdk jdk) {
        String inherited = AGENT + "=inherited:action=fail";
        Jvm.on(jdk)
                .agent("action=fail")
                .run(Launches.class, javaWith("-Dstowaway.action=allow", "com.acme.SendsJob"))
                .printed("sent", "exit code 0");
        Jvm.on(jdk)
                .agent("action=fail")
                .run(Launches.class, javaWith("-Dstowaway.action=allow", CHILD))
                .printed(inherited, "arguments []", "exit code 0");
    }

    @EachJdk
    void a_child_fails_as_its_parent_would(Jdk jdk) {
        Run run = Jvm.on(jdk).agent("action=fail").run(Launches.class, javaWith("com.acme.SendsJob"));
        assertThat(run.stdout()).as(run::toString).isEqualToIgnoringNewLines("exit code 1");
        run.saidOnce("Exception in thread", "LockSerializationException").reported("Job.stage.caches[\"eu\"].lock");
    }

    @EachJdk
    void a_child_in_another_folder_writes_to_the_same_log(Jdk jdk, @TempDir Path folder) throws IOException {
        Path log = folder.resolve("a, b.log");
        Jvm.on(jdk)
                .agent("log=\"" + log + "\"")
                .run(Launches.class, javaWith("com.acme.SendsJob"))
                .printed("sent", "exit code 0")
                .saidNothing();
        assertThat(Files.readString(log)).contains("a lock was serialized: Job.stage.caches[\"eu\"].lock");
    }

    @EachJdk
    void an_agent_that_comes_late_is_inherited_too(Jdk jdk) {
        Jvm.on(jdk)
                .selfAttaching()
                .run(AttachesBetweenLaunches.class, "JAVA", "-cp", "CP", CHILD)
                .printed("arguments []", AGENT, "arguments []")
                .saidNothing();
    }

    @EachJdk(
            with = {
                "-javaagent:AGENT",
                "-XX:VMOptionsFile=OPTIONS",
                "@OPTIONS",
            })
    void a_child_that_has_the_agent_gets_no_second_one(Jdk jdk, String option, @TempDir Path folder)
            throws IOException {
        Path options = folder.resolve("options");
        Files.writeString(options, "-javaagent:" + Jvm.agentJar() + "\n");
        String given = option.replace("AGENT", Jvm.agentJar().toString()).replace("OPTIONS", options.toString());
        Jvm.on(jdk)
                .agent("stack=1")
                .run(Launches.class, javaWith(given, CHILD))
                .printed(AGENT, "arguments []", "exit code 0")
                .saidNothing();
    }

    @EachJdk
    void a_child_that_has_the_agent_from_a_variable_gets_no_second_one(Jdk jdk) {
        Run run = Jvm.on(jdk)
                .variable("JDK_JAVA_OPTIONS", "-javaagent:" + Jvm.agentJar())
                .run(Launches.class, javaWith(CHILD))
                .printed(AGENT, "arguments []", "exit code 0");
        assertThat(run.stderr().lines()).allMatch(line -> line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"));
    }

    @EachJdk
    void an_argument_file_may_hold_the_main_class(Jdk jdk, @TempDir Path folder) throws IOException {
        Path arguments = folder.resolve("args");
        Files.writeString(
                arguments, "# the child\n-cp '" + System.getProperty("java.class.path") + "'\n" + CHILD + " x");
        Jvm.on(jdk)
                .agent()
                .run(Launches.class, "builder", "JAVA", "@" + arguments, "y")
                .printed(AGENT, "arguments [x, y]", "exit code 0")
                .saidNothing();
    }

    @EachJdk
    void a_script_passes_the_agent_on_only_if_asked_to(Jdk jdk, @TempDir Path folder) throws IOException {
        Path script = folder.resolve("run.sh");
        Files.writeString(script, "\"$1\" -cp \"$2\" " + CHILD + "\n");
        String[] command = {"builder", "/bin/sh", script.toString(), "JAVA", "CP"};
        Jvm.on(jdk)
                .agent()
                .run(Launches.class, command)
                .printed("arguments []", "exit code 0")
                .saidNothing();
        for (String way : List.of("builder", "ownEnvironment")) {
            command[0] = way;
            Run run = Jvm.on(jdk)
                    .agent("children=environment")
                    .run(Launches.class, command)
                    .printed(AGENT + "=inherited:children=environment", "arguments []", "exit code 0");
            assertThat(run.stderr().lines())
                    .as(run::toString)
                    .containsExactly("NOTE: Picked up JDK_JAVA_OPTIONS: -javaagent:" + Jvm.agentJar()
                            + "=inherited:children=environment");
        }
    }

    @EachJdk
    void the_environment_of_a_script_keeps_its_bytes(Jdk jdk, @TempDir Path folder) throws IOException {
        Path script = folder.resolve("run.sh");
        Files.writeString(script, "env | grep '^ACME' | od -An -tx1\n");
        String[] command = {"ownEnvironment", "/bin/sh", script.toString()};
        Run alone = Jvm.on(jdk).run(Launches.class, command);
        Jvm.on(jdk).agent("children=environment").run(Launches.class, command).printedAs(alone);
    }

    @EachJdk
    void children_none_leaves_every_child_alone(Jdk jdk) {
        Jvm.on(jdk)
                .agent("children=none")
                .run(Launches.class, javaWith(CHILD))
                .printed("arguments []", "exit code 0")
                .saidNothing();
    }

    static String[] javaWith(String... words) {
        List<String> command = new ArrayList<>(List.of("builder", "JAVA", "-cp", "CP"));
        command.addAll(List.of(words));
        return command.toArray(new String[0]);
    }
}
