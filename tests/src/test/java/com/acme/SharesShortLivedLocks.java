package com.acme;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Writes many locks of which nobody wants to know any more, and says when the agent has forgotten most of them. */
public final class SharesShortLivedLocks {
    private SharesShortLivedLocks() {}

    /** The arguments are how many, and how many the agent may go on knowing of: it waits for the collector to tell it. */
    public static void main(String[] arguments) throws IOException, JMException {
        int locks = Integer.parseInt(arguments[0]);
        ObjectOutputStream out = new ObjectOutputStream(new Discarding());
        for (int i = 0; i < locks; i++) {
            out.reset();
            out.writeObject(new Job());
        }
        int most = Integer.parseInt(arguments[1]);
        while (known() > most) {
            System.gc();
        }
        System.out.println("forgotten");
    }

    private static int known() throws JMException {
        return (int) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("dev.stowaway:type=Stowaway"), "ExportedLockCount");
    }

    /** Memory of which only the name remains: what a stream to nowhere holds is not shared. */
    private static final class Discarding extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {}

        @Override
        public synchronized void write(int b) {}
    }
}
