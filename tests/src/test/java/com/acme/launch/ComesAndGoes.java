package com.acme.launch;

import com.acme.Job;
import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** Has the agent come and go, twice if it is told so, and prints what can be seen of it each time. */
public final class ComesAndGoes {
    private ComesAndGoes() {}

    public static void main(String[] words) throws Exception {
        switch (words[0]) {
            case "twice" -> twice();
            case "record" -> record(Path.of(words[1]), Integer.parseInt(words[2]));
            case "late server" -> lateServer();
            case "files" -> files(Path.of(words[1]));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static void twice() throws Exception {
        ManagementFactory.getPlatformMBeanServer();
        for (int i = 0; i < 2; i++) {
            SelfAttach.stowaway("stack=" + (i + 1));
            awaitRegistration();
            show("attached");
            SelfAttach.detach();
            show("detached");
        }
    }

    private static void record(Path file, int jobs) throws Exception {
        SelfAttach.stowaway("record=" + file);
        for (int i = 0; i < jobs; i++) {
            send();
        }
        SelfAttach.detach();
        System.out.println("recorded, at exit " + shutdownHooks());
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                System.out.println(line.substring(0, line.indexOf(' ', "allow ".length())));
            }
        }
        Files.delete(file);
        send();
    }

    /** The JDK closes what nobody holds any more. */
    private static void files(Path folder) throws IOException {
        SelfAttach.stowaway("log=" + folder.resolve("log") + ",findings=" + folder.resolve("findings"));
        send();
        System.out.println("open " + openIn(folder));
        SelfAttach.detach();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (openIn(folder) > 0 && System.nanoTime() < deadline) {
            System.gc();
        }
        System.out.println("open " + openIn(folder));
    }

    private static long openIn(Path folder) throws IOException {
        long open = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                open += isOpenIn(folder, descriptor) ? 1 : 0;
            }
        }
        return open;
    }

    private static boolean isOpenIn(Path folder, Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).startsWith(folder);
        } catch (NoSuchFileException e) { // closed meanwhile, as is what lists them
            return false;
        }
    }

    /** A server of the application's own may be the first sign of one of the platform. */
    private static void lateServer() throws Exception {
        MBeanServer own = MBeanServerFactory.newMBeanServer();
        SelfAttach.stowaway("");
        SelfAttach.detach();
        ManagementFactory.getPlatformMBeanServer();
        awaitRegistration();
        System.out.println("bean " + isRegistered() + " " + own.isRegistered(name()));
    }

    private static void send() throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            stream.writeObject(new Job());
        }
    }

    private static void show(String when) throws Exception {
        System.out.println(when + ": active "
                + Class.forName("dev.stowaway.Stowaway").getMethod("isActive").invoke(null) + ", bean " + isRegistered()
                + ", child " + child());
    }

    private static boolean isRegistered() throws Exception {
        return ManagementFactory.getPlatformMBeanServer().isRegistered(name());
    }

    private static ObjectName name() throws Exception {
        return new ObjectName("dev.stowaway:type=Stowaway");
    }

    private static void awaitRegistration() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("stowaway-management")) {
                thread.join();
            }
        }
    }

    private static List<String> shutdownHooks() throws ReflectiveOperationException {
        Field field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
        field.setAccessible(true);
        List<String> names = new ArrayList<>();
        for (Object hook : ((Map<?, ?>) field.get(null)).keySet()) {
            String name = ((Thread) hook).getName();
            if (name.startsWith("stowaway")) {
                names.add(name);
            }
        }
        return names;
    }

    private static String child() throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShowsAgents.class.getName())
                .start();
        String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();
        return printed.lines().findFirst().orElse("");
    }
}
