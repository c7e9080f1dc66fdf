package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.histories.LockModel;
import java.util.List;

/** Interrupts and times that run out at the moment of the grant: fault 10. */
class RaceTest {
    private static final int GAMES = 100;

    @EachJdk(with = {"unfair", "fair"})
    void an_interrupt_has_one_outcome(Jdk jdk, String fairness) throws Exception {
        try (Family family = Family.on(jdk, "lock", fairness)) {
            List<Member> children = family.children(2);
            Profile.repeat(round -> {
                family.forgetHistory();
                List<Call> games = children.stream()
                        .map(child -> child.beginChore("a", "play " + (round + child.pid()) + " " + GAMES))
                        .toList();
                while (games.stream().anyMatch(Call::isPending)) {
                    for (Member child : children) {
                        child.interrupt("a");
                        assertThat(child.ask("isLocked")).isIn("true", "false"); // takes some time
                    }
                }
                assertNothingLeft(family, games);
            });
        }
    }

    /** The owner's thread holds it for about as long as the others wait for it. */
    @EachJdk(with = {"unfair", "fair"})
    void a_time_that_runs_out_has_one_outcome(Jdk jdk, String fairness) throws Exception {
        try (Family family = Family.on(jdk, "lock", fairness)) {
            List<Member> children = family.children(2);
            Profile.repeat(round -> {
                family.forgetHistory();
                Call keeper = family.parent().beginChore("a", "keep " + GAMES + " 1000us");
                List<Call> games = children.stream()
                        .map(child -> child.beginChore("a", "snatch " + GAMES + " 1000us"))
                        .toList();
                assertThat(keeper.result()).isEqualTo("done");
                assertNothingLeft(family, games);
            });
        }
    }

    private static void assertNothingLeft(Family family, List<Call> games) {
        assertThat(games).extracting(Call::result).containsOnly("done");
        assertThat(family.historyAtOwner().linearizedBy(LockModel.reentrant())).hasSizeGreaterThan(GAMES);
        family.parent().until("isLocked", "false");
        family.parent().until("getQueueLength", "0");
    }
}
