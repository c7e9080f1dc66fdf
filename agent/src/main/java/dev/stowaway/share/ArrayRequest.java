package dev.stowaway.share;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Which array a manager shall make. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ArrayRequest(Class<?> type, long[] shape) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    ArrayRequest {
        Objects.requireNonNull(type, "type");
    }

    /**
     * In a new block of shared memory, which goes with the last process that has it.
     *
     * @throws IllegalArgumentException if it is no class of an array
     */
    SharedArray<?> array() {
        try {
            return created();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SharedArray<?> created() throws IOException {
        if (type == SharedIntArray.class) {
            return SharedIntArray.create((String) null, shape);
        }
        if (type == SharedLongArray.class) {
            return SharedLongArray.create((String) null, shape);
        }
        if (type == SharedFloatArray.class) {
            return SharedFloatArray.create((String) null, shape);
        }
        if (type == SharedDoubleArray.class) {
            return SharedDoubleArray.create((String) null, shape);
        }
        if (type == SharedByteArray.class) {
            return SharedByteArray.create((String) null, shape);
        }
        throw new IllegalArgumentException(type.getName() + " is no class of a shared array, such as SharedIntArray");
    }
}
