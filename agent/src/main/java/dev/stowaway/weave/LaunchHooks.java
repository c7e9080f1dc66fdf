package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * {@code ProcessImpl.start}, through which every launch goes: what it is to start is replaced at its entry, and the
 * process is told of at its exit.
 */
final class LaunchHooks extends Woven {
    static final String TARGET = "java/lang/ProcessImpl";

    private static final String BRIDGE = "java/lang/StowawayLaunches";
    private static final String MAP = "Ljava/util/Map;";
    private static final String STRING = "Ljava/lang/String;";
    private static final String PROCESS = "Ljava/lang/Process;";
    private static final String LAUNCH = "[" + STRING + MAP + STRING;
    private static final String DESCRIPTOR = "(" + LAUNCH + "[Ljava/lang/ProcessBuilder$Redirect;Z)" + PROCESS;

    private static final int COMMAND = 0;
    private static final int ENVIRONMENT = 1;
    private static final int DIRECTORY = 2;

    private int entries;
    private int exits;
    private int replacedParameters;

    LaunchHooks(ClassWriter writer) {
        super(writer);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean isStart = name.equals("start") && descriptor.equals(DESCRIPTOR) && (access & Opcodes.ACC_STATIC) != 0;
        return isStart ? new Start(code) : code;
    }

    @Override
    void check() {
        check("the entry of ProcessImpl.start", 1, entries);
        check("an exit of ProcessImpl.start", 1, Math.min(exits, 1));
        // At the exits they must still be what the hook at the entry made of them.
        check("assignments to the parameters of ProcessImpl.start", 0, replacedParameters);
    }

    private final class Start extends MethodVisitor {
        Start(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            loadLaunch();
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, "starting", "(" + LAUNCH + ")[Ljava/lang/Object;", false);
            mv.visitInsn(Opcodes.DUP);
            replace(COMMAND, "[" + STRING);
            replace(ENVIRONMENT, "java/util/Map");
            entries++;
        }

        /** The array of what replaces the parameters is on the operand stack. */
        private void replace(int parameter, String type) {
            mv.visitInsn(parameter == COMMAND ? Opcodes.ICONST_0 : Opcodes.ICONST_1);
            mv.visitInsn(Opcodes.AALOAD);
            mv.visitTypeInsn(Opcodes.CHECKCAST, type);
            mv.visitVarInsn(Opcodes.ASTORE, parameter);
        }

        private void loadLaunch() {
            for (int parameter = COMMAND; parameter <= DIRECTORY; parameter++) {
                mv.visitVarInsn(Opcodes.ALOAD, parameter);
            }
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            if (opcode == Opcodes.ASTORE && variable <= DIRECTORY) {
                replacedParameters++;
            }
            super.visitVarInsn(opcode, variable);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                loadLaunch();
                mv.visitMethodInsn(
                        Opcodes.INVOKESTATIC, BRIDGE, "started", "(" + PROCESS + LAUNCH + ")" + PROCESS, false);
                exits++;
            }
            super.visitInsn(opcode);
        }
    }
}
