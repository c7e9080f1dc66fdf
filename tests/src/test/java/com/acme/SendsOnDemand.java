package com.acme;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Sends a {@link Job} for every line on its stdin; a line with a setting is made a system property first. */
public final class SendsOnDemand {
    public static void main(String[] args) throws IOException {
        System.out.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                System.setProperty(line.substring(0, equals), line.substring(equals + 1));
                System.out.println("set");
            } else {
                System.out.println("sent " + SendsJob.send(new Job()).length);
            }
        }
    }
}
