package com.acme.family;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The connection to whoever tells a member of the family what to do: lines both ways. */
final class Wire {
    private final String name;
    private final BufferedReader in;
    private final OutputStream out;

    Wire(String name, int port) throws IOException {
        this.name = name;
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = socket.getOutputStream();
    }

    /** Returns null when there is nobody left to obey. */
    String read() throws IOException {
        return in.readLine();
    }

    /** A line about this moment. */
    void writeNow(String kind, String thread, String text) {
        write(kind, thread, System.nanoTime() + " " + text);
    }

    /** One line, which leaves in one piece: it is whole even if the process is killed at once. */
    synchronized void write(String kind, String thread, String text) {
        try {
            out.write((kind + " " + name + " " + thread + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
