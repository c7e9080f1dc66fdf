package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stowaway.objects.Admission;
import dev.stowaway.objects.Reading;
import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** For how long a manager has the arrays that it made. */
@Timeout(60)
class ManagerServantTest {
    private static final Reading READING = Reading.here(Admission.of());

    private ManagerServant servant = new ManagerServant(READING, 0);

    @AfterEach
    void end() {
        servant.close();
    }

    private WeakReference<Object> made(@Nullable String name) {
        return new WeakReference<>(
                servant.part(Part.ARRAY, name, new ArrayRequest(SharedIntArray.class, new long[] {1})));
    }

    private static void assertThatItDies(WeakReference<Object> array) {
        await().atMost(30, TimeUnit.SECONDS).until(() -> {
            System.gc();
            return array.refersTo(null);
        });
    }

    private static void assertThatItLives(WeakReference<Object> array) {
        for (int i = 0; i < 3; i++) {
            System.gc();
            assertThat(array.refersTo(null)).isFalse();
        }
    }

    @Test
    void one_without_a_name_is_let_go_of_once_others_have_had_the_time_to_attach_it() {
        WeakReference<Object> array = made(null);
        assertThatItLives(array);
        made(null);
        assertThatItDies(array);
    }

    @Test
    void one_with_a_name_when_that_is_removed() {
        WeakReference<Object> array = made("grid");
        made(null);
        assertThatItLives(array);
        assertThat(servant.remove("grid")).isTrue();
        made(null);
        assertThatItDies(array);
    }

    @Test
    void not_before_that_time_is_over() {
        servant = new ManagerServant(READING);
        WeakReference<Object> array = made(null);
        made(null);
        assertThatItLives(array);
    }
}
