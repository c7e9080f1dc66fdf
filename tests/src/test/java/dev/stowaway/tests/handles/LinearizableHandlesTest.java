package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.histories.LatchModel;
import dev.stowaway.tests.histories.LockModel;
import dev.stowaway.tests.histories.Model;
import dev.stowaway.tests.histories.ReadWriteLockModel;
import dev.stowaway.tests.histories.SemaphoreModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What threads of several processes did with a lock is what they could have done with it in one, one after another. */
class LinearizableHandlesTest {
    private static final int CHILDREN = 3;
    private static final int GAMES = 100;

    @EachJdk(with = {"unfair", "fair"})
    void a_reentrant_lock(Jdk jdk, String fairness) throws Exception {
        try (Family family = Family.on(jdk, "lock", fairness)) {
            play(family, LockModel.reentrant());
        }
    }

    @EachJdk(with = {"unfair", "fair"})
    void a_read_write_lock(Jdk jdk, String fairness) throws Exception {
        try (Family family = Family.on(jdk, "readWriteLock", fairness)) {
            play(family, new ReadWriteLockModel());
        }
    }

    @EachJdk(with = {"unfair", "fair"})
    void a_semaphore(Jdk jdk, String fairness) throws Exception {
        try (Family family = Family.on(jdk, "semaphore", "3", fairness)) {
            play(family, new SemaphoreModel(3));
        }
    }

    @EachJdk
    void a_latch(Jdk jdk) throws Exception {
        int count = 2 * (CHILDREN + 1) * GAMES;
        try (Family family = Family.on(jdk, "latch", Integer.toString(count))) {
            Call waiting = family.child().begin("waits", "await");
            play(family, new LatchModel(count));
            assertThat(waiting.result()).isEqualTo("done");
            assertThat(family.parent().ask("getCount")).isEqualTo("0");
        }
    }

    @EachJdk
    void a_reentrant_lock_whose_users_are_killed(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "lock")) {
            playWithVictims(family, LockModel.reentrant());
        }
    }

    @EachJdk
    void a_read_write_lock_whose_users_are_killed(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "readWriteLock")) {
            playWithVictims(family, new ReadWriteLockModel());
        }
    }

    @EachJdk
    void a_semaphore_whose_users_are_killed(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "semaphore", "3")) {
            playWithVictims(family, new SemaphoreModel(3));
        }
    }

    @EachJdk(with = {"unfair", "fair"})
    void a_reentrant_lock_whose_users_stop_and_go_on(Jdk jdk, String fairness) throws Exception {
        try (Family family = Family.on(jdk, "lock", fairness)) {
            playWithPauses(family, LockModel.reentrant());
        }
    }

    @EachJdk
    void a_semaphore_whose_users_stop_and_go_on(Jdk jdk) throws Exception {
        try (Family family = Family.on(jdk, "semaphore", "3")) {
            playWithPauses(family, new SemaphoreModel(3));
        }
    }

    /** Two threads in each process. */
    private static void play(Family family, Model<?> model) {
        List<Call> games = new ArrayList<>(games(family.parent(), 1));
        for (Member child : family.children(CHILDREN)) {
            games.addAll(games(child, child.pid()));
        }
        assertThat(games).extracting(Call::result).containsOnly("done");
        verify(family, model);
    }

    /** In each round one more child plays until it is killed in the middle of it. */
    private static void playWithVictims(Family family, Model<?> model) throws Exception {
        Member survivor = family.child();
        Profile.repeat(round -> {
            family.forgetHistory();
            Member victim = family.child();
            Call ended = victim.beginChore("a", "play " + round + " 1000000");
            List<Call> games = new ArrayList<>(games(family.parent(), round));
            games.addAll(games(survivor, -round));
            await().pollInterval(Duration.ofMillis(1)).until(() -> victim.returns() >= 10);
            victim.kill();
            assertThatThrownBy(ended::result).hasMessageContaining("the process has ended");
            assertThat(games).extracting(Call::result).containsOnly("done");
            verify(family, model);
        });
    }

    /** Any of the processes is stopped for a moment, one after the other, the owner more often than others. */
    private static void playWithPauses(Family family, Model<?> model) throws Exception {
        Member owner = family.parent();
        List<Member> children = family.children(2);
        Profile.repeat(round -> {
            family.forgetHistory();
            List<Call> games = new ArrayList<>();
            children.forEach(child -> games.addAll(games(child, child.pid() + round)));
            games.addAll(games(owner, round));
            for (int pause = 0; games.stream().anyMatch(Call::isPending); pause++) {
                Member stopped = pause % 3 == 0 ? children.get(pause % 2) : owner;
                stopped.stop();
                stopped.resume();
            }
            assertThat(games).extracting(Call::result).containsOnly("done");
            verify(family, model);
        });
    }

    private static List<Call> games(Member member, long seed) {
        return List.of(
                member.beginChore("a", "play " + seed + " " + GAMES),
                member.beginChore("b", "play " + (seed + 1) + " " + GAMES));
    }

    private static void verify(Family family, Model<?> model) {
        assertThat(family.historyAtOwner().linearizedBy(model)).hasSizeGreaterThan(GAMES);
    }
}
