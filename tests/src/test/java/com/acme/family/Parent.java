package com.acme.family;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.management.JMException;
import javax.management.ObjectName;

/** Makes an heirloom and leaves it to as many children as it is told to launch. */
public final class Parent extends Chores {
    static final String NAME = "parent";

    private static final String BEAN = "dev.stowaway:type=Stowaway";

    private final Robustness robustness = new Robustness();
    private final String port;

    private Parent(String port) {
        this.port = port;
    }

    /** The arguments are a port to connect to, and what the heirloom is to be. */
    public static void main(String[] arguments) throws IOException {
        Heirloom heirloom = Heirloom.of(Arrays.copyOfRange(arguments, 1, arguments.length));
        Wire wire = new Wire(NAME, Integer.parseInt(arguments[0]));
        new Member(wire, heirloom, new Parent(arguments[0])).live();
    }

    @Override
    Object does(Hand hand, Heirloom heirloom, Deed deed) throws Exception {
        List<String> words = deed.arguments();
        return switch (deed.name()) {
            case "child" -> launch(words.get(0), words.subList(1, words.size()), stdin -> write(heirloom, stdin));
            case "adopt" -> launch(words.get(0), List.of(), stdin -> Files.copy(Path.of(words.get(1)), stdin));
            case "abandoned" -> robustness.abandoned(heirloom.lock());
            case "recover" -> robustness.recover(heirloom.lock());
            case "listen" -> robustness.listen(words.get(0), (ReentrantLock) heirloom.lock());
            case "letGo" -> robustness.letGo();
            case "heard" -> robustness.heard();
            case "connections" -> managed("ConnectionCount");
            case "deadlocks" -> ((String[]) managed("Deadlocks")).length;
            default -> super.does(hand, heirloom, deed);
        };
    }

    private static Object managed(String attribute) throws JMException {
        return ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(BEAN), attribute);
    }

    /** Launches a child, with flags of the JVM. */
    private long launch(String name, List<String> flags, Message message) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), port, name));
        Process child = new ProcessBuilder(command)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        try (OutputStream stdin = child.getOutputStream()) {
            message.writeTo(stdin);
        }
        return child.pid();
    }

    private static void write(Heirloom heirloom, OutputStream stdin) throws IOException {
        ObjectOutputStream out = new ObjectOutputStream(new BufferedOutputStream(stdin));
        out.writeObject(heirloom);
        out.flush();
    }

    private interface Message {
        void writeTo(OutputStream stdin) throws IOException;
    }
}
