package dev.stowaway.tests;

import com.acme.Job;
import com.acme.SendsThroughOwnStreams;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;

class StreamKindsTest {
    @EachJdk
    void a_stream_with_the_protected_constructor_is_seen_through(Jdk jdk) {
        sends(jdk, "delegating").reported(Job.PATH);
    }

    @EachJdk
    void a_lock_that_replaceObject_removes_is_no_finding(Jdk jdk) {
        sends(jdk, "removing").reportedNothing();
    }

    @EachJdk
    void a_lock_that_replaceObject_introduces_is_found(Jdk jdk) {
        sends(jdk, "introducing").reported("SendsThroughOwnStreams.Letter.body~ReentrantLock");
    }

    @EachJdk
    void a_lock_that_writeReplace_introduces_is_found(Jdk jdk) {
        sends(jdk, "standIn").reported("Object[][0]~ReentrantLock");
    }

    @EachJdk
    void writeUnshared_is_seen_through(Jdk jdk) {
        sends(jdk, "unshared").reported(Job.PATH);
    }

    @EachJdk
    void a_graph_serialized_within_another_does_not_confuse_the_paths(Jdk jdk) {
        sends(jdk, "nested").reported(Job.PATH, "SendsThroughOwnStreams.Envelope.lock");
    }

    @EachJdk
    void a_lock_with_a_writeReplace_of_its_own_is_no_finding(Jdk jdk) {
        sends(jdk, "writeReplace").reportedNothing();
    }

    private static Run sends(Jdk jdk, String way) {
        return Jvm.on(jdk).agent().run(SendsThroughOwnStreams.class, way).printed("sent");
    }
}
