package com.acme;

import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;

/** Loads the agent, whether or not it is there already, and once more. */
public final class AttachesTwice {
    public static void main(String[] args) throws IOException {
        SelfAttach.stowaway("");
        SelfAttach.stowaway("action=fail");
        SendsJob.main(args);
    }
}
