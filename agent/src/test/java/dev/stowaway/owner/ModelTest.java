package dev.stowaway.owner;

import dev.stowaway.access.ReflectiveAccess;
import dev.stowaway.owner.Model.Patience;
import dev.stowaway.owner.ModelGrants.Thing;
import dev.stowaway.rules.AbandonPolicy;
import dev.stowaway.wire.FrameKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.ObjIntConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.ChangeDetector;
import net.jqwik.api.state.Transformer;
import org.jspecify.annotations.Nullable;

/** Whatever threads of other processes ask for, and however they go, the owner does what the {@link Model} does. */
class ModelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** When it is known that something is wrong, and the shortest conversation is looked for in which it is. */
    private static final Duration IMPATIENCE = Duration.ofMillis(30);

    private static final Arbitrary<Integer> AMOUNTS = Arbitraries.frequency(
            Tuple.of(9, 1), Tuple.of(3, 2), Tuple.of(1, 3), Tuple.of(1, 4), Tuple.of(1, 0), Tuple.of(1, -1));

    private static final Arbitrary<Thing> THINGS = Arbitraries.frequency(
            Tuple.of(6, Thing.LOCK),
            Tuple.of(3, Thing.READ),
            Tuple.of(3, Thing.WRITE),
            Tuple.of(3, Thing.PERMITS),
            Tuple.of(1, Thing.LATCH));

    private static final Arbitrary<Patience> PATIENCES = Arbitraries.frequency(
            Tuple.of(1, Patience.NONE), Tuple.of(1, Patience.MOMENT), Tuple.of(3, Patience.ENDLESS));

    private Duration patience = PATIENCE;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_owner_does_as_the_model(@ForAll("conversations") ActionChain<Conversation> conversation) {
        try {
            conversation.run().end();
        } catch (RuntimeException | Error e) {
            patience = IMPATIENCE;
            throw e;
        } finally {
            conversation.finalState().ifPresent(Conversation::close);
        }
    }

    /** The more often a thread says something, the higher its weight. */
    @Provide
    ActionChainArbitrary<Conversation> conversations() {
        return ActionChain.startWith(this::begin)
                .withAction(12, saying(acquires()))
                .withAction(6, saying(releases()))
                .withAction(5, saying(awaits()))
                .withAction(3, saying(signals()))
                .withAction(
                        1,
                        saying(Arbitraries.of(
                                asks("drains the permits", Conversation::drain),
                                asks("asks how many await", Conversation::askWaiters),
                                asks("makes way for another one", Conversation::bind))))
                .withAction(1, saying(asksWrongly()))
                .withAction(
                        6,
                        saying(Arbitraries.of(
                                interjects("cancels", Conversation::cancel),
                                interjects("abandons", Conversation::abandon),
                                interjects("goes", Conversation::close))))
                .withAction(1, saying(Arbitraries.just(interjects("misbehaves", Conversation::misbehave))))
                .withMaxTransformations(60)
                .improveShrinkingWith(ModelChange::new);
    }

    private Conversation begin() {
        try {
            return new Conversation(
                    Owner.start(new OwnerSettings(ReflectiveAccess.create(), AbandonPolicy.RELEASE, new TellsNobody())),
                    patience);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that any thread may say. */
    private record Speech(String words, ObjIntConsumer<Conversation> meaning) {}

    /** Where it makes no sense, it is passed over: so anything can be left out of a conversation when that is to be shorter. */
    private static Action.Independent<Conversation> saying(Arbitrary<Speech> speeches) {
        return () -> Combinators.combine(Arbitraries.integers().between(0, Conversation.THREADS - 1), speeches)
                .as((thread, speech) -> Transformer.mutate(
                        "thread " + thread + " " + speech.words,
                        conversation -> speech.meaning.accept(conversation, thread)));
    }

    private static Speech asks(String words, ObjIntConsumer<Conversation> meaning) {
        return new Speech(words, (conversation, thread) -> {
            if (conversation.comes(thread)) {
                meaning.accept(conversation, thread);
            }
        });
    }

    private static Speech interjects(String words, ObjIntConsumer<Conversation> meaning) {
        return new Speech(words, (conversation, thread) -> {
            if (conversation.model().isConnected(thread)) {
                meaning.accept(conversation, thread);
            }
        });
    }

    private static Arbitrary<Speech> acquires() {
        return Combinators.combine(THINGS, AMOUNTS, PATIENCES)
                .as((thing, permits, patience) -> asks(
                        "acquires " + words(thing, permits) + " with patience " + patience,
                        (conversation, thread) ->
                                conversation.acquire(thread, thing, amount(thing, permits), patience)));
    }

    /** A process releases permits that it has: for more, there is a test of the account. */
    private static Arbitrary<Speech> releases() {
        return Combinators.combine(THINGS, AMOUNTS, Arbitraries.of(true, false))
                .as((thing, permits, isAnswered) -> asks(
                        "releases " + words(thing, permits) + (isAnswered ? "" : ", and wants no answer"),
                        (conversation, thread) -> {
                            int most = conversation.model().grants().permitsOf(thread);
                            conversation.release(thread, thing, amount(thing, Math.min(permits, most)), isAnswered);
                        }));
    }

    private static int amount(Thing thing, int permits) {
        return thing == Thing.PERMITS ? permits : 1;
    }

    private static String words(Thing thing, int permits) {
        return thing == Thing.PERMITS ? permits + " " + thing : thing.toString();
    }

    private static Arbitrary<Speech> awaits() {
        return PATIENCES.map(patience -> asks(
                "awaits the condition with patience " + patience,
                (conversation, thread) -> conversation.awaitCondition(thread, patience)));
    }

    private static Arbitrary<Speech> signals() {
        return Arbitraries.of(true, false)
                .map(isForAll -> asks(
                        isForAll ? "signals all" : "signals one",
                        (conversation, thread) -> conversation.signal(thread, isForAll)));
    }

    private static Arbitrary<Speech> asksWrongly() {
        Arbitrary<FrameKind> kinds = Arbitraries.of(
                FrameKind.AWAIT, FrameKind.SIGNAL, FrameKind.NEW_CONDITION, FrameKind.ARRIVE, FrameKind.RESET);
        return Arbitraries.oneOf(
                kinds.map(kind -> asks(
                        "asks a semaphore for " + kind,
                        (conversation, thread) -> conversation.askTheWrongOne(thread, kind))),
                kinds.map(kind -> asks(
                        "asks nothing for " + kind,
                        (conversation, thread) -> conversation.askForNothing(thread, kind))));
    }

    /** What changes nothing, the shortest conversation can do without. */
    private static final class ModelChange implements ChangeDetector<Conversation> {
        private @Nullable OwnerState before;

        @Override
        public void before(Conversation conversation) {
            before = conversation.model().state();
        }

        @Override
        public boolean hasChanged(Conversation conversation) {
            return !conversation.model().state().equals(before);
        }
    }
}
