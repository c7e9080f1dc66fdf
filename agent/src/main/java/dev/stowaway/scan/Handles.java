package dev.stowaway.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers stand for by which a stream refers back to its objects.
 *
 * <p>A file of a few hundred megabytes has ten million objects, so an object takes two bytes here: a number for its
 * class. Objects beyond the first {@value #MOST_REMEMBERED} are not remembered, class descriptors always are.
 */
final class Handles {
    /** The first number that streams use. */
    static final int BASE = 0x7e0000;

    private static final int MOST_REMEMBERED = 1 << 23;
    private static final int MOST_DESCRIPTORS = 30_000;
    private static final int PAGE_BITS = 16;
    private static final int PAGE = 1 << PAGE_BITS;

    /** What stands for an object that is nothing more than that: a string, a class. */
    private static final char ANYTHING = 0;

    /** Twice the number of the class, from 2 on, and one more if the object is that class's descriptor. */
    private final List<char[]> pages = new ArrayList<>();

    private final List<ClassDescriptor> descriptors = new ArrayList<>();
    private int[] lateDescriptors = new int[16];
    private int lateSize;
    private int firstLate;
    private int size;

    private void add(char entry) throws ScanStop {
        if (size < MOST_REMEMBERED) {
            int page = size >> PAGE_BITS;
            if (page == pages.size()) {
                pages.add(new char[PAGE]);
            }
            pages.get(page)[size & (PAGE - 1)] = entry;
        }
        if (++size < 0 || size > Integer.MAX_VALUE - BASE) {
            throw ScanStop.broken("more objects than a stream can number");
        }
    }

    /** The number of an object without a class of its own here. */
    int add() throws ScanStop {
        add(ANYTHING);
        return BASE + size - 1;
    }

    int add(ClassDescriptor type) throws ScanStop {
        add((char) (2 * (type.id + 1)));
        return BASE + size - 1;
    }

    /** The number that the next descriptor will have among the descriptors. */
    int nextDescriptor() throws ScanStop {
        if (descriptors.size() == MOST_DESCRIPTORS) {
            throw ScanStop.broken("more than " + MOST_DESCRIPTORS + " classes in one stream");
        }
        return descriptors.size();
    }

    void addDescriptor(ClassDescriptor descriptor, int handle) {
        descriptors.add(descriptor);
        int index = handle - BASE;
        if (index < MOST_REMEMBERED) {
            pages.get(index >> PAGE_BITS)[index & (PAGE - 1)] = (char) (2 * (descriptor.id + 1) + 1);
            firstLate = descriptors.size();
            return;
        }
        if (lateSize == lateDescriptors.length) {
            lateDescriptors = Arrays.copyOf(lateDescriptors, 2 * lateSize);
        }
        lateDescriptors[lateSize++] = index;
    }

    /** The descriptor of that number. */
    ClassDescriptor descriptor(int handle) throws ScanStop {
        check(handle);
        int index = handle - BASE;
        if (index < MOST_REMEMBERED) {
            int entry = pages.get(index >> PAGE_BITS)[index & (PAGE - 1)];
            if ((entry & 1) != 0) {
                return descriptors.get((entry >> 1) - 1);
            }
        } else {
            int late = Arrays.binarySearch(lateDescriptors, 0, lateSize, index);
            if (late >= 0) {
                return descriptors.get(firstLate + late);
            }
        }
        throw ScanStop.broken("a reference to " + Integer.toHexString(handle) + ", which is no class descriptor");
    }

    /** The class of an object; null if it is not remembered, or none is known. */
    @Nullable
    ClassDescriptor typeOf(int handle) {
        int index = handle - BASE;
        if (index >= MOST_REMEMBERED) {
            return null;
        }
        int entry = pages.get(index >> PAGE_BITS)[index & (PAGE - 1)];
        return entry == ANYTHING || (entry & 1) != 0 ? null : descriptors.get((entry >> 1) - 1);
    }

    void check(int handle) throws ScanStop {
        if (handle < BASE || handle - BASE >= size) {
            throw ScanStop.broken("a reference to " + Integer.toHexString(handle) + ", which no object before it has");
        }
    }

    void clear() {
        pages.clear();
        descriptors.clear();
        lateSize = 0;
        firstLate = 0;
        size = 0;
    }
}
