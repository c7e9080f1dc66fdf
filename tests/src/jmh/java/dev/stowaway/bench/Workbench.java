package dev.stowaway.bench;

import dev.stowaway.bench.program.NoOpAgent;
import dev.stowaway.bench.shared.LockPairs;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * The files that the forks use: the agent under test, the agent that does nothing, the compiled programs, and a
 * directory for what the forks print, so that no terminal's speed is in a figure.
 */
final class Workbench {
    private static final String NO_OP_AGENT = "NoOpAgent.class";

    private final String agent;
    private final Path classes;
    private final Path directory;
    private final Path noOpAgent;
    private final Path programs;

    /**
     * @param agent the jar; with {@code =arguments} behind it, these are passed instead of {@code log=FILE}
     * @param directory is created if missing
     */
    Workbench(String agent, Path classes, Path directory) throws IOException {
        this.agent = agent;
        this.classes = classes;
        this.directory = Files.createDirectories(directory);
        this.noOpAgent = file("no-op-agent.jar");
        this.programs = file("programs.jar");
        writeJar(noOpAgent, name -> name.equals(NO_OP_AGENT));
        // Jars are what real programs are in. The agent is left out: the JVM would find it here, and not in its own.
        writeJar(programs, name -> !name.equals(NO_OP_AGENT));
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    List<String> withoutAgent() {
        return List.of();
    }

    List<String> withNoOpAgent() {
        return List.of("-javaagent:" + noOpAgent);
    }

    List<String> withStowaway() {
        return agent.contains("=") ? List.of("-javaagent:" + agent) : withStowaway("log=" + file("findings.log"));
    }

    List<String> withStowaway(String arguments) {
        return List.of("-javaagent:" + agent + (agent.contains("=") ? "," : "=") + arguments);
    }

    /** As {@link #withStowaway}, and the findings go to a file for tools as well. */
    List<String> withFindings() {
        String option = "findings=" + file("findings.jsonl");
        String stowaway = withStowaway().get(0);
        return List.of(stowaway + (stowaway.contains("=") ? "," : "=") + option);
    }

    /** A fork of one of the programs; {@code options} come before the class path. */
    Child child(Jdk jdk, List<String> options, Class<?> program, String... arguments) {
        return child(jdk, options, programs.toString(), program, arguments);
    }

    /** The same for a program that uses Stowaway as a library, without the agent. */
    Child childWithLibrary(Jdk jdk, List<String> options, Class<?> program, String... arguments) {
        int end = agent.indexOf('=');
        String library = end < 0 ? agent : agent.substring(0, end);
        return child(jdk, options, programs + File.pathSeparator + library, program, arguments);
    }

    /** A program in Python, if there is one. */
    Child python(String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        return new Child(command, file("child.out"), file("child.err"));
    }

    private Child child(Jdk jdk, List<String> options, String classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.java().toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return new Child(command, file("child.out"), file("child.err"));
    }

    private void writeJar(Path file, Predicate<String> isWanted) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", NoOpAgent.class.getName());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Class<?> program : List.of(NoOpAgent.class, LockPairs.class)) {
                addPackage(Path.of(program.getPackageName().replace('.', '/')), isWanted, jar);
            }
        }
    }

    private void addPackage(Path folder, Predicate<String> isWanted, JarOutputStream jar) throws IOException {
        try (DirectoryStream<Path> programClasses = Files.newDirectoryStream(classes.resolve(folder), "*.class")) {
            for (Path program : programClasses) {
                String name = program.getFileName().toString();
                if (isWanted.test(name)) {
                    jar.putNextEntry(new ZipEntry(folder + "/" + name));
                    Files.copy(program, jar);
                }
            }
        }
    }
}
