package com.acme.evidence;

import com.acme.Job;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServerFactory;
import jdk.jfr.FlightRecorder;

/** Sends a job and says what of the JDK's instruments is running afterwards, beside which threads. */
public final class SendsWithoutRecorder {
    public static void main(String[] args) throws IOException {
        // As applications do to learn their process id.
        ManagementFactory.getRuntimeMXBean().getName();
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            stream.writeObject(new Job());
        }
        System.out.println("recorder " + FlightRecorder.isInitialized());
        System.out.println(
                "MBean servers " + MBeanServerFactory.findMBeanServer(null).size());
        System.out.println("threads "
                + Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().contains("stowaway"))
                        .count());
    }
}
