package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Serializes while its standard streams are its own: one that collects, one that fails. */
public final class ReplacesStandardStreams {
    static final class Failing extends OutputStream {
        @Override
        public void write(int b) {
            throw new IllegalStateException("stderr of the application was written");
        }
    }

    public static void main(String[] args) throws IOException {
        PrintStream stdout = System.out;
        ByteArrayOutputStream collected = new ByteArrayOutputStream();
        System.setOut(new PrintStream(collected, true));
        System.setErr(new PrintStream(new Failing(), true));
        SendsJob.send(new Job());
        stdout.println("sent, " + collected.size() + " bytes on its stdout");
    }
}
