package dev.stowaway.tests.harness;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The arguments of {@link EachJdk}: the JDKs within its bounds, crossed with its further values. */
final class EachJdkArguments extends AnnotationBasedArgumentsProvider<EachJdk> {
    @Override
    protected Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context, EachJdk bounds) {
        return Jdk.all().stream()
                .filter(jdk -> bounds.from() <= jdk.feature() && jdk.feature() <= bounds.upTo())
                .flatMap(jdk -> bounds.with().length == 0
                        ? Stream.of(Arguments.of(jdk))
                        : Arrays.stream(bounds.with()).map(value -> Arguments.of(jdk, value)));
    }
}
