package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.util.ArrayList;
import java.util.List;

/** Whoever came first is first, wherever it comes from. */
class FairnessTest {
    private static final List<String> WAYS = List.of("lock", "tryLock 60s", "lockInterruptibly");

    @EachJdk
    void a_fair_lock_goes_round_in_the_order_of_arrival(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock", "fair")) {
            List<Member> members = List.of(family.child(), family.parent(), family.child());
            assertThat(members).extracting(member -> member.ask("isFair")).containsOnly("true");
            Profile.repeat(round -> {
                assertThat(family.parent().does("first", "lock")).isEqualTo("done");
                List<Waiter> queue = new ArrayList<>();
                for (String way : WAYS) {
                    for (Member member : members) {
                        queue.add(Waiter.of(member, way));
                        family.parent().until("getQueueLength", Integer.toString(queue.size()));
                    }
                }
                assertThat(family.parent().does("first", "unlock")).isEqualTo("done");
                for (int next = 0; next < queue.size(); next++) {
                    Waiter waiter = queue.get(next);
                    assertThat(waiter.call.result()).isIn("done", "true");
                    assertThat(queue.subList(next + 1, queue.size())).allMatch(later -> later.call.isPending());
                    assertThat(waiter.member.does(waiter.thread, "unlock")).isEqualTo("done");
                }
            });
        }
    }

    private record Waiter(Member member, String thread, Call call) {
        static Waiter of(Member member, String way) {
            String thread = way.replace(' ', '-');
            return new Waiter(member, thread, member.begin(thread, way));
        }
    }
}
