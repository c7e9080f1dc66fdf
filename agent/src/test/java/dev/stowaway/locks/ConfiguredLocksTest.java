package dev.stowaway.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names in the option {@code locks}. */
class ConfiguredLocksTest {
    @Test
    void a_configured_name_stands_for_the_class_and_its_subclasses() {
        Catalogue configured = new Catalogue(List.of(Samples.GateByInterface.class.getName()));

        assertThat(configured.kindOf(Samples.GateByInterface.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(Samples.GateBySuperclass.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(Samples.LockPair.class)).isNull();
    }

    @Test
    void a_configured_interface_stands_for_its_implementors() {
        Catalogue configured = new Catalogue(List.of(Samples.Gate.class.getName()));

        assertThat(configured.kindOf(Samples.GateByInterface.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(Samples.GateBySuperclass.class)).isEqualTo(LockKind.CONFIGURED);
    }

    @Test
    void a_kind_that_says_more_stays_when_a_name_is_configured() {
        Catalogue configured = new Catalogue(List.of(
                Samples.Gate.class.getName(),
                Samples.LockByInterface.class.getName(),
                Samples.MyExecutor.class.getName(),
                Samples.MySynchronizer.class.getName()));

        assertThat(configured.kindOf(Samples.ReentrantGate.class)).isEqualTo(LockKind.REENTRANT_LOCK);
        assertThat(configured.kindOf(Samples.LockByInterface.class)).isEqualTo(LockKind.APPLICATION_LOCK);
        assertThat(configured.kindOf(Samples.MyExecutor.class)).isEqualTo(LockKind.EXECUTOR);
        assertThat(configured.kindOf(Samples.MySynchronizer.class)).isEqualTo(LockKind.SYNCHRONIZER);
    }

    @Test
    void a_configured_class_of_the_jdk_stands_for_itself_and_for_the_subclasses_of_the_application() {
        class MyList extends ArrayList<String> {
            private static final long serialVersionUID = 1;
        }
        Catalogue configured = new Catalogue(List.of("java.util.ArrayList", "java.util.AbstractCollection"));

        assertThat(configured.kindOf(ArrayList.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(MyList.class)).isEqualTo(LockKind.CONFIGURED);
        assertThat(configured.kindOf(LinkedList.class)).isNull();
    }

    @Test
    void configuring_object_does_not_make_everything_a_lock() {
        Catalogue configured = new Catalogue(List.of("java.lang.Object"));

        assertThat(configured.kindOf(Object.class)).isEqualTo(LockKind.MONITOR);
        assertThat(configured.kindOf(Samples.GateByInterface.class)).isNull();
        assertThat(configured.kindOf(ArrayList.class)).isNull();
    }
}
