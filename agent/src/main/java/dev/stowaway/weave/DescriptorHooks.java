package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** {@code ObjectStreamClass}: a new descriptor of a lock class gets the sentinel, and the sentinel is not invoked. */
final class DescriptorHooks extends DescriptorRemnant {
    private int constructorExits;

    DescriptorHooks(ClassWriter writer) {
        super(writer);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("<init>") && descriptor.equals("(Ljava/lang/Class;)V") ? new MarkAtExit(code) : code;
    }

    @Override
    void check() {
        super.check();
        check("the exit of the constructor ObjectStreamClass(Class)", 1, constructorExits);
    }

    private final class MarkAtExit extends MethodVisitor {
        MarkAtExit(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                visitVarInsn(Opcodes.ALOAD, 0);
                visitVarInsn(Opcodes.ALOAD, 1);
                call(this, HOOKS, "mark", "(L" + TARGET + ";Ljava/lang/Class;)V");
                constructorExits++;
            }
            super.visitInsn(opcode);
        }
    }
}
