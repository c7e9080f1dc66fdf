package dev.stowaway.tests.harness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that runs once for every {@link Jdk} to be tested, which is its first parameter.
 *
 * <p>Not for a method that has {@link #with} and no second parameter, nor the reverse.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{argumentsWithNames}", allowZeroInvocations = true)
@ArgumentsSource(EachJdkArguments.class)
public @interface EachJdk {
    /** The oldest JDK for which the test means something. */
    int from() default 17;

    /** The newest JDK for which the test means something. */
    int upTo() default Integer.MAX_VALUE;

    /** Values of a second parameter, each tried on every JDK: strings, or what JUnit converts from them. */
    String[] with() default {};
}
