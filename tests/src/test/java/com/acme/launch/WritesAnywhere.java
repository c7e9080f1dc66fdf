package com.acme.launch;

import com.acme.Job;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/** Writes a lock to one destination of every kind, and prints what that is. Each is written by a method of its own. */
public final class WritesAnywhere {
    private final Path folder;
    private final Path file;

    private WritesAnywhere(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("out.ser");
    }

    public static void main(String[] arguments) throws Exception {
        WritesAnywhere writes = new WritesAnywhere(Path.of(arguments[0]));
        writes.toMemory();
        writes.toFiles();
        writes.toSockets();
        writes.toProcesses();
        writes.toApplicationStreams();
    }

    interface Write {
        void to(OutputStream out) throws IOException;
    }

    private static void write(String destination, OutputStream out, Write write) throws IOException {
        System.out.println(destination);
        write.to(out);
    }

    private void toMemory() throws IOException {
        write("memory (ByteArrayOutputStream), through BufferedOutputStream", memory(), out -> objects(buffer(out))
                .writeObject(new Job()));
        try (PipedOutputStream pipe = new PipedOutputStream(new PipedInputStream(1 << 16))) {
            write("a pipe to another thread (PipedOutputStream)", pipe, out -> objects(out)
                    .writeObject(new Job()));
        }
    }

    private void toFiles() throws IOException {
        try (OutputStream stream = new FileOutputStream(file.toFile())) {
            write("file " + file + ", through GZIPOutputStream, BufferedOutputStream", stream, out -> objects(
                            new GZIPOutputStream(buffer(out)))
                    .writeObject(new Job()));
        }
        try (OutputStream stream = Files.newOutputStream(file)) {
            write("file " + file, stream, out -> objects(out).writeObject(new Job()));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            write("file " + file, Channels.newOutputStream(channel), out -> objects(out)
                    .writeObject(new Job()));
        }
        try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw");
                OutputStream stream = new FileOutputStream(random.getFD())) {
            write("file descriptor * (a pipe or an unnamed file)", stream, out -> objects(out)
                    .writeObject(new Job()));
        }
    }

    private void toSockets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            String peer = "socket to localhost:" + server.getLocalPort();
            InetSocketAddress address =
                    new InetSocketAddress(InetAddress.getByName("localhost"), server.getLocalPort());
            try (Socket socket = new Socket("localhost", server.getLocalPort())) {
                write(peer, socket.getOutputStream(), out -> objects(out).writeObject(new Job()));
            }
            try (SocketChannel channel = SocketChannel.open(address)) {
                write(peer, Channels.newOutputStream(channel), out -> objects(out)
                        .writeObject(new Job()));
                write(peer, channel.socket().getOutputStream(), out -> objects(out)
                        .writeObject(new Job()));
            }
            try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
                channel.connect(address).get();
                write(peer, Channels.newOutputStream(channel), out -> objects(out)
                        .writeObject(new Job()));
            }
        }
        Path path = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(path));
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                write("socket to " + path, Channels.newOutputStream(channel), out -> objects(out)
                        .writeObject(new Job()));
            }
        }
    }

    private void toProcesses() throws IOException {
        Process cat = new ProcessBuilder("cat")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream stdin = cat.getOutputStream()) {
            write("stdin of process " + cat.pid() + " (cat)", stdin, out -> objects(out)
                    .writeObject(new Job()));
        }
        Process fed = new ProcessBuilder("cat")
                .redirectInput(file.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        write(
                "nowhere (the child's stdin is no pipe), through BufferedOutputStream",
                fed.getOutputStream(),
                out -> objects(buffer(out)).writeObject(new Job()));
    }

    private void toApplicationStreams() throws IOException {
        write("com.acme.launch.WritesAnywhere$Own (test-classes)", new Own(), out -> objects(out)
                .writeObject(new Job()));
        write(
                "memory (ByteArrayOutputStream), through com.acme.launch.WritesAnywhere$Passing",
                new Passing(memory()),
                out -> objects(out).writeObject(new Job()));
    }

    private static ObjectOutputStream objects(OutputStream out) throws IOException {
        return new ObjectOutputStream(out);
    }

    private static OutputStream buffer(OutputStream out) {
        return new BufferedOutputStream(out);
    }

    private static OutputStream memory() {
        return new ByteArrayOutputStream();
    }

    /** Nothing of it is to be called for its description. */
    private static final class Own extends OutputStream {
        @Override
        public void write(int b) {}

        @Override
        public String toString() {
            throw new AssertionError("toString is the application's");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashCode is the application's");
        }
    }

    private static final class Passing extends FilterOutputStream {
        Passing(OutputStream out) {
            super(out);
        }

        @Override
        public String toString() {
            throw new AssertionError("toString is the application's");
        }
    }
}
