package dev.stowaway.weave;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * {@code ProcessBuilder}: its call of {@code ProcessImpl.start}, the only one there is, through which every launch goes.
 * What it is to start is replaced before, and the process is told of after.
 *
 * <p>The call and not its target: on JDK 25 {@code ProcessImpl} is loaded when a JVM reads its environment, so that
 * every JVM would have to weave it again at its start. No frame is added to the launch, which a stack trace would show.
 */
final class LaunchHooks extends Woven {
    static final String TARGET = "java/lang/ProcessBuilder";

    private static final String BRIDGE = "java/lang/StowawayLaunches";
    private static final String STRING = "Ljava/lang/String;";
    private static final String PROCESS = "Ljava/lang/Process;";
    private static final String REDIRECTS = "[Ljava/lang/ProcessBuilder$Redirect;";
    private static final String LAUNCH = "[" + STRING + "Ljava/util/Map;" + STRING;
    private static final String START = "(" + LAUNCH + REDIRECTS + "Z)" + PROCESS;

    private int calls;

    LaunchHooks(ClassWriter writer) {
        super(writer);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor code = super.visitMethod(access, name, descriptor, signature, exceptions);
        boolean isStart = name.equals("start") && descriptor.equals("(" + REDIRECTS + ")" + PROCESS);
        return isStart ? new Start(code) : code;
    }

    @Override
    void check() {
        check("the call of ProcessImpl.start in ProcessBuilder.start", 1, calls);
    }

    private final class Start extends MethodVisitor {
        /** Above the parameters, and above every variable that was met: nothing that is still needed is there. */
        private int free = 2;

        Start(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            boolean isWide = opcode == Opcodes.LSTORE || opcode == Opcodes.DSTORE;
            free = Math.max(free, variable + (isWide ? 2 : 1));
            super.visitVarInsn(opcode, variable);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.equals("java/lang/ProcessImpl") || !name.equals("start") || !descriptor.equals(START)) {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                return;
            }
            int command = free;
            int environment = command + 1;
            int directory = command + 2;
            int redirects = command + 3;
            int redirectsErrors = command + 4;
            mv.visitVarInsn(Opcodes.ISTORE, redirectsErrors);
            mv.visitVarInsn(Opcodes.ASTORE, redirects);
            mv.visitVarInsn(Opcodes.ASTORE, directory);
            mv.visitVarInsn(Opcodes.ASTORE, environment);
            mv.visitVarInsn(Opcodes.ASTORE, command);

            loadLaunch(command);
            call("starting", "(" + LAUNCH + ")[Ljava/lang/Object;");
            mv.visitInsn(Opcodes.DUP);
            replace(command, Opcodes.ICONST_0, "[" + STRING);
            replace(environment, Opcodes.ICONST_1, "java/util/Map");

            loadLaunch(command);
            mv.visitVarInsn(Opcodes.ALOAD, redirects);
            mv.visitVarInsn(Opcodes.ILOAD, redirectsErrors);
            mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            loadLaunch(command);
            call("started", "(" + PROCESS + LAUNCH + ")" + PROCESS);
            calls++;
        }

        private void loadLaunch(int command) {
            for (int variable = command; variable < command + 3; variable++) {
                mv.visitVarInsn(Opcodes.ALOAD, variable);
            }
        }

        /** The array of what takes their place is on the operand stack. */
        private void replace(int variable, int index, String type) {
            mv.visitInsn(index);
            mv.visitInsn(Opcodes.AALOAD);
            mv.visitTypeInsn(Opcodes.CHECKCAST, type);
            mv.visitVarInsn(Opcodes.ASTORE, variable);
        }

        private void call(String name, String descriptor) {
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, BRIDGE, name, descriptor, false);
        }
    }
}
