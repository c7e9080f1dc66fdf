package dev.stowaway.tests.histories;

/** Whoever does one thing after another: a thread of a process. */
public record Client(String process, String thread) {
    @Override
    public String toString() {
        return process + "/" + thread;
    }
}
