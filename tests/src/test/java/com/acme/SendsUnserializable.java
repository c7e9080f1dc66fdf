package com.acme;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;

/** Tries to serialize a monitor, and prints what the JDK says about it. */
public final class SendsUnserializable {
    static final class Report implements Serializable {
        final Page page = new Page();
    }

    static final class Page implements Serializable {
        final Object guard = new Object();
    }

    public static void main(String[] args) throws IOException {
        SendsJob.send(new Job());
        try {
            SendsJob.send(new Report());
        } catch (NotSerializableException e) {
            System.out.println(e.getMessage());
        }
    }
}
