package dev.stowaway.tests.harness;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** For applications under test: loads Stowaway into their own JVM, in mid-life. See {@link Jvm#selfAttaching}. */
public final class SelfAttach {
    /** Not below {@code stowaway.}: those are the agent's options. */
    static final String JAR = "tests.agent.jar";

    private SelfAttach() {}

    /** Makes Stowaway inert, as the command line would. */
    public static void detach() {
        try (JarFile jar = new JarFile(System.getProperty(JAR))) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            stowaway("@DETACH self " + manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION) + " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!System.getProperty("dev.stowaway.reply", "").startsWith("self DETACHED")) {
            throw new IllegalStateException(System.getProperty("dev.stowaway.reply"));
        }
    }

    /** Returns when the agent's {@code agentmain} has returned. */
    public static void stowaway(String options) {
        try {
            VirtualMachine self =
                    VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
            self.loadAgent(System.getProperty(JAR), options);
            self.detach();
        } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new IllegalStateException("agent not loaded", e);
        }
    }
}
