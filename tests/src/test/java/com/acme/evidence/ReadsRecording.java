package com.acme.evidence;

import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Prints the events about locks in a flight recording, by the JDK's own reader. */
public final class ReadsRecording {
    /** The argument is the file. */
    public static void main(String[] args) throws IOException {
        for (RecordedEvent event : RecordingFile.readAllEvents(Path.of(args[0]))) {
            if (event.getEventType().getName().equals("stowaway.LockSerialized")) {
                print(event);
            }
        }
    }

    private static void print(RecordedEvent event) {
        for (String field : new String[] {
            "site", "kind", "lockClass", "path", "pattern", "destinationKind", "destination", "callSite", "action"
        }) {
            System.out.print(event.getString(field) + " | ");
        }
        boolean fromCaller = false;
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            fromCaller |= event.getString("callSite")
                    .startsWith(frame.getMethod().getType().getName() + "."
                            + frame.getMethod().getName() + "(");
        }
        System.out.println(event.getThread().getJavaName() + (fromCaller ? " | with stack" : ""));
    }
}
