package dev.stowaway.bench;

/**
 * One round of forks, close together in time: without the agent, with it, and without it again. A drift of the machine
 * during the round falls on both sides of the middle, and the two outer ones are the A/A control.
 */
record Round(double before, double with, double after) {
    /** Of something that there is with the agent only. */
    static Round alone(double with) {
        return new Round(0, with, 0);
    }
}
