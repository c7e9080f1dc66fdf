package dev.stowaway.tests.handles;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.family.Parent;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import dev.stowaway.tests.harness.Run;
import dev.stowaway.tests.histories.History;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM that owns a lock, and the children that it launched and wrote a graph with the lock to. Each is connected to the
 * test by itself, so that any of them can be killed or stopped while the others are told what to do.
 *
 * <pre>{@code
 * try (Family family = Family.on(jdk, "lock", "fair")) {
 *     Member child = family.child();
 *     assertThat(child.does("a", "lock")).isEqualTo("done");
 *     Call waiting = family.parent().begin("a", "lock");
 *     child.kill();
 *     assertThat(waiting.result()).isEqualTo("done");
 * }
 * }</pre>
 */
final class Family implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    /** What a child does without asking the owner, or without waiting for an answer. */
    private static final Set<String> UNANSWERED =
            Set.of("unlock", "read.unlock", "write.unlock", "isHeldByCurrentThread", "getHoldCount");

    private final Map<String, CompletableFuture<Member>> members = new ConcurrentHashMap<>();
    private final List<String> records = Collections.synchronizedList(new ArrayList<>());
    private final ServerSocket socket;
    private final LiveJvm jvm;
    private int children;

    private Family(Jvm parent, String... heirloom) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startThread(this::receive);
        jvm = parent.live(
                Parent.class,
                Stream.concat(Stream.of(Integer.toString(socket.getLocalPort())), Arrays.stream(heirloom))
                        .toArray(String[]::new));
    }

    /** One whose lock is shared. */
    static Family on(Jdk jdk, String... heirloom) {
        return of(Jvm.on(jdk).agent("action=proxy"), heirloom);
    }

    /**
     * Launches the parent in this JVM.
     *
     * @param heirloom the kind of lock and how it is to be, as {@code com.acme.family.Heirloom} has it
     */
    static Family of(Jvm parent, String... heirloom) {
        return new Family(parent, heirloom);
    }

    Member parent() {
        return member("parent");
    }

    /** A new one, which has received the lock; launched with flags of the JVM. */
    Member child(String... flags) {
        return launched("child", String.join(" ", flags));
    }

    /** A new one, which receives a message that a member has {@code export}ed, of this family or another. */
    Member adopt(Path message) {
        return launched("adopt", message.toString());
    }

    List<Member> children(int count) {
        return Stream.generate(() -> child()).limit(count).toList();
    }

    /** Everything that was done with the lock so far. */
    History history() {
        synchronized (records) {
            return History.parse(records);
        }
    }

    /**
     * The same as the owner's lock sees it. A child's unlock does not wait for the owner. What a child knows by itself is
     * as old as that; whom it concerns sees no difference, since he has no other way to the lock. Nor is the owner asked
     * by a thread that comes with an interrupt.
     */
    History historyAtOwner() {
        return history()
                .withoutAnswerTo(operation -> !operation.client().process().equals("parent")
                        && (UNANSWERED.contains(operation.name()) || operation.threw(InterruptedException.class)));
    }

    /** Lets go of what was done so far. */
    void forgetHistory() {
        records.clear();
    }

    /** What all of them have printed. */
    Run soFar() {
        return jvm.soFar();
    }

    /** Has all of them end, and verifies that Stowaway suppressed no error in any. */
    @Override
    public void close() {
        boolean orphaned = !jvm.handle().isAlive();
        try (socket;
                jvm) {
            living().forEach(Member::dismiss);
            if (orphaned) {
                soFar().suppressedNothing();
            } else {
                jvm.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            living().filter(Member::isAlive).forEach(Member::kill);
        }
    }

    @Override
    public String toString() {
        return soFar().toString();
    }

    private Member launched(String how, String with) {
        String name = "child" + ++children;
        String pid = parent().ask((how + " " + name + " " + with).trim());
        assertThat(pid).as(this::toString).containsOnlyDigits();
        return member(name);
    }

    private Stream<Member> living() {
        return members.values().stream().filter(CompletableFuture::isDone).map(CompletableFuture::join);
    }

    private Member member(String name) {
        try {
            return born(name).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(name + " was not born: " + this, e);
        }
    }

    private CompletableFuture<Member> born(String name) {
        return members.computeIfAbsent(name, key -> new CompletableFuture<>());
    }

    /** Until the family is closed. */
    private void receive() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                startThread(() -> receive(connection));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void receive(Socket connection) {
        try (connection) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
            String[] birth = lines.readLine().split(" ", -1);
            Member member = new Member(birth[1], Long.parseLong(birth[3]), connection, records::add);
            born(birth[1]).complete(member);
            member.listen(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "family");
        thread.setDaemon(true);
        thread.start();
    }
}
