package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Writes many locks of which nobody wants to know any more, and prints how many the agent still knows of at most. */
public final class SharesShortLivedLocks {
    private SharesShortLivedLocks() {}

    /** The argument is how many. */
    public static void main(String[] arguments) throws IOException, JMException {
        int locks = Integer.parseInt(arguments[0]);
        ObjectOutputStream out = new ObjectOutputStream(new Discarding());
        for (int i = 0; i < locks; i++) {
            out.reset();
            out.writeObject(new Job());
        }
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        System.gc();
        System.out.println(server.getAttribute(new ObjectName("dev.stowaway:type=Stowaway"), "ExportedLockCount"));
    }

    /** Memory of which only the name remains: what a stream to nowhere holds is not shared. */
    private static final class Discarding extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {}

        @Override
        public synchronized void write(int b) {}
    }
}
