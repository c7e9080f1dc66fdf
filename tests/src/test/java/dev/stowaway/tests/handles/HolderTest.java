package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;

/** What a proxy says of who has the lock. */
class HolderTest {
    @EachJdk
    void whoever_it_is_it_is_named_with_its_process(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member holder = family.child();
            Member other = family.child();
            String owner = "of process " + family.parent().pid() + " (com.acme.family.Parent)";
            assertThat(other.does("a", "toString")).endsWith("[Unlocked] " + owner);

            assertThat(holder.does("b", "lock")).isEqualTo("done");
            for (Member asked : new Member[] {holder, other}) {
                assertThat(asked.does("a", "toString"))
                        .endsWith("[Locked by thread b of process " + holder.pid() + " (com.acme.family.Child)] "
                                + owner);
            }
            assertThat(holder.does("b", "unlock")).isEqualTo("done");

            family.parent().until("isLocked", "false");
            assertThat(family.parent().does("c", "lock")).isEqualTo("done");
            assertThat(other.does("a", "toString")).endsWith("[Locked by thread c] " + owner);
            assertThat(family.parent().does("c", "unlock")).isEqualTo("done");
        }
    }

    @EachJdk
    void who_has_it_knows_how_often_and_nobody_else_thinks_so(Jdk jdk) {
        try (Family family = Family.on(jdk, "lock")) {
            Member holder = family.child();
            Member other = family.child();
            assertThat(holder.does("a", "lock")).isEqualTo("done");
            assertThat(holder.does("a", "tryLock")).isEqualTo("true");
            assertThat(holder.does("a", "getHoldCount")).isEqualTo("2");
            assertThat(holder.does("a", "isHeldByCurrentThread")).isEqualTo("true");
            for (Member asked : new Member[] {holder, other, family.parent()}) {
                assertThat(asked.does("b", "getHoldCount")).isEqualTo("0");
                assertThat(asked.does("b", "isHeldByCurrentThread")).isEqualTo("false");
                assertThat(asked.does("b", "isLocked")).isEqualTo("true");
                assertThat(asked.does("b", "unlock")).startsWith("threw java.lang.IllegalMonitorStateException");
            }
            assertThat(holder.does("a", "unlock")).isEqualTo("done");
            assertThat(holder.does("a", "unlock")).isEqualTo("done");
            assertThat(holder.does("a", "unlock")).startsWith("threw java.lang.IllegalMonitorStateException");
        }
    }
}
