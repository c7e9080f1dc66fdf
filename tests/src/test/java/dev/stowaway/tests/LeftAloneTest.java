package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.launch.Launches;
import com.acme.launch.LaunchesWithout;
import com.acme.launch.ShowsAgents;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.io.TempDir;

/** Children that an agent would harm, or that are none of Stowaway's business, start as if it were not there. */
class LeftAloneTest {
    private static final String CHILD = ShowsAgents.class.getName();

    @EachJdk(
            with = {
                "JAVA -version",
                "JAVA --version",
                "JAVA -XshowSettings:none --help",
                "JAVA --list-modules",
                "JAVA -m jdk.compiler/com.sun.tools.javac.Main -version",
                "JAVA --dry-run -cp CP com.acme.SendsJob",
                "JAVA -cp CP no.such.Main",
                "JAVA -Xbad -cp CP com.acme.SendsJob",
                "JAVA @no-such-file",
                "JAVA",
                "JAVAc -version",
                "JAVAp -cp CP com.acme.Job",
                "/bin/echo java"
            })
    void what_such_a_command_prints_is_unaffected_byte_for_byte(Jdk jdk, String command) {
        String[] words = ("builder " + command).split(" ", -1);
        Run alone = Jvm.on(jdk).run(Launches.class, words);
        Run with = Jvm.on(jdk).agent().run(Launches.class, words);
        assertThat(with.stdout()).isEqualTo(alone.stdout());
        assertThat(with.stderr()).isEqualTo(alone.stderr());
    }

    @EachJdk(with = {"-Dstowaway.enabled=false", "--limit-modules java.base,java.management"})
    void a_child_that_does_not_want_or_can_not_have_an_agent_gets_none(Jdk jdk, String options) {
        Jvm.on(jdk)
                .agent()
                .run(Launches.class, LaunchTest.javaWith((options + " " + CHILD).split(" ", -1)))
                .printed("arguments []", "exit code 0");
    }

    @EachJdk
    void a_child_that_trains_or_uses_a_class_archive_gets_none(Jdk jdk, @TempDir Path folder) throws IOException {
        Path archive = folder.resolve("app.jsa");
        String jar = jarOf(ShowsAgents.class, folder.resolve("app.jar")).toString();
        Run run = Jvm.on(jdk)
                .agent()
                .run(Launches.class, "builder", "JAVA", "-XX:ArchiveClassesAtExit=" + archive, "-cp", jar, CHILD);
        assertThat(archive).as(run::toString).isRegularFile();
        assertThat(run.stdout()).as(run::toString).doesNotContain("agent ");
        Jvm.on(jdk)
                .agent()
                .run(
                        Launches.class,
                        "builder",
                        "JAVA",
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xshare:on",
                        "-cp",
                        jar,
                        CHILD)
                .printed("arguments []", "exit code 0")
                .saidNothing();
    }

    @EachJdk(from = 25)
    void a_child_that_trains_or_uses_an_aot_cache_gets_none(Jdk jdk, @TempDir Path folder) throws IOException {
        Path cache = folder.resolve("app.aot");
        String jar = jarOf(ShowsAgents.class, folder.resolve("app.jar")).toString();
        Run run = Jvm.on(jdk)
                .agent()
                .run(Launches.class, "builder", "JAVA", "-XX:AOTCacheOutput=" + cache, "-cp", jar, CHILD);
        assertThat(cache).as(run::toString).isRegularFile();
        Jvm.on(jdk)
                .agent()
                .run(Launches.class, "builder", "JAVA", "-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-cp", jar, CHILD)
                .printed("arguments []", "exit code 0")
                .saidNothing();
    }

    @EachJdk(upTo = 17)
    void a_child_under_a_security_manager_gets_none(Jdk jdk, @TempDir Path folder) throws IOException {
        Path policy = folder.resolve("all.policy");
        Files.writeString(policy, "grant { permission java.security.AllPermission; };");
        Run run = Jvm.on(jdk)
                .agent()
                .run(
                        Launches.class,
                        LaunchTest.javaWith("-Djava.security.manager", "-Djava.security.policy==" + policy, CHILD))
                .printed("arguments []", "exit code 0");
        assertThat(run.stderr()).as(run::toString).doesNotContain("stowaway");
    }

    @EachJdk(
            with = {
                "JAVA_VERSION=\"1.8.0_402\"",
                "JAVA_VERSION=\"16.0.2\" MODULES=\"java.base java.instrument\"",
                "JAVA_VERSION=\"21.0.1\" MODULES=\"java.base java.logging\"",
                "MODULES=\"java.base java.instrument\"",
                ""
            })
    void a_runtime_that_is_too_old_or_unknown_gets_none(Jdk jdk, String release, @TempDir Path home)
            throws IOException {
        Run run = Jvm.on(jdk).agent().run(Launches.class, "builder", launcher(home, release), "-cp", "x", "Main");
        run.printed("-cp x Main", "exit code 0").saidNothing();
    }

    @EachJdk
    void a_runtime_that_can_have_the_agent_gets_it_through_links_and_relative_paths(Jdk jdk, @TempDir Path home)
            throws IOException {
        String launcher = launcher(home, "JAVA_VERSION=\"21.0.1\" MODULES=\"java.base java.instrument\"");
        Path link = Files.createDirectory(home.resolve("links")).resolve("java");
        Files.createSymbolicLink(link, Path.of(launcher));
        Jvm.on(jdk)
                .agent()
                .run(Launches.class, "builder", link.toString(), "Main")
                .printed("-javaagent:" + Jvm.agentJar() + " Main", "exit code 0")
                .saidNothing();
        Jvm.on(jdk)
                .agent()
                .variable("PATH", home.resolve("links") + ":/usr/bin:/bin")
                .run(Launches.class, "builder", "java", "Main")
                .printed("-javaagent:" + Jvm.agentJar() + " Main", "exit code 0")
                .saidNothing();
    }

    @EachJdk
    void a_jar_that_is_gone_is_not_passed_on(Jdk jdk, @TempDir Path folder) throws IOException {
        Path jar = Files.copy(Jvm.agentJar(), folder.resolve("stowaway.jar"));
        Jvm.on(jdk)
                .agent(jar, "stack=1")
                .run(LaunchesWithout.class, jar.toString(), "JAVA", "-cp", "CP", CHILD)
                .printed("agent stowaway.jar=inherited:stack=1", "arguments []", "arguments []")
                .saidNothing();
    }

    @EachJdk
    void tools_of_the_jdk_stay_silent_with_the_agent_in_their_variable(Jdk jdk, @TempDir Path folder)
            throws IOException {
        Path source = folder.resolve("Hello.java");
        Files.writeString(source, "class Hello { public static void main(String[] a) { System.out.println(1); } }");
        for (String command : new String[] {
            "JAVAc -version", "JAVAc -d " + folder + " " + source, "JAVAp -cp " + folder + " Hello", "JAVA -version"
        }) {
            String[] words = ("builder " + command).split(" ", -1);
            Run alone = Jvm.on(jdk).variable("JAVA_TOOL_OPTIONS", "-Dx=y").run(Launches.class, words);
            Run with = Jvm.on(jdk)
                    .variable("JAVA_TOOL_OPTIONS", "-javaagent:" + Jvm.agentJar())
                    .run(Launches.class, words);
            assertThat(with.stdout()).isEqualTo(alone.stdout());
            assertThat(with.stderr().replace("-javaagent:" + Jvm.agentJar(), "-Dx=y"))
                    .as(with::toString)
                    .isEqualTo(alone.stderr());
        }
    }

    /** The JVM makes archives of classes in jars only. */
    private static Path jarOf(Class<?> type, Path jar) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(name));
            Files.copy(Jvm.originOf(type).resolve(name), out);
        }
        return jar;
    }

    /** A script in the launcher's place, which prints what it is given, and a file that tells what it would be. */
    private static String launcher(Path home, String release) throws IOException {
        Path launcher = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(launcher, "#!/bin/sh\necho \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        if (!release.isEmpty()) {
            Files.writeString(home.resolve("release"), release.replace("\" ", "\"\n"));
        }
        return launcher.toString();
    }
}
