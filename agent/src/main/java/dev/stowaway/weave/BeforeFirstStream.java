package dev.stowaway.weave;

/** The bridge's word that the first stream is about to be made. The application, with its rights, is on the stack. */
final class BeforeFirstStream implements Runnable {
    private final Weaving weaving;

    BeforeFirstStream(Weaving weaving) {
        this.weaving = weaving;
    }

    @Override
    public void run() {
        weaving.beforeFirstStream();
    }
}
