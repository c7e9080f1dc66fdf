package dev.stowaway.remote;

import dev.stowaway.remote.Handed.Kind;
import dev.stowaway.wire.Incarnation;
import dev.stowaway.wire.LockMode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import org.jspecify.annotations.Nullable;

/** The bytes of a lock that was handed out. */
record HandedForm(Handed handed) implements StowawayJarNeededOnTheClassPath.Form {
    static final int CODE = 1;

    private static final Kind[] KINDS = Kind.values();
    private static final int SIDES = LockMode.values().length;

    @Override
    public int code() {
        return CODE;
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        out.writeByte(handed.kind().ordinal());
        out.writeLong(handed.incarnation().high());
        out.writeLong(handed.incarnation().low());
        out.writeUTF(handed.socket());
        out.writeUTF(handed.process());
        out.writeLong(handed.id());
        out.writeLong(handed.family());
        out.writeBoolean(handed.isFair());
        out.writeInt(handed.number());
    }

    static Handed read(DataInputStream in, @Nullable Class<?> type) throws IOException {
        int kind = in.readUnsignedByte();
        if (kind >= KINDS.length) {
            throw new InvalidObjectException("a handle of the unknown kind " + kind);
        }
        Incarnation incarnation = new Incarnation(in.readLong(), in.readLong());
        String socket = in.readUTF();
        String process = in.readUTF();
        long id = in.readLong();
        long family = in.readLong();
        boolean isFair = in.readBoolean();
        int number = in.readInt();
        if (KINDS[kind] == Kind.CYCLIC_BARRIER && number < 1) {
            throw new InvalidObjectException("a barrier of " + number + " parties");
        }
        if (KINDS[kind] == Kind.LOCK_CONDITION && (number < 0 || number >= SIDES)) {
            throw new InvalidObjectException("a condition of the unknown side " + number + " of a lock");
        }
        return new Handed(KINDS[kind], incarnation, socket, process, id, family, isFair, number, type);
    }
}
