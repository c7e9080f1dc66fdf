package dev.stowaway.tests.harness;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;

/** For applications under test: loads Stowaway into their own JVM, in mid-life. See {@link Jvm#selfAttaching}. */
public final class SelfAttach {
    /** Not below {@code stowaway.}: those are the agent's options. */
    static final String JAR = "tests.agent.jar";

    private SelfAttach() {}

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
