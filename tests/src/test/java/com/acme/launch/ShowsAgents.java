package com.acme.launch;

import java.lang.management.ManagementFactory;
import java.util.List;

/** Prints the agents that it was started with, each as what follows the jar's name, and then its arguments. */
public final class ShowsAgents {
    private ShowsAgents() {}

    public static void main(String[] arguments) {
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-javaagent:")) {
                System.out.println("agent " + option.substring(option.lastIndexOf('/') + 1));
            }
        }
        System.out.println("arguments " + List.of(arguments));
    }
}
