package dev.stowaway.share;

import dev.stowaway.owner.Owner;
import dev.stowaway.owner.OwnerSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The main class of a manager's own process: says where it is, and lives until its stdin ends, which it does when whoever
 * started it closes it or dies.
 */
final class ManagerProcess {
    /** So begins the line that says where it is. */
    static final String ENDPOINT = "stowaway manager: ";

    private ManagerProcess() {}

    public static void main(String[] allowed) throws IOException {
        Manager manager = start(allowed);
        PrintStream stdout = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        stdout.println(ENDPOINT + manager.endpoint());
        try {
            while (System.in.read() >= 0) {
                // Nobody writes anything.
            }
        } finally {
            manager.close();
            System.exit(0); // whatever threads the application's objects have started
        }
    }

    /** One whose locks go to the next when their holders die: nobody is here who could say that all is well again. */
    static Manager start(String... allowed) throws IOException {
        Owner.start(OwnerSettings.current().withoutStall());
        return Manager.start(allowed);
    }
}
