package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** {@code ObjectStreamClass}: a new descriptor of a lock class gets the sentinel, and the sentinel is not invoked. */
final class DescriptorHooks extends Woven {
    private static final String HOOKS = "StowawayMarks";
    static final String TARGET = "java/io/ObjectStreamClass";

    private int constructorExits;
    private int invokeEntries;

    DescriptorHooks(ClassWriter writer) {
        super(writer);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("<init>") && descriptor.equals("(Ljava/lang/Class;)V")) {
            return new MarkAtExit(code);
        }
        if (name.equals("invokeWriteReplace") && descriptor.equals("(Ljava/lang/Object;)Ljava/lang/Object;")) {
            return new ReturnWhatIsMarked(code);
        }
        return code;
    }

    @Override
    void check() {
        check("the exit of the constructor ObjectStreamClass(Class)", 1, constructorExits);
        check("the entry of ObjectStreamClass.invokeWriteReplace", 1, invokeEntries);
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

    private final class ReturnWhatIsMarked extends MethodVisitor {
        ReturnWhatIsMarked(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label authorsOwn = new Label();
            visitVarInsn(Opcodes.ALOAD, 0);
            call(this, HOOKS, "isMarked", "(L" + TARGET + ";)Z");
            visitJumpInsn(Opcodes.IFEQ, authorsOwn);
            visitVarInsn(Opcodes.ALOAD, 1);
            visitInsn(Opcodes.ARETURN);
            visitLabel(authorsOwn);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            invokeEntries++;
        }
    }
}
