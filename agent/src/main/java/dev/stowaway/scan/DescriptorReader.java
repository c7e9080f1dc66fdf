package dev.stowaway.scan;

import dev.stowaway.locks.Catalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a stream says of a class, up to what its class loader noted and its superclass. */
final class DescriptorReader {
    private static final int LONGEST_NAME = 1_000;
    private static final int MOST_INTERFACES = 65_535;

    /** What all descriptors of a stream may take, in characters and in fields of some forty. */
    private static final int MOST_CHARACTERS = 4 << 20;

    private static final int FIELD_CHARACTERS = 40;

    private final Input in;
    private final Handles handles;
    private final Values values;
    private final Catalogue catalogue;
    private int characters;

    DescriptorReader(Input in, Handles handles, Values values, Catalogue catalogue) {
        this.in = in;
        this.handles = handles;
        this.values = values;
        this.catalogue = catalogue;
    }

    ClassDescriptor read(int tag) throws ScanStop, IOException {
        ClassDescriptor descriptor;
        int handle;
        if (tag == Tags.PROXYCLASSDESC) {
            handle = handles.add();
            descriptor = new ClassDescriptor(
                    handles.nextDescriptor(), "Proxy", Tags.SERIALIZABLE, new FieldList(), interfaces());
        } else {
            String name = name(in.u2());
            in.skip(8); // the serialVersionUID
            handle = handles.add();
            int flags = in.u1();
            if ((flags & Tags.SERIALIZABLE) != 0 && (flags & Tags.EXTERNALIZABLE) != 0) {
                throw ScanStop.broken("class " + name + " is said to be both serializable and externalizable");
            }
            descriptor = new ClassDescriptor(handles.nextDescriptor(), name, flags, fields(name), List.of());
        }
        handles.addDescriptor(descriptor, handle);
        return descriptor;
    }

    void clear() {
        characters = 0;
    }

    private List<String> interfaces() throws ScanStop, IOException {
        int count = in.int32();
        if (count < 0 || count > MOST_INTERFACES) {
            throw ScanStop.broken("a proxy of " + count + " interfaces");
        }
        List<String> interfaces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            interfaces.add(name(in.u2()));
        }
        return List.copyOf(interfaces);
    }

    private FieldList fields(String owner) throws ScanStop, IOException {
        FieldList fields = new FieldList();
        int count = in.u2();
        for (int i = 0; i < count; i++) {
            int code = in.u1();
            String name = name(in.u2());
            int bytes = FieldList.bytesOf(code);
            if (bytes > 0) {
                fields.addPrimitive(name, bytes);
            } else if (code == 'L' || code == '[') {
                String type = typeName();
                fields.addObject(
                        new StreamField(owner, name, type, catalogue.kindOfDeclared(StreamField.className(type))));
            } else {
                throw ScanStop.broken(
                        "the field " + name + " of class " + owner + " is of a type " + code + " that does not exist");
            }
            charge(FIELD_CHARACTERS);
        }
        return fields;
    }

    /** A string object; one that was met before and is not remembered tells nothing. */
    private String typeName() throws ScanStop, IOException {
        int tag = in.u1();
        if (tag == Tags.REFERENCE) {
            int handle = in.int32();
            handles.check(handle);
            return values.get(handle) instanceof String known ? known : "";
        }
        if (tag != Tags.STRING) {
            throw ScanStop.broken("a type name begins with byte " + Integer.toHexString(tag));
        }
        int handle = handles.add();
        String type = name(in.u2());
        values.keep(handle, type, true);
        return type;
    }

    private String name(int bytes) throws ScanStop, IOException {
        String name = in.utf(bytes, LONGEST_NAME);
        charge(name.length());
        return name;
    }

    private void charge(int more) throws ScanStop {
        characters += more;
        if (characters > MOST_CHARACTERS) {
            throw ScanStop.broken(
                    "the classes of one stream are described by more than " + MOST_CHARACTERS + " characters");
        }
    }
}
