package dev.stowaway.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SerializationHooksTest {
    /** The JVM may retransform it for another agent, or while Stowaway, whose bridge it could not define, leaves. */
    @Test
    void nothing_is_woven_that_would_call_a_bridge_that_is_not_there() throws IOException {
        Weaving neverSetUp = new Weaving((Instrumentation) Proxy.newProxyInstance(
                Instrumentation.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (self, method, args) -> null));

        byte[] woven = new SerializationHooks(neverSetUp)
                .transform(null, StreamHooks.TARGET, null, null, classFile(ObjectOutputStream.class));

        assertThat(woven).isNull();
    }

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
