package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.histories.LockModel;
import java.util.List;
import java.util.stream.Stream;

/** The harness, on families whose lock isn't shared: all that the other tests forbid happens, and is found. */
class FamilyTest {
    @EachJdk
    void members_do_what_they_are_told_to_on_threads_by_name(Jdk jdk) {
        try (Family family = copies(jdk)) {
            Member parent = family.parent();
            assertThat(parent.does("a", "lock")).isEqualTo("done");
            assertThat(parent.does("b", "tryLock")).isEqualTo("false");
            assertThat(parent.does("b", "unlock"))
                    .startsWith("threw java.lang.IllegalMonitorStateException (java.lang.RuntimeException)");
            Call waiting = parent.begin("b", "lockInterruptibly");
            parent.until("getQueueLength", "1");
            assertThat(waiting.isPending()).isTrue();
            parent.interrupt("b");
            assertThat(waiting.result()).startsWith("threw java.lang.InterruptedException");
            assertThat(family.history().linearizedBy(LockModel.reentrant())).hasSize(4);
        }
    }

    @EachJdk
    void processes_have_one_clock(Jdk jdk) {
        try (Family family = copies(jdk)) {
            Member child = family.child();
            long before = System.nanoTime();
            Call call = child.begin("a", "lock");
            assertThat(call.returned()).isBetween(before, System.nanoTime());
        }
    }

    @EachJdk
    void a_member_that_is_killed_leaves_a_call_without_return(Jdk jdk) {
        try (Family family = copies(jdk)) {
            Member child = family.child();
            child.does("a", "lock");
            Call waiting = child.begin("b", "lock");
            child.until("getQueueLength", "1");
            child.kill();
            assertThatThrownBy(waiting::result)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the process has ended");
            assertThat(family.history().operations()).hasSize(3);
        }
    }

    @EachJdk
    void copies_of_a_lock_are_found_out(Jdk jdk) {
        try (Family family = copies(jdk)) {
            List<Call> games = Stream.of(family.parent(), family.child())
                    .map(member -> member.beginChore("a", "play 1 50"))
                    .toList();
            assertThat(games).extracting(Call::result).containsOnly("done");
            family.parent().does("b", "lock");
            family.child().does("b", "tryLock");
            assertThatThrownBy(() -> family.history().linearizedBy(LockModel.reentrant()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("not linearizable");
        }
    }

    private static Family copies(Jdk jdk) {
        return Family.of(Jvm.on(jdk).agent("action=allow"), "lock");
    }
}
