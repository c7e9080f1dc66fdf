package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * {@code ObjectOutputStream}: ancestors are recorded, and what comes out of {@code writeReplace} and
 * {@code replaceObject} passes the bridge.
 *
 * <p>No hook adds a frame to the stream's recursion, a local variable, or depth to an operand stack: a graph that is
 * just not too deep stays so.
 */
final class StreamHooks extends Woven {
    private static final String HOOKS = "StowawayStreams";
    static final String TARGET = "java/io/ObjectOutputStream";
    private static final String STREAM = "L" + TARGET + ";";
    private static final String DESCRIPTOR = "Ljava/io/ObjectStreamClass;";
    private static final String OBJECT = "Ljava/lang/Object;";
    private static final String WRITE_WITH_DESCRIPTOR = "(" + OBJECT + DESCRIPTOR + "Z)V";

    private int constructors;
    private int recordings;
    private int putRecordings;
    private int forgettings;
    private int writeReplaceCalls;
    private int replaceObjectCalls;

    StreamHooks(ClassWriter writer) {
        super(writer);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("<init>") && descriptor.equals("(Ljava/io/OutputStream;)V")) {
            constructors++;
            return new PrepareAtEntry(code);
        }
        if (descriptor.equals(WRITE_WITH_DESCRIPTOR)
                && (name.equals("writeOrdinaryObject") || name.equals("writeArray"))) {
            return new RecordAtEntry(code);
        }
        if (name.equals("writeFields") && descriptor.equals("()V")) {
            putRecordings++;
            return new CallAtEntry(code, "recordPut");
        }
        if (name.equals("clear") && descriptor.equals("()V")) {
            forgettings++;
            return new CallAtEntry(code, "forget");
        }
        if (name.equals("writeObject0") && descriptor.equals("(" + OBJECT + "Z)V")) {
            return new PassReplacements(code);
        }
        return code;
    }

    @Override
    void check() {
        check("the constructor ObjectOutputStream(OutputStream)", 1, constructors);
        check("the entries of ObjectOutputStream.writeOrdinaryObject and writeArray", 2, recordings);
        check("the entry of ObjectOutputStream.writeFields", 1, putRecordings);
        check("the entry of ObjectOutputStream.clear", 1, forgettings);
        check("the call of invokeWriteReplace in ObjectOutputStream.writeObject0", 1, writeReplaceCalls);
        check("the call of replaceObject in ObjectOutputStream.writeObject0", 1, replaceObjectCalls);
    }

    /** {@code StowawayStreams.prepare()}. */
    private static final class PrepareAtEntry extends MethodVisitor {
        PrepareAtEntry(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            call(this, HOOKS, "prepare", "()V");
        }
    }

    /** {@code StowawayStreams.record(this, object, unshared)}. */
    private final class RecordAtEntry extends MethodVisitor {
        RecordAtEntry(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            visitVarInsn(Opcodes.ALOAD, 1);
            visitVarInsn(Opcodes.ILOAD, 3);
            call(this, HOOKS, "record", "(" + STREAM + OBJECT + "Z)V");
            recordings++;
        }
    }

    /** {@code StowawayStreams.hook(this)}. */
    private static final class CallAtEntry extends MethodVisitor {
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

    /**
     * The bridge needs the descriptor, which is in the local variable that {@code invokeWriteReplace} is called on:
     * the last but one that is loaded before the call; and the object that was to be written at first, of which the
     * method keeps a copy before it asks for replacements.
     */
    private final class PassReplacements extends MethodVisitor {
        private int lastLoaded = -1;
        private int lastButOneLoaded = -1;
        private int descriptorVariable = -1;
        private int originalVariable = -1;

        PassReplacements(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            super.visitVarInsn(opcode, variable);
            if (opcode == Opcodes.ASTORE && lastLoaded == 1 && variable > 2 && originalVariable < 0) {
                originalVariable = variable;
            }
            lastButOneLoaded = lastLoaded;
            lastLoaded = opcode == Opcodes.ALOAD ? variable : -1;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (owner.equals(DescriptorHooks.TARGET) && name.equals("invokeWriteReplace")) {
                if (lastLoaded == 1 && lastButOneLoaded > 2 && originalVariable > 0) {
                    descriptorVariable = lastButOneLoaded;
                    // The object is on the operand stack: replaced(this, object, descriptor, original).
                    super.visitVarInsn(Opcodes.ALOAD, 0);
                    super.visitInsn(Opcodes.SWAP);
                    super.visitVarInsn(Opcodes.ALOAD, descriptorVariable);
                    super.visitVarInsn(Opcodes.ALOAD, originalVariable);
                    call(mv, HOOKS, "replaced", "(" + STREAM + OBJECT + DESCRIPTOR + OBJECT + ")" + OBJECT);
                    writeReplaceCalls++;
                }
            } else if (owner.equals(TARGET) && name.equals("replaceObject") && descriptorVariable > 0) {
                // The replacement is on the operand stack: replacedByStream(replacement, this, descriptor, original).
                super.visitVarInsn(Opcodes.ALOAD, 0);
                super.visitVarInsn(Opcodes.ALOAD, descriptorVariable);
                super.visitVarInsn(Opcodes.ALOAD, originalVariable);
                call(mv, HOOKS, "replacedByStream", "(" + OBJECT + STREAM + DESCRIPTOR + OBJECT + ")" + OBJECT);
                replaceObjectCalls++;
            }
            lastLoaded = -1;
        }
    }
}
