package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.ExitsWithThree;
import com.acme.Job;
import com.acme.SendsJob;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;

class OptionsTest {
    @EachJdk(
            with = {
                "action=explode                | action | log, fail, proxy, fresh, allow",
                "colour=red                    | colour | enabled, action, locks, plumbing, keys, log, stack, children, hazards, rules, record, findings",
                "stack=101                     | stack  | 0 to 100",
                "stack=few                     | stack  | 0 to 100",
                "keys=maybe                    | keys   | show, redact",
                "enabled=perhaps               | enabled| true, false",
                "locks=com..Mutex              | locks  | class names, separated by colons",
                "plumbing=                     | plumbing | packages or classes, separated by colons",
                "log=/dev/null/absent/findings | log    | auto, app, stderr, or a file to append to",
                "findings=/dev/null/absent/f   | findings | a file to append to"
            })
    void a_wrong_option_is_one_line_and_an_application_that_runs_on(Jdk jdk, String row) {
        String[] cells = row.split(" *\\| *", -1);
        Run run = Jvm.on(jdk)
                .agent(cells[0])
                .exitCode(3)
                .run(ExitsWithThree.class)
                .printed("sent")
                .saidOnce("stowaway: option", cells[1], "allowed: " + cells[2]);
        assertThat(run.stderr().lines()).as(run::toString).hasSize(1);
    }

    @EachJdk
    void a_wrong_system_property_is_named(Jdk jdk) {
        Jvm.on(jdk)
                .with("-Dstowaway.action=explode")
                .agent()
                .run(SendsJob.class)
                .printed("sent")
                .saidOnce("stowaway: option", "stowaway.action", "explode")
                .reportedNothing();
    }

    @EachJdk
    void a_wrong_environment_variable_is_named(Jdk jdk) {
        Jvm.on(jdk)
                .variable("STOWAWAY_ACTION", "explode")
                .agent()
                .run(SendsJob.class)
                .printed("sent")
                .saidOnce("stowaway: option", "STOWAWAY_ACTION", "explode")
                .reportedNothing();
    }

    @EachJdk
    void arguments_come_before_properties_and_those_before_variables(Jdk jdk) {
        Jvm.on(jdk)
                .variable("STOWAWAY_ENABLED", "false")
                .with("-Dstowaway.enabled=true", "-Dstowaway.keys=show")
                .agent("keys=redact")
                .run(SendsJob.class)
                .printed("sent")
                .reported(Job.PATH.replace("\"eu\"", "redacted"));
    }

    @EachJdk
    void switched_off_it_does_nothing_at_all(Jdk jdk) {
        Jvm.on(jdk)
                .agent("enabled=false,colour=red")
                .run(SendsJob.class)
                .printed("sent")
                .saidNothing();
    }
}
