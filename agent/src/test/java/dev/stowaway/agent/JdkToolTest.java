package dev.stowaway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JdkToolTest {
    @Test
    void tools_are_known_by_the_module_of_their_main_class() {
        assertThat(JdkTool.isStartedBy("jdk.compiler", "jdk.compiler/com.sun.tools.javac.Main A.java"))
                .isTrue();
        assertThat(JdkTool.isStartedBy("java.base", "java.base/sun.security.tools.keytool.Main"))
                .isTrue();
    }

    @Test
    void a_program_in_a_single_source_file_is_no_tool() {
        assertThat(JdkTool.isStartedBy("jdk.compiler", "jdk.compiler/com.sun.tools.javac.launcher.Main Hello.java"))
                .isFalse();
        assertThat(JdkTool.isStartedBy(
                        "jdk.compiler", "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Hello.java"))
                .isFalse();
    }

    @Test
    void applications_are_no_tools() {
        assertThat(JdkTool.isStartedBy(null, "jdk.tools/app.jar")).isFalse();
        assertThat(JdkTool.isStartedBy("com.acme", "com.acme/com.acme.Main")).isFalse();
    }
}
