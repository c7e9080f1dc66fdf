package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * One class in the weaving. Every hook says how often it must find its place; a class in which one does not is left
 * as it is, whole: half the hooks could do harm.
 */
abstract class Woven extends ClassVisitor {
    Woven(ClassWriter writer) {
        super(Opcodes.ASM9, writer);
    }

    /**
     * The woven class file of {@code ObjectOutputStream}, {@code ObjectStreamClass} or {@code ProcessBuilder}.
     *
     * @throws HookMismatch if the class is not the one that the hooks were made for
     */
    static byte[] weave(String internalName, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = writer(reader);
        Woven woven =
                switch (internalName) {
                    case StreamHooks.TARGET -> new StreamHooks(writer);
                    case DescriptorHooks.TARGET -> new DescriptorHooks(writer);
                    default -> new LaunchHooks(writer);
                };
        return weave(reader, writer, woven);
    }

    /** The same class file with the hooks alone that stay when Stowaway is gone. */
    static byte[] weaveRemnant(String internalName, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = writer(reader);
        boolean isStream = internalName.equals(StreamHooks.TARGET);
        return weave(reader, writer, isStream ? new StreamRemnant(writer) : new DescriptorRemnant(writer));
    }

    private static ClassWriter writer(ClassReader reader) {
        // No frames are computed: the hooks add one, and say it. Computing them would load classes.
        return new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    }

    private static byte[] weave(ClassReader reader, ClassWriter writer, Woven woven) {
        reader.accept(woven, 0);
        woven.check();
        return writer.toByteArray();
    }

    /** Throws {@link HookMismatch} if a hook did not find its places. */
    abstract void check();

    static void check(String hook, int expected, int found) {
        if (found != expected) {
            throw new HookMismatch(hook, expected, found);
        }
    }

    /** @param hooks simple name of the class in {@code java.io} that has the hook */
    static void call(MethodVisitor code, String hooks, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/io/" + hooks, name, descriptor, false);
    }
}
