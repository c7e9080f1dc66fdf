package dev.stowaway.remote;

import dev.stowaway.wire.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A handle of a lock, as it stands in a stream. Its name is what a receiver without Stowaway is told:
 * {@code ClassNotFoundException: ...StowawayJarNeededOnTheClassPath}.
 *
 * <p>Its serialized form is for all versions: bytes that begin with the version, and the application's class of the lock,
 * which the receiver finds with its own class loader. Where the lock lives, reading it yields the lock itself, elsewhere
 * the one proxy of it.
 */
public final class StowawayJarNeededOnTheClassPath implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final byte[] content;
    private final @Nullable Class<?> type;

    private StowawayJarNeededOnTheClassPath(byte[] content, @Nullable Class<?> type) {
        this.content = content;
        this.type = type;
    }

    /** What is written of a lock that was handed out. */
    public static Object of(Handed handed) {
        return new StowawayJarNeededOnTheClassPath(bytes(new HandedForm(handed)), handed.type());
    }

    /** What is written of a lock of which the receiver shall get a new one. */
    public static Object of(Fresh fresh) {
        return new StowawayJarNeededOnTheClassPath(bytes(fresh), null);
    }

    private static byte[] bytes(Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(Frame.VERSION);
            out.writeByte(form.code());
            form.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of memory
        }
        return bytes.toByteArray();
    }

    /** One of the two things that a handle can hold. */
    interface Form {
        int code();

        void write(DataOutputStream out) throws IOException;
    }

    @Serial
    private Object readResolve() throws ObjectStreamException {
        if (content == null) {
            throw new InvalidObjectException("a handle of a lock without content");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            int version = in.readUnsignedByte();
            if (version != Frame.VERSION) {
                throw new InvalidObjectException("the handle of a lock is of format " + version
                        + ", and the Stowaway here reads format " + Frame.VERSION
                        + ": use the same stowaway.jar in the process that wrote it and in this one");
            }
            int code = in.readUnsignedByte();
            return switch (code) {
                case HandedForm.CODE -> Proxies.resolve(HandedForm.read(in, type));
                case Fresh.CODE -> Fresh.read(in).lock();
                default -> throw new InvalidObjectException("a handle of the unknown form " + code);
            };
        } catch (ObjectStreamException e) {
            throw e;
        } catch (IOException e) {
            throw invalid("the handle of a lock is cut off or damaged: " + e, e);
        }
    }

    private static InvalidObjectException invalid(String message, Throwable cause) {
        InvalidObjectException exception = new InvalidObjectException(message);
        exception.initCause(cause);
        return exception;
    }
}
