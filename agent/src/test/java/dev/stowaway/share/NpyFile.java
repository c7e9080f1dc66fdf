package dev.stowaway.share;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files as another program would write them; with holes, so that large ones take no room. */
final class NpyFile {
    private NpyFile() {}

    /** @param header its length, with the ten bytes before it */
    static Path write(Path file, String descriptor, boolean isFortran, String shape, int header, long bytes)
            throws IOException {
        String dictionary = "{'descr': '" + descriptor + "', 'fortran_order': " + (isFortran ? "True" : "False")
                + ", 'shape': " + shape + ", }";
        byte[] head = ("?NUMPY\1\0" + (char) (header - 10) + "\0" + dictionary + " ".repeat(header))
                .substring(0, header)
                .getBytes(StandardCharsets.ISO_8859_1);
        head[0] = (byte) 0x93;
        head[header - 1] = '\n';
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(head));
            if (bytes > 0) {
                channel.write(ByteBuffer.allocate(1), header + bytes - 1);
            }
        }
        return file;
    }
}
