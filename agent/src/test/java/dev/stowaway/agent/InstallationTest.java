package dev.stowaway.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowaway.rules.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a JVM that has no jar of the agent, so that the bridge can't be defined. */
class InstallationTest {
    private final List<ClassFileTransformer> transformers = new ArrayList<>();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void one_that_could_not_start_is_not_active_and_leaves_nothing() {
        Installation installation = new Installation(jvm(ObjectOutputStream.class));

        assertThatThrownBy(() -> start(installation)).isInstanceOf(IOException.class);

        assertThat(installation.isActive()).isFalse();
        assertThat(transformers).isEmpty();
    }

    @Test
    void one_that_turned_itself_off_makes_room_for_the_next() throws Exception {
        Installation installation = new Installation(jvm());
        start(installation);
        int each = transformers.size();
        for (ClassFileTransformer transformer : List.copyOf(transformers)) {
            byte[] woven = transformer.transform(null, "java/io/ObjectOutputStream", null, null, new byte[0]);
            assertThat(woven).isNull();
        }
        assertThat(installation.isActive()).isFalse();
        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains("turned itself off");

        start(installation);

        assertThat(installation.isActive()).isTrue();
        assertThat(transformers).hasSize(each);
    }

    private void start(Installation installation) throws Exception {
        installation.start(Options.defaults(), new PrintStream(stderr, true, StandardCharsets.UTF_8));
    }

    /** A JVM that has loaded these classes. */
    private Instrumentation jvm(Class<?>... loaded) {
        return (Instrumentation) Proxy.newProxyInstance(
                Instrumentation.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (self, method, args) -> switch (method.getName()) {
                    case "getAllLoadedClasses" -> loaded;
                    case "addTransformer" -> transformers.add((ClassFileTransformer) args[0]);
                    case "removeTransformer" -> transformers.remove((ClassFileTransformer) args[0]);
                    default -> null;
                });
    }
}
