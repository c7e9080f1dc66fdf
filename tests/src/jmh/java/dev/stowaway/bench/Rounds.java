package dev.stowaway.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes rounds of measurements. */
final class Rounds {
    private Rounds() {}

    /** One fork and its measurement. */
    interface Fork {
        double measure(List<String> agentOptions) throws IOException, InterruptedException;
    }

    /** One fork that measures two things. */
    interface TwofoldFork {
        double[] measure(List<String> agentOptions) throws IOException, InterruptedException;
    }

    /** Takes one round and adds what it says of each of the two. */
    static void two(TwofoldFork fork, List<String> without, List<String> with, List<Round> firsts, List<Round> seconds)
            throws IOException, InterruptedException {
        double[] before = fork.measure(without);
        double[] between = fork.measure(with);
        double[] after = fork.measure(without);
        firsts.add(new Round(before[0], between[0], after[0]));
        seconds.add(new Round(before[1], between[1], after[1]));
    }

    static Round one(Fork fork, List<String> without, List<String> with) throws IOException, InterruptedException {
        return new Round(fork.measure(without), fork.measure(with), fork.measure(without));
    }

    /** Takes {@code count} rounds after one that fills the file cache and is thrown away. */
    static List<Round> many(int count, Fork fork, List<String> without, List<String> with)
            throws IOException, InterruptedException {
        one(fork, without, with);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rounds.add(one(fork, without, with));
        }
        return rounds;
    }
}
