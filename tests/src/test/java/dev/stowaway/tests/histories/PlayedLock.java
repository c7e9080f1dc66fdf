package dev.stowaway.tests.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A lock that is played by chance: operations overlap, and each takes effect at a moment between call and return. */
final class PlayedLock {
    private final LockModel model = LockModel.reentrant();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Player> players;
    private final Random random;
    private LockModel.State state = model.initial();
    private long now;

    PlayedLock(long seed, int clients) {
        random = new Random(seed);
        players = IntStream.range(0, clients)
                .mapToObj(number -> new Player(new Client("p" + number, "a")))
                .toList();
    }

    /** The operations, in the order of their calls. Some may be pending. */
    List<Operation> play(int count) {
        while (operations.size() < count) {
            now++;
            players.get(random.nextInt(players.size())).goOn();
        }
        return operations;
    }

    private final class Player {
        private final Client client;
        /** Where its last operation stands. */
        private int place = -1;
        /** Of its last operation, if that has taken effect and not returned. */
        private @Nullable String result;

        Player(Client client) {
            this.client = client;
        }

        void goOn() {
            if (place < 0) {
                place = operations.size();
                operations.add(new Operation(client, now, Operation.PENDING, choose(), null));
            } else if (result == null) {
                takeEffect(operations.get(place));
            } else {
                Operation called = operations.get(place);
                operations.set(place, new Operation(client, called.called(), now, called.words(), result));
                place = -1;
                result = null;
            }
        }

        private String choose() {
            if (state.isHeldBy(client)) {
                return List.of("unlock", "unlock", "lock", "isHeldByCurrentThread")
                        .get(random.nextInt(4));
            }
            return random.nextBoolean() ? "lock" : "tryLock";
        }

        /** If it can by now. */
        private void takeEffect(Operation called) {
            for (String possible : List.of("done", "true", "false")) {
                boolean query = called.words().startsWith("is");
                boolean fits =
                        possible.equals("done") != (query || called.words().startsWith("try"));
                LockModel.State next = fits
                        ? model.after(state, new Operation(client, called.called(), now, called.words(), possible), 0)
                        : null;
                if (next != null) {
                    state = next;
                    result = possible;
                    return;
                }
            }
        }
    }
}
