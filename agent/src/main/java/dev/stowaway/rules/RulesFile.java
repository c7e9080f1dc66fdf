package dev.stowaway.rules;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A file of rules, as it was when the options were read and as it is now. Thread-safe: it changes on disk only. */
public final class RulesFile {
    private static final int MOST_BYTES = 4 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String name;
    private final File file;
    private final Content atStart;

    /** What tells without reading that a file was written to. A file that is absent has two zeros. */
    record Stamp(long modified, long length) {
        static final Stamp ABSENT = new Stamp(0, 0);
    }

    /** What was read, and the stamp from before. */
    record Content(Stamp stamp, long checksum, Rules rules) {
        static final Content NOTHING = new Content(Stamp.ABSENT, 0, Rules.NONE);
    }

    private RulesFile(String name, Content atStart) {
        this.name = name;
        this.file = new File(name);
        this.atStart = atStart;
    }

    /** @param mayBeAbsent whether it is about to be recorded, so that at first there is none */
    static RulesFile open(String name, boolean mayBeAbsent) throws RulesException {
        RulesFile unread = new RulesFile(name, Content.NOTHING);
        return mayBeAbsent && !unread.file.exists() ? unread : new RulesFile(name, unread.read());
    }

    /** As the user wrote it. */
    public String name() {
        return name;
    }

    Content atStart() {
        return atStart;
    }

    Stamp stamp() {
        return new Stamp(file.lastModified(), file.length());
    }

    /** Reads it anew. */
    Content read() throws RulesException {
        Stamp stamp = stamp();
        byte[] bytes = bytes();
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return new Content(stamp, checksum.getValue(), Rules.parse(text(bytes), file.getName()));
    }

    private byte[] bytes() throws RulesException {
        if (file.exists() && !file.isFile()) {
            throw new RulesException("is no regular file"); // a pipe could keep us waiting for ever
        }
        try (FileInputStream in = new FileInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new RulesException("is larger than the " + MOST_BYTES + " bytes that a rules file may have");
            }
            return bytes;
        } catch (IOException e) {
            throw new RulesException("can't be read" + Printable.reason(e, name));
        }
    }

    /** The text of a rules file: UTF-8, with or without a byte order mark. */
    public static String text(byte[] bytes) throws RulesException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new RulesException(line, "is not UTF-8");
        }
        String text = out.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
