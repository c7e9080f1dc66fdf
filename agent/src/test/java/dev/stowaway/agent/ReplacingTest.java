package dev.stowaway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.access.Access;
import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.handle.Substitutes;
import dev.stowaway.inspect.ChildStreams;
import dev.stowaway.inspect.Destination;
import dev.stowaway.inspect.Inspector;
import dev.stowaway.inspect.Meeting;
import dev.stowaway.inspect.Trail;
import dev.stowaway.locks.Catalogue;
import dev.stowaway.locks.LockKind;
import dev.stowaway.locks.LockKinds;
import dev.stowaway.owner.OwnerSettings;
import dev.stowaway.report.Evidence;
import dev.stowaway.report.Logging;
import dev.stowaway.report.Suppressed;
import dev.stowaway.rules.AbandonPolicy;
import dev.stowaway.rules.Action;
import dev.stowaway.rules.LogTarget;
import dev.stowaway.rules.Occurrence;
import dev.stowaway.rules.Options;
import dev.stowaway.rules.Policy;
import dev.stowaway.rules.Rule;
import dev.stowaway.rules.Rules;
import dev.stowaway.rules.RulesException;
import dev.stowaway.rules.Verdict;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With a phaser, of which there is never a handle: what is asked here is whether one was tried. */
class ReplacingTest {
    private static final String NO_RULE = "no rule asks for";

    private final Access access = ReflectiveAccess.create();
    private final Phaser lock = new Phaser();
    private final Inspector inspector =
            new Inspector(access, Options.defaults(), new LockKinds(new Catalogue(List.of())), new ChildStreams());
    private final Logging logging = new Logging(
            new LogTarget.Stderr(), new PrintStream(OutputStream.nullOutputStream()), access, () -> new Class<?>[0]);
    private final Suppressed suppressed = new Suppressed(logging);
    private final Replacing replacing = new Replacing(
            new Substitutes(new OwnerSettings(
                    access,
                    AbandonPolicy.MARK,
                    new IncidentLog(
                            logging, new Evidence(Options.defaults(), new Policy(Action.PROXY, null), logging)))),
            inspector,
            suppressed);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FILE | a handle in a file would outlive its owner, and no rule asks for it",
                "STANDARD_STREAM | it is not known who reads this stream, and no rule asks for a handle in it",
                "NOWHERE | nobody reads this stream, and no rule asks for a handle in it",
                "OTHER | it is not known where this stream leads, and no rule asks for a handle in it"
            })
    void where_a_handle_is_of_no_use_the_lock_stays(Destination.Kind destination, String reason) throws IOException {
        Written written = write(Verdict.of(Action.PROXY), destination);

        assertThat(written.object()).isSameAs(lock);
        assertThat(written.effect()).isNull();
        assertThat(written.outcome().action()).isEqualTo(Action.LOG);
        assertThat(written.outcome().refusal()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS", "SOCKET", "MEMORY"})
    void where_somebody_reads_it_a_handle_is_tried(Destination.Kind destination) throws IOException {
        assertThat(refusal(Verdict.of(Action.PROXY), destination)).isNotNull().doesNotContain(NO_RULE);
    }

    @ParameterizedTest
    @EnumSource
    void a_rule_has_it_tried_everywhere(Destination.Kind destination) throws IOException, RulesException {
        Occurrence occurrence =
                new Occurrence("PHASER", "Phaser", "a.B.c", destination.name(), "java.util.concurrent.Phaser", null);
        Rule rule = Rules.parse("proxy kind=phaser", "stowaway.rules").first(occurrence, "");

        assertThat(refusal(new Verdict(Action.PROXY, rule, 0), destination))
                .isNotNull()
                .doesNotContain(NO_RULE);
    }

    @ParameterizedTest
    @EnumSource(names = {"LOG", "FAIL", "ALLOW"})
    void other_verdicts_leave_the_lock(Action action) throws IOException {
        Written written = write(Verdict.of(action), Destination.Kind.PROCESS);

        assertThat(written.object()).isSameAs(lock);
        assertThat(written.outcome().action()).isEqualTo(action);
        assertThat(written.outcome().refusal()).isNull();
    }

    private @Nullable String refusal(Verdict verdict, Destination.Kind destination) throws IOException {
        return write(verdict, destination).outcome().refusal();
    }

    private Written write(Verdict verdict, Destination.Kind destination) throws IOException {
        ObjectOutputStream stream = new ObjectOutputStream(OutputStream.nullOutputStream());
        Trail trail = inspector.trail(new Meeting(stream, lock, null, new Object[1], null, 1));
        return replacing.write(LockKind.PHASER, lock, trail, destination, verdict);
    }
}
