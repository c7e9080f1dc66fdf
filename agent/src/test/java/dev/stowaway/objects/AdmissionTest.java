package dev.stowaway.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.io.File;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
    /** Of an application; in a room of Stowaway's it would be admitted without being named. */
    private static final String POINT = "java.awt.Point";

    @Test
    void the_jdks_own_values_travel() throws IOException {
        TreeMap<String, Object> map = new TreeMap<>(Comparator.reverseOrder());
        map.put("list", new ArrayList<>(List.of(1, 2.5f, 'c', new BigDecimal("1.50"))));
        map.put("map", new LinkedHashMap<>(new EnumMap<>(TimeUnit.class)));
        map.put("time", ZonedDateTime.parse("2026-11-25T10:00:00+01:00[Europe/Paris]"));
        map.put("id", new UUID(1, 2));
        map.put("uri", URI.create("file:/tmp"));
        map.put("socket", new InetSocketAddress(InetAddress.getLoopbackAddress(), 80));
        map.put("array", new String[][] {{"a"}, {}}[1].length);
        assertThat(passed(map)).isEqualTo(map);
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone("Europe/Paris"));
        assertThat(passed(calendar)).isEqualTo(calendar);
        assertThat(passed(Pattern.compile("a+"))).hasToString("a+");
        assertThat(passed(new AtomicLong(7))).hasToString("7");
        assertThat(passed(new IllegalStateException("no"))).hasToString("java.lang.IllegalStateException: no");
        assertThatThrownBy(() -> passed(Optional.of(1)))
                .as("which no stream takes")
                .isInstanceOf(IOException.class);
    }

    @Test
    void what_is_not_named_is_refused_wherever_it_is_and_what_to_do_is_said() {
        assertThatThrownBy(() -> passed(List.of(new File("x"))))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("a value with the class java.io.File")
                .hasMessageContaining(
                        "allowed are values of the JDK (java.lang, java.util, java.math, java.time) and: nothing else");
        assertThatThrownBy(() -> passed(new Point(1, 2), "com.acme.*"))
                .hasMessageContaining(POINT)
                .hasMessageContaining("and: com.acme.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {POINT, "java.awt.*", "java.awt.**", "java.**", "java.awt.Po*", "*"})
    void what_is_named_travels(String pattern) throws IOException {
        assertThat(passed(new Point(1, 2), "com.acme.Order", pattern)).isEqualTo(new Point(1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " com.acme.Order",
                "com.acme.Order ",
                "com.acme.Order,com.acme.Item",
                "com.acme.Order;com.acme.Item",
                "!com.acme.Order",
                "com.acme/Order",
                "com.*.Order",
                "**",
                "maxdepth=deep",
                "maxdepth=-1",
                "depth=3",
            })
    void what_would_never_let_anything_travel_is_no_pattern(String pattern) {
        assertThatThrownBy(() -> Admission.of("com.acme.*", pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + pattern + "\"");
    }

    @Test
    void of_what_is_beyond_a_limit_the_limit_is_said_and_how_to_name_another() throws IOException {
        Serializable deep = nested(70);
        assertThatThrownBy(() -> passed(deep))
                .hasMessage(
                        "a value with more than maxdepth=64 allows (65 at least) came from another process and is"
                                + " refused, with all that is in it. If it may, name a larger limit where the shared object is"
                                + " made: SharedQueue.create(\"maxdepth=...\"), Manager.spawn(\"maxdepth=...\") and the like;"
                                + " allowed are values of the JDK (java.lang, java.util, java.math, java.time) and: nothing else");
        assertThat(passed(deep, "maxdepth=200")).isEqualTo(deep);
        assertRefused(nested(10), "maxdepth=9", "10");
        assertRefused(new int[11], "maxarray=10", "11");
        assertRefused(new ArrayList<>(List.of(new int[11])), "maxarray=10", "11");
        assertRefused(new byte[11], "maxarray=10", "11");
        assertRefused(new byte[101], "maxbytes=100", "101");
        assertRefused(nested(10), "maxrefs=9", "10");
    }

    private static void assertRefused(Object value, String limit, String least) {
        assertThatThrownBy(() -> passed(value, "com.acme.*", limit))
                .isInstanceOf(NotAdmittedException.class)
                .hasMessageContaining("more than " + limit + " allows (" + least + " at least)")
                .hasMessageContaining("SharedQueue.create(\"" + limit.split("=", -1)[0] + "=...\")");
    }

    @Test
    void an_exception_with_too_many_causes_is_refused_too() {
        Throwable thrown = new IllegalStateException("the first");
        for (int i = 0; i < 200; i++) {
            thrown = new IllegalStateException("because of", thrown);
        }
        Throwable last = thrown;
        assertThatThrownBy(() -> passed(last)).hasMessageContaining("maxdepth=64");
    }

    @Test
    void objects_are_made_of_classes_only_that_are_named() {
        assertThat(Admission.of(POINT).isNamed(Point.class)).isTrue();
        assertThat(Admission.of("java.awt.*", "maxdepth=3").isNamed(Point.class))
                .isTrue();
        assertThat(Admission.of("maxdepth=3").isNamed(Point.class)).isFalse();
        assertThat(Admission.of("com.acme.*").isNamed(Point.class)).isFalse();
        assertThat(Admission.of().isNamed(ArrayList.class)).as("not even this").isFalse();
    }

    private static Serializable nested(int depth) {
        ArrayList<Object> list = new ArrayList<>();
        for (int i = 1; i < depth; i++) {
            ArrayList<Object> outer = new ArrayList<>();
            outer.add(list);
            list = outer;
        }
        return list;
    }

    private static @Nullable Object passed(Object value, String... allowed) throws IOException {
        ValueWriter out = new ValueWriter();
        out.writeValue(value);
        return new ValueReader(out.payload(), Reading.ofCaller(Admission.of(allowed))).readValue();
    }
}
