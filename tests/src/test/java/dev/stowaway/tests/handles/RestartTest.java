package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Another owner in the place of one that died: fault 7. */
@EnabledOnOs(OS.LINUX)
class RestartTest {
    /** At the very path of the dead one: then nothing but the id of its incarnation tells them apart. */
    @EachJdk
    void a_handle_never_reaches_another_owner_than_its_own(Jdk jdk, @TempDir Path folder) throws Exception {
        Path message = folder.resolve("message");
        Profile.repeat(round -> {
            try (Family old = Family.on(jdk, "lock");
                    Family young = Family.on(jdk, "lock")) {
                Member heir = old.child();
                assertThat(heir.does("a", "lock")).isEqualTo("done");
                assertThat(heir.ask("export " + message)).isEqualTo("done");
                Member rival = young.child();
                assertThat(rival.does("a", "tryLock")).isEqualTo("true");
                assertThat(rival.does("a", "unlock")).isEqualTo("done");
                Endpoint place = Endpoint.of(old.parent());

                old.parent().kill();
                await().until(() -> !old.parent().isAlive());
                place.becomes(Endpoint.of(young.parent()));

                assertThat(heir.does("a", "unlock")).startsWith(DeathTest.OWNER_GONE);
                Member late = young.adopt(message);
                for (Member stranger : List.of(heir, late)) {
                    for (String use : List.of("lock", "tryLock", "tryLock 600s")) {
                        assertThat(stranger.does("a", use)).as(use).startsWith(DeathTest.OWNER_GONE);
                    }
                }
                assertThat(young.parent().ask("isLocked")).isEqualTo("false");
                assertThat(rival.does("a", "tryLock")).isEqualTo("true");
                assertThat(rival.does("a", "unlock")).isEqualTo("done");
            }
        });
    }

    /** The handles of one who was passed over find the lock as any other's do. */
    @EachJdk
    void a_handle_is_passed_on_to_a_third_process(Jdk jdk, @TempDir Path folder) throws Exception {
        Path message = folder.resolve("message");
        try (Family family = Family.on(jdk, "lock")) {
            Member child = family.child();
            assertThat(child.ask("export " + message)).isEqualTo("done");
            Member third = family.adopt(message);
            assertThat(third.does("a", "lock")).isEqualTo("done");
            assertThat(child.does("a", "tryLock")).isEqualTo("false");
            assertThat(family.parent().does("a", "tryLock")).isEqualTo("false");
            assertThat(third.does("a", "unlock")).isEqualTo("done");
            assertThat(family.parent().ask("comesHome " + message)).isEqualTo("true");
            assertThat(child.ask("comesHome " + message)).isEqualTo("true");
        }
    }
}
