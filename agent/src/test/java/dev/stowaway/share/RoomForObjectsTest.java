package dev.stowaway.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether a manager's memory suffices for what is shared one after the other. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a manager without memory may not answer
class RoomForObjectsTest {
    private static final int LISTS = 200;
    private static final int AT_A_TIME = 10;

    @RegisterExtension
    final Workers workers = new Workers();

    /** What a worker has. */
    private static volatile @Nullable Object held;

    @Test
    void what_nobody_has_any_more_makes_room() throws Exception {
        Manager manager = manager();
        for (int i = 0; i < LISTS; i++) {
            List<byte[]> list = manager.list();
            list.add(new byte[1 << 20]);
            if (i % AT_A_TIME == 0) {
                System.gc();
            }
        }
        assertThat(manager.counter().incrementAndGet()).isEqualTo(1);
    }

    private Manager manager() throws Exception {
        String endpoint = workers.start("-Xmx96m").does(() -> {
            Manager made = Manager.start();
            held = made;
            return made.endpoint();
        });
        return Manager.connect(endpoint);
    }
}
