package dev.stowaway.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatusTest {
    private static final String OF_A_JVM_IN_A_CONTAINER = """
            Name:\tjava
            State:\tS (sleeping)
            NSpid:\t4711\t12
            SigCgt:\t2000000181005ccf
            """;

    @Test
    void a_container_is_a_namespace_deeper() {
        ProcStatus status = new ProcStatus(OF_A_JVM_IN_A_CONTAINER);

        assertThat(status.depth()).isEqualTo(2);
        assertThat(status.innermostPid()).isEqualTo("12");
    }

    @Test
    void a_process_beside_us_has_one_pid() {
        ProcStatus status = new ProcStatus("NSpid:\t4711\n");

        assertThat(status.depth()).isEqualTo(1);
        assertThat(status.innermostPid()).isEqualTo("4711");
    }

    @Test
    void a_jvm_lives_through_the_signal_and_others_do_not() {
        assertThat(new ProcStatus(OF_A_JVM_IN_A_CONTAINER).diesOfQuit()).isFalse();
        assertThat(new ProcStatus("SigCgt:\t0000000000000000\n").diesOfQuit()).isTrue();
    }

    @Test
    void a_process_that_was_stopped_is_known() {
        assertThat(new ProcStatus("State:\tT (stopped)\n").isStopped()).isTrue();
        assertThat(new ProcStatus(OF_A_JVM_IN_A_CONTAINER).isStopped()).isFalse();
    }

    @Test
    void of_a_process_that_is_gone_nothing_is_said() {
        ProcStatus status = new ProcStatus("");

        assertThat(status.depth()).isZero();
        assertThat(status.innermostPid()).isNull();
        assertThat(status.diesOfQuit()).isFalse();
        assertThat(status.isStopped()).isFalse();
    }
}
