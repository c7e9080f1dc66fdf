package com.acme.replaced;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Serializes a list of locks of two classes, {@code own} ones and {@code final} ones, twice, then once more after a reset,
 * and prints what it has read back.
 */
public final class SendsAllSorts {
    public static void main(String[] sorts) throws IOException, ClassNotFoundException {
        ArrayList<ReentrantLock> locks = new ArrayList<>();
        for (String sort : sorts) {
            locks.add(sort.equals("final") ? new FinalLock() : new ReentrantLock());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(locks);
            out.writeObject(locks);
            out.reset();
            out.writeObject(locks);
        }
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        for (int i = 0; i < 3; i++) {
            List<?> read = (List<?>) in.readObject();
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < locks.size(); k++) {
                line.append(k == 0 ? "" : ", ").append(ReadsLocksBack.compare(locks.get(k), read.get(k)));
            }
            System.out.println(line);
        }
    }
}
