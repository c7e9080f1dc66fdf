package dev.stowaway.inspect;

import dev.stowaway.access.JdkFields;
import dev.stowaway.inspect.Destination.Kind;
import dev.stowaway.locks.JdkClasses;
import dev.stowaway.path.ClassNames;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.ObjectOutputStream;
import java.io.PipedOutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Follows the streams below an {@code ObjectOutputStream} to where the bytes go, on their fields alone. What the JDK
 * does with its own streams is known; a class of the application that ends the chain is named, not interpreted.
 * Thread-safe.
 */
final class Destinations {
    private static final int LONGEST_CHAIN = 32;

    private final JdkFields fields;
    private final ChildStreams children;

    Destinations(JdkFields fields, ChildStreams children) {
        this.fields = fields;
        this.children = children;
    }

    Destination of(ObjectOutputStream stream) {
        StringBuilder through = new StringBuilder();
        Object current = below(stream);
        for (int i = 0; i < LONGEST_CHAIN && current != null; i++) {
            Destination end = end(current);
            if (end != null) {
                return through.length() == 0 ? end : new Destination(end.kind(), end.text() + ", through " + through);
            }
            through.append(through.length() == 0 ? "" : ", ").append(name(current));
            current = below(current);
        }
        return new Destination(Kind.OTHER, through.length() == 0 ? "unknown" : "unknown, through " + through);
    }

    /** The stream that {@code stream} writes to; null if that is not known. */
    private @Nullable Object below(Object stream) {
        if (stream instanceof ObjectOutputStream) {
            Object blocks = fields.read(ObjectOutputStream.class, "bout", stream);
            return blocks == null ? null : fields.read(blocks.getClass(), "out", blocks);
        }
        return stream instanceof FilterOutputStream ? fields.read(FilterOutputStream.class, "out", stream) : null;
    }

    /** The destination, if {@code stream} is the last of the chain; null if it passes its bytes on. */
    private @Nullable Destination end(Object stream) {
        String process = children.process(stream);
        if (process != null) {
            return new Destination(Kind.PROCESS, "stdin of " + process);
        }
        Class<?> type = stream.getClass();
        return switch (type.getName()) {
            case "java.lang.ProcessImpl$ProcessPipeOutputStream" ->
                new Destination(Kind.PROCESS, "stdin of a child process");
            case "java.lang.ProcessBuilder$NullOutputStream" ->
                new Destination(Kind.NOWHERE, "nowhere (the child's stdin is no pipe)");
            case "java.io.OutputStream$1" -> new Destination(Kind.NOWHERE, "nowhere (a null stream)");
            case "java.net.Socket$SocketOutputStream" -> socket(fields.read(type, "parent", stream));
            case "sun.security.ssl.SSLSocketImpl$AppOutputStream" -> socket(fields.read(type, "this$0", stream));
            case "java.nio.channels.Channels$1", "java.nio.channels.Channels$2", "java.nio.channels.Channels$3" ->
                channel(fields.read(type, "val$ch", stream));
            case "sun.nio.ch.SocketAdaptor$2" -> adapted(fields.read(type, "this$0", stream));
            case "sun.nio.ch.ChannelOutputStream" -> channel(fields.read(type, "ch", stream));
            case "sun.nio.ch.SocketOutputStream" -> channel(fields.read(type, "sc", stream));
            case "dev.stowaway.objects.ValueWriter" ->
                new Destination(Kind.OTHER, "a shared object (a SharedQueue, or what a Manager makes)");
            default -> endByType(type, stream);
        };
    }

    private @Nullable Destination endByType(Class<?> type, Object stream) {
        if (stream instanceof FileOutputStream) {
            return file(stream);
        }
        if (stream instanceof ByteArrayOutputStream) {
            return new Destination(Kind.MEMORY, "memory (" + name(stream) + ")");
        }
        if (stream instanceof PipedOutputStream) {
            return new Destination(Kind.MEMORY, "a pipe to another thread (" + name(stream) + ")");
        }
        if (stream instanceof FilterOutputStream || stream instanceof ObjectOutputStream) {
            return null;
        }
        return new Destination(
                Kind.OTHER, JdkClasses.contains(type) ? type.getName() : type.getName() + " (" + Origin.of(type) + ")");
    }

    private Destination file(Object stream) {
        Object path = fields.read(FileOutputStream.class, "path", stream);
        if (path != null) {
            return new Destination(Kind.FILE, "file " + path);
        }
        Object descriptor = fields.read(FileOutputStream.class, "fd", stream);
        int number = descriptor == null ? -1 : fields.readInt(java.io.FileDescriptor.class, "fd", descriptor);
        return switch (number) {
            case 1 -> new Destination(Kind.STANDARD_STREAM, "standard output");
            case 2 -> new Destination(Kind.STANDARD_STREAM, "standard error");
            default -> new Destination(Kind.OTHER, "file descriptor " + number + " (a pipe or an unnamed file)");
        };
    }

    private Destination channel(@Nullable Object channel) {
        if (channel == null) {
            return new Destination(Kind.OTHER, "a channel");
        }
        Class<?> type = channel.getClass();
        if (type.getName().equals("sun.nio.ch.FileChannelImpl")) {
            Object path = fields.read(type, "path", channel);
            return path == null
                    ? new Destination(Kind.OTHER, "a file channel without a path")
                    : new Destination(Kind.FILE, "file " + path);
        }
        Class<?> sockets = type.getName().equals("sun.nio.ch.SocketChannelImpl") ? type : type.getSuperclass();
        if (sockets == type || sockets.getName().equals("sun.nio.ch.AsynchronousSocketChannelImpl")) {
            return new Destination(
                    Kind.SOCKET, "socket to " + peer((SocketAddress) fields.read(sockets, "remoteAddress", channel)));
        }
        return new Destination(Kind.OTHER, "channel " + type.getName());
    }

    /** A socket that a channel gives out. */
    private Destination adapted(@Nullable Object socket) {
        return channel(socket == null ? null : fields.read(socket.getClass(), "sc", socket));
    }

    private static Destination socket(@Nullable Object socket) {
        if (socket instanceof Socket known && JdkClasses.contains(socket.getClass())) {
            return new Destination(Kind.SOCKET, "socket to " + peer(known.getRemoteSocketAddress()));
        }
        return new Destination(
                Kind.SOCKET,
                socket == null ? "a socket" : "socket " + socket.getClass().getName());
    }

    private static String peer(@Nullable SocketAddress address) {
        if (address == null) {
            return "an unknown peer (not connected)";
        }
        if (address.getClass() == InetSocketAddress.class) {
            InetSocketAddress inet = (InetSocketAddress) address;
            return inet.getHostString() + ":" + inet.getPort();
        }
        return JdkClasses.contains(address.getClass())
                ? address.toString()
                : "an address of class " + address.getClass().getName();
    }

    private static String name(Object stream) {
        return JdkClasses.contains(stream.getClass())
                ? ClassNames.simple(stream.getClass())
                : stream.getClass().getName();
    }
}
