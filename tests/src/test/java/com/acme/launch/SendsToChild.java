package com.acme.launch;

import com.acme.Job;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** Sends a job with a lock to the stdin of a child, which is the command. */
public final class SendsToChild {
    private SendsToChild() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Command.of(words))
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
