package dev.stowaway.share;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The main class of a manager's own process: says where it is, and lives until its stdin ends, which it does when whoever
 * started it closes it or dies.
 */
final class ManagerProcess {
    private ManagerProcess() {}

    public static void main(String[] allowed) throws IOException {
        Manager manager = Manager.start(allowed);
        PrintStream stdout = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        stdout.println(manager.endpoint());
        while (System.in.read() >= 0) {
            // Nobody writes anything.
        }
        manager.close();
    }
}
