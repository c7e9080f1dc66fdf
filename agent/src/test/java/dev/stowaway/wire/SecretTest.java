package dev.stowaway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What two processes prove to each other where the system does not tell who they are. */
@Timeout(60)
class SecretTest {
    private static final long PATIENCE_NS = 10_000_000_000L;

    private final Path file;
    private final Secret secret;
    private final Secret other;

    @AutoClose
    private final SocketPair pair = SocketPair.connected();

    SecretTest(@TempDir Path folder) throws IOException {
        this.file = folder.resolve("secret");
        this.secret = secret(file);
        this.other = secret(folder.resolve("other"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have no such permissions")
    void is_for_its_user_alone_and_is_never_overwritten() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasSize(32);
        assertThatThrownBy(() -> Secret.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void a_file_of_another_length_is_none() throws IOException {
        Files.write(file, new byte[31]);

        assertThatThrownBy(() -> Secret.read(file))
                .isInstanceOf(PeerException.class)
                .hasMessage(file + " is no secret of Stowaway: it has 31 bytes, not 32");
    }

    @Test
    void a_proof_depends_on_the_secret_the_role_and_each_nonce() {
        Set<String> proofs = new HashSet<>();
        for (Secret known : new Secret[] {secret, other}) {
            for (String role : new String[] {"client", "owner"}) {
                proofs.add(known.proof(role, "1", "2"));
                proofs.add(known.proof(role, "2", "1"));
                proofs.add(known.proof(role, "12", ""));
            }
        }
        assertThat(proofs).hasSize(12).allMatch(proof -> proof.matches("[0-9a-f]{64}"));
        assertThat(Secret.isSame(secret.proof("owner", "1", "2"), secret.proof("owner", "1", "2")))
                .isTrue();
        assertThat(Secret.isSame(secret.proof("owner", "1", "2"), "")).isFalse();
    }

    @Test
    void who_knows_the_secret_is_taken() throws Exception {
        Worker<Boolean> client = proving(secret);

        Handshake.demandProof(pair.right(), secret);

        assertThat(client.result()).isTrue();
    }

    @Test
    void an_owner_refuses_who_does_not_know_the_secret_and_says_so() throws Exception {
        String reason = "who connects does not know the owner's secret";
        Worker<Boolean> client = Threads.PLATFORM.start(() -> {
            assertThatThrownBy(() -> Handshake.proveTo(pair.left(), other, PATIENCE_NS))
                    .isInstanceOf(PeerException.class)
                    .hasMessage(reason);
            return true;
        });

        assertThatThrownBy(() -> Handshake.demandProof(pair.right(), secret))
                .isInstanceOf(PeerException.class)
                .hasMessage(reason);
        assertThat(client.result()).isTrue();
    }

    /** It listens in the owner's place, and takes any proof. */
    @Test
    void nobody_talks_to_an_owner_that_does_not_know_the_secret() throws Exception {
        Worker<Boolean> impostor = Threads.PLATFORM.start(() -> {
            pair.right().send(proof(Secret.nonce()));
            String nonce = receive(pair.right()).text().substring(0, 64);
            pair.right().send(proof(other.proof("owner", nonce, "")));
            return true;
        });

        assertThatThrownBy(() -> Handshake.proveTo(pair.left(), secret, PATIENCE_NS))
                .isInstanceOf(PeerException.class)
                .hasMessage("who listens there does not know the owner's secret");
        assertThat(impostor.result()).isTrue();
    }

    @Test
    void a_proof_that_was_listened_to_proves_nothing_a_second_time() throws Exception {
        Worker<Boolean> client = proving(secret);
        pair.right().send(proof(Secret.nonce()));
        Frame overheard = receive(pair.right());
        pair.right().close();
        assertThatThrownBy(client::result).hasCauseInstanceOf(IOException.class);

        try (SocketPair next = SocketPair.connected()) {
            next.left().send(overheard);
            assertThatThrownBy(() -> Handshake.demandProof(next.right(), secret))
                    .isInstanceOf(PeerException.class);
        }
    }

    @Test
    void what_is_no_proof_at_all_is_refused() throws Exception {
        for (String text : new String[] {"", " ", "x", "a b", "é é", "0".repeat(400)}) {
            try (SocketPair next = SocketPair.connected()) {
                next.left().send(proof(text));
                assertThatThrownBy(() -> Handshake.demandProof(next.right(), secret))
                        .as(text)
                        .isInstanceOf(PeerException.class);
            }
        }
    }

    /** The owner says so before it asks for a proof. */
    @Test
    void who_is_refused_for_another_reason_is_told_that_one() throws Exception {
        pair.right().send(new Frame(FrameKind.REFUSED, 0, 0, 0, 2, 0, "another version"));

        assertThatThrownBy(() -> Handshake.proveTo(pair.left(), secret, PATIENCE_NS))
                .isInstanceOf(PeerException.class)
                .hasMessage("another version");
    }

    private Worker<Boolean> proving(Secret known) {
        return Threads.PLATFORM.start(() -> {
            Handshake.proveTo(pair.left(), known, PATIENCE_NS);
            return true;
        });
    }

    private static Frame receive(Link link) throws IOException {
        Frame frame = link.receive(PATIENCE_NS);
        if (frame == null) {
            throw new AssertionError("nothing has come");
        }
        return frame;
    }

    private static Frame proof(String text) {
        return new Frame(FrameKind.PROOF, 0, 0, 0, 0, 0, text);
    }

    private static Secret secret(Path file) throws IOException {
        Secret.create(file);
        return Secret.read(file);
    }
}
