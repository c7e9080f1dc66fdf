package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.util.List;

/** Readers and writers in several processes. */
class ReadWriteTest {
    @EachJdk(with = {"unfair", "fair"})
    void readers_of_all_processes_share_it_and_a_writer_waits_for_the_last(Jdk jdk, String fairness) {
        try (Family family = Family.on(jdk, "readWriteLock", fairness)) {
            List<Member> readers = List.of(family.child(), family.parent(), family.child());
            Member writer = family.child();
            for (Member reader : readers) {
                assertThat(reader.does("a", "read.lock")).isEqualTo("done");
            }
            assertThat(family.parent().ask("getReadLockCount")).isEqualTo("3");
            assertThat(writer.does("a", "write.tryLock")).isEqualTo("false");
            Call writing = writer.begin("a", "write.lock");
            family.parent().until("getQueueLength", "1");
            for (Member reader : readers) {
                assertThat(writing.isPending()).isTrue();
                assertThat(reader.does("a", "read.unlock")).isEqualTo("done");
            }
            assertThat(writing.result()).isEqualTo("done");
            for (Member reader : readers) {
                assertThat(reader.does("a", "read.tryLock")).isEqualTo("false");
            }
            assertThat(writer.does("a", "write.unlock")).isEqualTo("done");
            assertThat(readers.get(0).does("a", "read.tryLock 5s")).isEqualTo("true");
        }
    }

    @EachJdk
    void a_writer_becomes_a_reader_with_nobody_in_between(Jdk jdk) {
        try (Family family = Family.on(jdk, "readWriteLock")) {
            Member child = family.child();
            Member other = family.child();
            assertThat(child.does("a", "write.lock")).isEqualTo("done");
            Call writing = other.begin("w", "write.lock");
            family.parent().until("getQueueLength", "1");
            assertThat(child.does("a", "read.lock")).isEqualTo("done");
            assertThat(child.does("a", "write.unlock")).isEqualTo("done");
            assertThat(family.parent().does("a", "write.tryLock")).isEqualTo("false");
            assertThat(writing.isPending()).isTrue();
            assertThat(child.does("a", "write.tryLock")).isEqualTo("false");
            assertThat(child.does("a", "read.unlock")).isEqualTo("done");
            assertThat(child.does("a", "read.unlock")).startsWith("threw java.lang.IllegalMonitorStateException");
            assertThat(writing.result()).isEqualTo("done");
        }
    }

    @EachJdk(with = {"read", "write"})
    void what_a_killed_process_held_is_free(Jdk jdk, String side) throws Exception {
        Reactions reactions = new Reactions();
        try (Family family = Family.on(jdk, "readWriteLock")) {
            Member survivor = family.child();
            Profile.repeat(round -> {
                Member victim = family.child();
                for (String thread : side.equals("read") ? List.of("a", "b") : List.of("a")) {
                    assertThat(victim.does(thread, side + ".lock")).isEqualTo("done");
                    assertThat(victim.does(thread, side + ".lock")).isEqualTo("done");
                }
                Call writing = survivor.begin("a", "write.lock");
                family.parent().until("getQueueLength", "1");
                reactions.add(writing, victim.kill());
                assertThat(survivor.does("a", "write.unlock")).isEqualTo("done");
            });
        }
        reactions.verify();
    }
}
