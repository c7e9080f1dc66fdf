package com.acme;

import java.io.IOException;

/** Serializes a job and ends with an exit code of its own. */
public final class ExitsWithThree {
    public static void main(String[] args) throws IOException {
        SendsJob.main(args);
        System.exit(3);
    }
}
