package dev.stowaway.wire;

import java.io.IOException;

/** An owner: prints its socket, or why it has none, and lives until its stdin ends. */
final class OpensEndpoint {
    private OpensEndpoint() {}

    public static void main(String[] arguments) throws IOException {
        try (Endpoint endpoint = Endpoint.open()) {
            System.out.println(endpoint.socket());
            while (System.in.read() >= 0) {
                // It goes on living.
            }
        } catch (PeerException e) {
            System.out.println(e.getMessage());
        }
    }
}
