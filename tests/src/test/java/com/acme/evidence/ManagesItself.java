package com.acme.evidence;

import com.acme.Job;
import dev.stowaway.tests.harness.SelfAttach;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;

/** Uses the MBean server of its platform, from before the agent on if told to. */
public final class ManagesItself {
    public static void main(String[] args) throws Exception {
        ObjectName name = new ObjectName("dev.stowaway:type=Stowaway");
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        CountDownLatch registered = new CountDownLatch(1);
        server.addNotificationListener(
                MBeanServerDelegate.DELEGATE_NAME,
                (notification, none) -> {
                    if (server.isRegistered(name)) {
                        registered.countDown();
                    }
                },
                null,
                null);
        if (args[0].equals("attach")) {
            SelfAttach.stowaway("");
        }
        if (!server.isRegistered(name) && !registered.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not registered");
        }
        System.out.println("active " + server.getAttribute(name, "Active"));
        send();
        System.out.println("sites " + server.getAttribute(name, "SiteCount"));
    }

    private static void send() throws IOException {
        try (ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            stream.writeObject(new Job());
        }
    }
}
