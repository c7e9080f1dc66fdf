package dev.stowaway.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * An effect with its 95 % interval: the effect of the medians over all forks, and the 2.5th and 97.5th percentile of
 * the same statistic over rounds drawn with replacement (bootstrap). Whole rounds are drawn, so that forks that ran side
 * by side stay together.
 */
record Estimate(double value, double low, double high) {
    private static final int RESAMPLES = 4_000;

    /** What the agent does. */
    static Estimate ofAgent(Effect effect, List<Round> rounds) {
        return of(rounds, sample -> effect.of(with(sample), without(sample)));
    }

    /** What no change at all does: the forks after against the forks before. */
    static Estimate ofControl(Effect effect, List<Round> rounds) {
        return of(
                rounds,
                sample -> effect.of(
                        median(sample.stream().mapToDouble(Round::after)),
                        median(sample.stream().mapToDouble(Round::before))));
    }

    static double with(List<Round> rounds) {
        return median(rounds.stream().mapToDouble(Round::with));
    }

    static double without(List<Round> rounds) {
        return median(rounds.stream().flatMapToDouble(round -> DoubleStream.of(round.before(), round.after())));
    }

    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Estimate of(List<Round> rounds, ToDoubleFunction<List<Round>> statistic) {
        // The same seed for each figure: the interval of the same samples is the same in every print.
        Random random = new Random(42);
        double[] resampled = new double[RESAMPLES];
        Round[] sample = new Round[rounds.size()];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int round = 0; round < sample.length; round++) {
                sample[round] = rounds.get(random.nextInt(rounds.size()));
            }
            resampled[i] = statistic.applyAsDouble(Arrays.asList(sample));
        }
        Arrays.sort(resampled);
        int tail = RESAMPLES / 40;
        return new Estimate(statistic.applyAsDouble(rounds), resampled[tail], resampled[RESAMPLES - 1 - tail]);
    }
}
