package dev.stowaway.tests;

import com.acme.DescribesFirst;
import com.acme.Job;
import com.acme.OwnLogManager;
import com.acme.ReadsBack;
import com.acme.ReplacesStandardStreams;
import com.acme.SendsFirstFromOddPlaces;
import com.acme.SendsFromManyThreads;
import com.acme.SendsJob;
import com.acme.SendsOnVirtualThreads;
import com.acme.ThrowsWhileWriting;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;

/** The application goes its own way, whatever that is. */
class ApplicationTest {
    @EachJdk(from = 21)
    void virtual_threads_serialize_as_ever(Jdk jdk) {
        Jvm.on(jdk).agent().run(SendsOnVirtualThreads.class).printed("sent 500").reported(Job.PATH);
    }

    @EachJdk
    void threads_may_all_be_the_first_to_serialize(Jdk jdk) {
        Jvm.on(jdk)
                .agent()
                .run(SendsFromManyThreads.class)
                .printed("sent 64")
                .reported(Job.PATH)
                .saidOnce("summary", "64 locks");
    }

    @EachJdk
    void the_first_to_serialize_may_hold_what_others_wait_for(Jdk jdk) {
        Jvm.on(jdk)
                .agent()
                .run(SendsFirstFromOddPlaces.class)
                .printed("sent")
                .reported("SendsFirstFromOddPlaces.Job.lock", "SendsFirstFromOddPlaces.Job.lock") // from two methods
                .saidOnce("summary", "26 locks");
    }

    @EachJdk
    void descriptors_may_be_older_than_the_first_stream(Jdk jdk) {
        Jvm.on(jdk).agent().run(DescribesFirst.class).printed("sent").reported("ReentrantLock", "Semaphore");
    }

    @EachJdk
    void a_serial_filter_finds_no_class_of_the_agent(Jdk jdk) {
        Jvm.on(jdk)
                .with("-Djdk.serialFilter=com.acme.*;java.base/*;!*")
                .agent()
                .run(ReadsBack.class)
                .printed("read [eu]")
                .reported(Job.PATH);
    }

    @EachJdk
    void the_log_manager_is_the_applications(Jdk jdk) {
        Jvm.on(jdk)
                .with("-Djava.util.logging.manager=" + OwnLogManager.class.getName())
                .agent()
                .run(OwnLogManager.Server.class)
                .printed("OwnLogManager")
                .reported(Job.PATH);
    }

    @EachJdk
    void standard_streams_of_the_application_are_left_alone(Jdk jdk) {
        Jvm.on(jdk)
                .agent()
                .run(ReplacesStandardStreams.class)
                .printed("sent, 0 bytes on its stdout")
                .reported(Job.PATH);
    }

    @EachJdk
    void a_folder_for_temporary_files_is_not_needed(Jdk jdk) {
        Jvm.on(jdk)
                .with("-Djava.io.tmpdir=/dev/null/absent")
                .agent()
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH);
    }

    @EachJdk
    void exceptions_of_the_applications_own_code_pass_with_their_stack_traces(Jdk jdk) {
        Run alone = Jvm.on(jdk).run(ThrowsWhileWriting.class);

        Jvm.on(jdk).agent().run(ThrowsWhileWriting.class).printedAs(alone).reported("Object[][0]");
    }
}
