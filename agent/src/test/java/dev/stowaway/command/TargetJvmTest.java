package dev.stowaway.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetJvmTest {
    @Test
    void versions_old_and_new_are_read() {
        assertThat(TargetJvm.feature("1.8")).isEqualTo(8);
        assertThat(TargetJvm.feature("17")).isEqualTo(17);
        assertThat(TargetJvm.feature("")).isZero();
    }

    @Test
    void of_a_program_its_first_word_is_shown() {
        assertThat(RunningJvm.program("com.acme.Main --password swordfish")).isEqualTo("com.acme.Main");
        assertThat(RunningJvm.program("/opt/app.jar")).isEqualTo("/opt/app.jar");
        assertThat(RunningJvm.program(null)).isEqualTo("?");
        assertThat(RunningJvm.program("")).isEqualTo("?");
    }
}
