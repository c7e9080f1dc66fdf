package com.acme.launch;

import com.acme.Job;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.List;

/** Sends a job with a lock to the stdin of a child, which is the command; {@code JAVA} and {@code CP} as above. */
public final class SendsToChild {
    private SendsToChild() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> command = List.of(words).stream()
                .map(word -> word.replace("JAVA", System.getProperty("java.home") + "/bin/java")
                        .replace("CP", System.getProperty("java.class.path")))
                .toList();
        Process child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        System.out.println(child.pid());
        try (ObjectOutputStream out = new ObjectOutputStream(new BufferedOutputStream(child.getOutputStream()))) {
            out.writeObject(new Job());
        }
        child.waitFor();
    }
}
