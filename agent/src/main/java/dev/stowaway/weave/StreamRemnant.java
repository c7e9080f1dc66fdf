package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * {@code ObjectOutputStream}, of which this hook stays when Stowaway is gone: a stream that is older still has its record
 * of ancestors, which may not keep a graph alive that the stream itself has forgotten.
 */
class StreamRemnant extends Woven {
    static final String HOOKS = "StowawayStreams";
    static final String TARGET = "java/io/ObjectOutputStream";
    static final String STREAM = "L" + TARGET + ";";

    private int forgettings;

    StreamRemnant(ClassWriter writer) {
        super(writer);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("clear") && descriptor.equals("()V")) {
            forgettings++;
            return new CallAtEntry(code, "forget");
        }
        return code;
    }

    @Override
    void check() {
        check("the entry of ObjectOutputStream.clear", 1, forgettings);
    }

    /** {@code StowawayStreams.hook(this)}. */
    static final class CallAtEntry extends MethodVisitor {
        private final String hook;

        CallAtEntry(MethodVisitor next, String hook) {
            super(Opcodes.ASM9, next);
            this.hook = hook;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            call(this, HOOKS, hook, "(" + STREAM + ")V");
        }
    }
}
