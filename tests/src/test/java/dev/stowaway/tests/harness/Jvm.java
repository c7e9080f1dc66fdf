package dev.stowaway.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A JVM to be forked: say with what, then {@link #run}. Reads like the command line that it becomes.
 *
 * <pre>{@code
 * Jvm.on(jdk).agent("action=fail").run(SendsJob.class).printed("refused").reported("Job.lock");
 * }</pre>
 *
 * <p>Every such JVM verifies all bytecode, the JDK's too. Its class path holds the tests' own classes, without their
 * libraries. Not for use by several threads.
 */
public final class Jvm {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Jdk jdk;
    private final List<String> flags = new ArrayList<>();
    private final Set<Path> classPath = new LinkedHashSet<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> program = new ArrayList<>();
    private final List<String> launcher = new ArrayList<>();
    private @Nullable Path folder;
    private Duration timeout = PATIENCE;
    private int exitCode;

    private Jvm(Jdk jdk) {
        this.jdk = jdk;
        classPath.add(originOf(Jvm.class));
        with("-Xverify:all");
    }

    public static Jvm on(Jdk jdk) {
        return new Jvm(jdk);
    }

    /** The built jar. */
    public static Path agentJar() {
        Path jar = Path.of(System.getProperty("stowaway.jar")).normalize();
        assertThat(jar).as("the agent, built by: mvn package -pl agent").isRegularFile();
        return jar;
    }

    /** The jar or folder that a class of the tests' own class path comes from. */
    public static Path originOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** With Stowaway from the start, all options at their defaults. */
    public Jvm agent() {
        return with("-javaagent:" + agentJar());
    }

    /** With Stowaway from the start. */
    public Jvm agent(String options) {
        return agent(agentJar(), options);
    }

    /** With any agent, from the start; several are started in the order of the calls. */
    public Jvm agent(Path jar, String options) {
        return with("-javaagent:" + jar + "=" + options);
    }

    /** The application attaches Stowaway itself, at the moment when it calls {@link SelfAttach#stowaway}. */
    public Jvm selfAttaching() {
        // Without the second flag a JDK from 21 on complains about agents that come late.
        return with(
                "-Djdk.attach.allowAttachSelf=true",
                "-XX:+EnableDynamicAgentLoading",
                "-D" + SelfAttach.JAR + "=" + agentJar());
    }

    /** With flags of the JVM, as the command line has them. */
    public Jvm with(String... flags) {
        this.flags.addAll(Arrays.asList(flags));
        return this;
    }

    /** With an environment variable. */
    public Jvm variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** With the libraries (jars) that hold these classes on the class path. */
    public Jvm libraries(Class<?>... members) {
        for (Class<?> member : members) {
            classPath.add(originOf(member));
        }
        return this;
    }

    /** With a folder or jar on the class path. */
    public Jvm classPath(Path entry) {
        classPath.add(entry);
        return this;
    }

    /** Without the tests' own classes on the class path, nor any other entry so far. */
    public Jvm emptyClassPath() {
        classPath.clear();
        return this;
    }

    /** Through another command, such as one that changes the user. */
    public Jvm through(String... launcher) {
        this.launcher.addAll(Arrays.asList(launcher));
        return this;
    }

    /** In this folder. */
    public Jvm in(Path folder) {
        this.folder = folder;
        return this;
    }

    public Jvm exitCode(int expected) {
        exitCode = expected;
        return this;
    }

    public Jvm timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    /**
     * Runs a main class to its end.
     *
     * @throws AssertionError with all that the JVM has printed, if it doesn't end in time, ends with another exit code
     *     than the expected one, or tells of an error that Stowaway suppressed
     */
    public Run run(Class<?> main, String... arguments) {
        program.add(main.getName());
        return start(arguments);
    }

    /** As {@link #run}, for a program that isn't a class of the tests: a module ({@code -m}), a jar ({@code -jar}). */
    public Run runProgram(String... program) {
        this.program.addAll(Arrays.asList(program));
        return start();
    }

    /** Starts a main class and leaves it running, to be attached to from outside. */
    public LiveJvm live(Class<?> main, String... arguments) {
        program.add(main.getName());
        program.addAll(Arrays.asList(arguments));
        return LiveJvm.start(builder(), exitCode, timeout);
    }

    /** As {@link #live}, for a program that isn't a class of the tests. */
    public LiveJvm liveProgram(String... program) {
        this.program.addAll(Arrays.asList(program));
        return LiveJvm.start(builder(), exitCode, timeout);
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(commandLine());
        // Such variables would add lines to stderr, or options to the agent.
        builder.environment().keySet().removeIf(name -> name.startsWith("STOWAWAY_") || name.contains("JAVA_"));
        builder.environment().putAll(variables);
        if (folder != null) {
            builder.directory(folder.toFile());
        }
        return builder;
    }

    private Run start(String... arguments) {
        program.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = builder();
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> stdout = drain(process.getInputStream());
            CompletableFuture<String> stderr = drain(process.getErrorStream());
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            @Nullable Integer exitValue = ended ? process.exitValue() : null;
            return new Run(builder.command(), exitValue, stdout.join(), stderr.join()).verified(exitCode, timeout);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + builder.command(), e);
        }
    }

    private List<String> commandLine() {
        List<String> command = new ArrayList<>(launcher);
        command.add(jdk.java().toString());
        command.addAll(flags);
        if (!classPath.isEmpty()) {
            command.add("-cp");
            command.add(String.join(
                    File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        }
        command.addAll(program);
        return command;
    }

    /** On threads of their own: a full pipe would stop the child. */
    private static CompletableFuture<String> drain(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        text.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        text.completeExceptionally(e);
                    }
                },
                "drain");
        reader.setDaemon(true);
        reader.start();
        return text;
    }
}
