package java.io;

/** placeholder */
final class StowawayBridge {
    private StowawayBridge() {}
}
