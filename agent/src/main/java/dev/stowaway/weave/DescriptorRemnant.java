package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * {@code ObjectStreamClass}, of which this hook stays when Stowaway is gone: a sentinel that is still somewhere, in a
 * descriptor or on the way from one to its invocation, would be invoked by code that is as it was.
 */
class DescriptorRemnant extends Woven {
    static final String HOOKS = "StowawayMarks";
    static final String TARGET = "java/io/ObjectStreamClass";

    private int invokeEntries;

    DescriptorRemnant(ClassWriter writer) {
        super(writer);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        return name.equals("invokeWriteReplace") && descriptor.equals("(Ljava/lang/Object;)Ljava/lang/Object;")
                ? new ReturnWhatIsMarked(code)
                : code;
    }

    @Override
    void check() {
        check("the entry of ObjectStreamClass.invokeWriteReplace", 1, invokeEntries);
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
            call(this, HOOKS, "hasNoReplacement", "(L" + TARGET + ";)Z");
            visitJumpInsn(Opcodes.IFEQ, authorsOwn);
            visitVarInsn(Opcodes.ALOAD, 1);
            visitInsn(Opcodes.ARETURN);
            visitLabel(authorsOwn);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            invokeEntries++;
        }
    }
}
