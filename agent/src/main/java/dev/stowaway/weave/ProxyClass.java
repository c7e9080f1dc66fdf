package dev.stowaway.weave;

import java.lang.reflect.Method;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Generates a class below an application's one, whose methods call those of another object. With Byte Buddy's ASM alone,
 * see decision 0014.
 *
 * <p>The class mentions the application's class and types of the JDK, so that its loader need not see Stowaway.
 */
public final class ProxyClass {
    /** The public field for the object whose methods are called. */
    public static final String DELEGATE = "stowawayDelegate";

    /** The public field for a {@code Supplier} of what is written in place of an instance. */
    public static final String HANDLE = "stowawayHandle";

    private static final String SUPPLIER = "java/util/function/Supplier";

    private ProxyClass() {}

    /**
     * Defines the class.
     *
     * @param type public, with a public or protected constructor without arguments
     * @param delegateType of the JDK, a superclass of {@code type}
     * @param methods of {@code delegateType}, which {@code type} does not declare final
     */
    public static Class<?> define(Class<?> type, Class<?> delegateType, List<Method> methods) {
        String name = "dev.stowaway.generated." + type.getSimpleName() + "Proxy";
        byte[] bytes = bytes(name.replace('.', '/'), type, delegateType, methods);
        return new Loader(type.getClassLoader()).define(name, bytes);
    }

    private static byte[] bytes(String name, Class<?> type, Class<?> delegateType, List<Method> methods) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String superName = Type.getInternalName(type);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, superName, null);
        String delegate = Type.getDescriptor(delegateType);
        String supplier = "L" + SUPPLIER + ";";
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_TRANSIENT | Opcodes.ACC_SYNTHETIC;
        writer.visitField(access, DELEGATE, delegate, null, null).visitEnd();
        writer.visitField(access, HANDLE, supplier, null, null).visitEnd();
        constructor(writer, superName);
        for (Method method : methods) {
            delegating(writer, name, delegateType, method);
        }
        writeReplace(writer, name);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer, String superName) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void delegating(ClassWriter writer, String name, Class<?> delegateType, Method method) {
        String descriptor = Type.getMethodDescriptor(method);
        String owner = Type.getInternalName(delegateType);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, method.getName(), descriptor, null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, DELEGATE, Type.getDescriptor(delegateType));
        int slot = 1;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
            slot += argument.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method.getName(), descriptor, false);
        code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void writeReplace(ClassWriter writer, String name) {
        MethodVisitor code =
                writer.visitMethod(Opcodes.ACC_PRIVATE, "writeReplace", "()Ljava/lang/Object;", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, name, HANDLE, "L" + SUPPLIER + ";");
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, SUPPLIER, "get", "()Ljava/lang/Object;", true);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** One for each class, which it does not outlive. */
    private static final class Loader extends ClassLoader {
        Loader(ClassLoader parent) {
            super(parent);
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
