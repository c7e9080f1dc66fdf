package dev.stowaway.block;

import dev.stowaway.InvalidBlockException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands at the beginning of a block, and says what it is an array of. It is that of NumPy's own files (NEP 1, "A Simple
 * File Format for NumPy Arrays", versions 1.0 to 3.0), so that {@code numpy.load(file, mmap_mode="r+")} is all that a program
 * in Python needs, and what {@code numpy.lib.format.open_memmap} makes is a block.
 *
 * @param descriptor of the element type, as NumPy writes it: {@code <i4}
 * @param isFortran whether the first index runs fastest, and not the last
 * @param shape the number of elements along each axis; none for a single number
 * @param dataOffset where the elements begin, in bytes from the beginning of the file
 */
record NpyHeader(String descriptor, boolean isFortran, List<Long> shape, int dataOffset) {
    /** What is read of a file to find the header in. NumPy refuses longer ones, too. */
    static final int MOST_BYTES = 10_000;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREFIX_1 = 10;
    private static final int PREFIX_2 = 12;

    /** The elements begin at a multiple of this, for the sake of vector instructions. */
    private static final int ALIGNMENT = 64;

    /** Those of NumPy that are numbers. */
    private static final String TYPES = "[<>|=](?:b1|[iu][1248]|f(?:2|4|8|12|16)|c(?:8|16|24|32))";

    private static final Pattern DICTIONARY = Pattern.compile("\\{'descr': '(" + TYPES + ")', "
            + "'fortran_order': (True|False), 'shape': \\(([0-9, ]*)\\), ?\\}[ ]*\n?");

    private static final Pattern COMMA = Pattern.compile(", ?");
    private static final String[] NONE = {};

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /** Of plain bytes. */
    static NpyHeader ofBytes(long bytes) {
        return of("|u1", List.of(bytes));
    }

    static NpyHeader of(String descriptor, List<Long> shape) {
        int unpadded = PREFIX_1 + dictionary(descriptor, shape).length() + 1;
        return new NpyHeader(descriptor, false, shape, (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    }

    /** From the first bytes of a file. */
    static NpyHeader decode(byte[] file) throws InvalidBlockException {
        if (file.length < PREFIX_2 || !startsWithMagic(file)) {
            throw new InvalidBlockException(
                    "it does not begin as a NumPy file does; if another process is just making it, try again");
        }
        int version = file[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new InvalidBlockException("it is a NumPy file of format " + version + "; those of 1 to 3 are known");
        }
        int prefix = version == 1 ? PREFIX_1 : PREFIX_2;
        long length = unsigned(file, PREFIX_1 - 2) | unsigned(file, PREFIX_1 - 1) << 8;
        if (version > 1) {
            length |= unsigned(file, PREFIX_1) << 16 | unsigned(file, PREFIX_1 + 1) << 24;
        }
        if (prefix + length > file.length) {
            throw new InvalidBlockException("its header is cut off, or longer than " + MOST_BYTES + " bytes");
        }
        String text = new String(file, prefix, (int) length, StandardCharsets.UTF_8);
        Matcher dictionary = DICTIONARY.matcher(text);
        if (!dictionary.matches()) {
            throw new InvalidBlockException("its header describes no array of numbers: " + text.strip());
        }
        boolean isFortran = dictionary.group(2).equals("True");
        return new NpyHeader(dictionary.group(1), isFortran, shape(dictionary.group(3)), prefix + (int) length);
    }

    private static boolean startsWithMagic(byte[] file) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (file[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private static long unsigned(byte[] file, int index) {
        return file[index] & 0xffL;
    }

    private static List<Long> shape(String tuple) throws InvalidBlockException {
        String lengths = tuple.endsWith(",") ? tuple.substring(0, tuple.length() - 1) : tuple;
        List<Long> shape = new ArrayList<>();
        try {
            for (String length : tuple.isEmpty() ? NONE : COMMA.split(lengths, -1)) {
                shape.add(Long.valueOf(length));
            }
        } catch (NumberFormatException e) {
            throw new InvalidBlockException("its shape is no tuple of numbers, or out of range: (" + tuple + ")");
        }
        if (shape.size() > Layout.MOST_AXES) {
            throw new InvalidBlockException("it has " + shape.size() + " axes: " + Layout.MOST_AXES + " are the most");
        }
        return shape;
    }

    /** As NumPy writes it; always in the order of C. */
    byte[] encode() {
        byte[] file = new byte[dataOffset];
        System.arraycopy(MAGIC, 0, file, 0, MAGIC.length);
        int length = dataOffset - PREFIX_1;
        file[MAGIC.length] = 1;
        file[PREFIX_1 - 2] = (byte) length;
        file[PREFIX_1 - 1] = (byte) (length >> 8);
        byte[] dictionary = dictionary(descriptor, shape).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(dictionary, 0, file, PREFIX_1, dictionary.length);
        for (int i = PREFIX_1 + dictionary.length; i < dataOffset - 1; i++) {
            file[i] = ' ';
        }
        file[dataOffset - 1] = '\n';
        return file;
    }

    private static String dictionary(String descriptor, List<Long> shape) {
        StringBuilder tuple = new StringBuilder();
        for (int i = 0; i < shape.size(); i++) {
            tuple.append(i == 0 ? "" : " ").append(shape.get(i)).append(i < shape.size() - 1 || i == 0 ? "," : "");
        }
        return "{'descr': '" + descriptor + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
    }

    /** @throws ArithmeticException if there are more bytes than a long can count, or would be without an empty axis */
    long dataBytes() {
        long bytes = Integer.parseInt(descriptor, 2, descriptor.length(), 10);
        for (long length : shape) {
            bytes = Math.multiplyExact(bytes, Math.max(1, length));
        }
        return shape.contains(0L) ? 0 : bytes;
    }
}
