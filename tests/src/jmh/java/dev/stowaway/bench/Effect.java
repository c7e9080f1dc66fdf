package dev.stowaway.bench;

/** How what was measured with the agent is set against what was measured without it. */
enum Effect {
    /** The quotient; 1 is no effect. */
    RATIO {
        @Override
        double of(double with, double without) {
            return with / without;
        }

        @Override
        double limit(double target, double control) {
            return target * Math.max(control, 1 / control);
        }
    },

    /** What the agent adds, in the unit of the measurement; 0 is no effect. */
    DIFFERENCE {
        @Override
        double of(double with, double without) {
            return with - without;
        }

        @Override
        double limit(double target, double control) {
            return target + Math.abs(control);
        }
    },

    /** What there is with the agent only. */
    ALONE {
        @Override
        double of(double with, double without) {
            return with;
        }

        @Override
        double limit(double target, double control) {
            return target;
        }
    };

    abstract double of(double with, double without);

    /** What is still within the target when two measurements of the same thing are as far apart as {@code control}. */
    abstract double limit(double target, double control);
}
