package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Other JVMs whose programs are ordered by a character to do something, and answer with lines, that character at last. */
final class Programs {
    private final List<Process> processes = new ArrayList<>();

    /** Those that were launched, and not taken out since. */
    List<Process> processes() {
        return processes;
    }

    Process launch(Class<?> program, String... arguments) throws IOException {
        Process process = new ProcessBuilder(command(program, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    static List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    void killAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Has it done, and waits for that. */
    static void order(Process process, char order) throws IOException {
        send(process, order);
        assertThat(line(process)).isEqualTo(Character.toString(order));
    }

    /** The same of what has an answer. */
    static String asked(Process process, char order) throws IOException {
        send(process, order);
        String answer = line(process);
        assertThat(line(process)).isEqualTo(Character.toString(order));
        return answer;
    }

    static void send(Process process, char order) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write(order);
        out.flush();
    }

    static String line(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(lines.readLine());
    }
}
