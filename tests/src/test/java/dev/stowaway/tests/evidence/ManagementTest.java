package dev.stowaway.tests.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.acme.Job;
import com.acme.SendsOnDemand;
import com.acme.evidence.ManagesItself;
import com.sun.tools.attach.VirtualMachine;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.LiveJvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.Attribute;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.io.TempDir;

/** The MXBean {@code dev.stowaway:type=Stowaway}. */
class ManagementTest {
    @TempDir
    Path folder = Path.of("");

    @EachJdk(with = {"early", "attach"})
    void is_registered_with_the_server_of_the_platform(Jdk jdk, String when) {
        Jvm jvm = when.equals("attach")
                ? Jvm.on(jdk).selfAttaching()
                : Jvm.on(jdk).agent();

        jvm.run(ManagesItself.class, when).printed("active true", "sites 1").reported(Job.PATH);
    }

    @EachJdk
    void the_management_agent_of_the_command_line_finds_it(Jdk jdk) {
        Jvm.on(jdk)
                .with("-Dcom.sun.management.jmxremote")
                .agent()
                .run(ManagesItself.class, "early")
                .printed("active true", "sites 1");
    }

    @EachJdk
    void a_tool_that_connects_reads_the_findings(Jdk jdk) throws Exception {
        try (LiveJvm jvm = Jvm.on(jdk).agent("keys=redact").live(SendsOnDemand.class)) {
            jvm.tell("one").tell("two").awaitLines(3);
            try (JMXConnector connector = connect(jvm)) {
                Bean bean = new Bean(connector.getMBeanServerConnection());

                assertThat(bean.get("Active")).isEqualTo(true);
                assertThat(bean.get("SiteCount")).isEqualTo(1);
                assertThat(bean.get("LockCount")).isEqualTo(2L);
                assertThat(bean.get("PassedOverCount")).isEqualTo(0L);
                assertThat(bean.get("BeyondLimitCount")).isEqualTo(0L);
                assertThat(bean.get("SuppressedErrorCount")).isEqualTo(0L);
                assertThat((String) bean.get("Summary")).startsWith("summary: 1 site, 2 locks\n  2 logged  Job.stage");
                CompositeData finding = bean.finding();
                Run told = jvm.soFar();
                assertThat(finding.get("type")).isEqualTo("lock");
                assertThat(finding.get("kind")).isEqualTo("REENTRANT_LOCK");
                assertThat(finding.get("path")).isEqualTo("Job.stage.caches[redacted].lock");
                assertThat(finding.get("pattern")).isEqualTo("Job.stage.caches[*].lock");
                assertThat(finding.get("destination")).isEqualTo(told.finding().line("to"));
                assertThat(told.finding().line("at"))
                        .isEqualTo(finding.get("callSite") + ", thread \"" + finding.get("thread") + "\"");
                assertThat(finding.get("remedy")).isEqualTo(told.finding().line("remedy"));
                assertThat(finding.get("action")).isEqualTo("log");
                assertThat(finding.get("locks")).isEqualTo(2L);
                assertThat(told.stderr()).contains((String) finding.get("text"));
                assertThat(finding.get("time")).isNotNull();
            }
            jvm.end();
        }
    }

    @EachJdk
    void the_action_changes_at_run_time_and_a_reset_makes_all_new(Jdk jdk) throws Exception {
        Path findings = folder.resolve("findings.jsonl");
        Path rules = Files.writeString(folder.resolve("my.rules"), "# none yet\n");
        try (LiveJvm jvm =
                Jvm.on(jdk).agent("findings=" + findings + ",rules=" + rules).live(SendsOnDemand.class)) {
            jvm.tell("one").awaitLines(2);
            try (JMXConnector connector = connect(jvm)) {
                Bean bean = new Bean(connector.getMBeanServerConnection());
                assertThat(bean.get("Action")).isEqualTo("log");
                assertThatThrownBy(() -> bean.set("Action", "explode"))
                        .hasRootCauseMessage("action explode is no action; allowed: log, fail, proxy, fresh, allow");

                bean.set("Action", "allow");
                jvm.tell("two").awaitLines(3);
                assertThat(bean.finding().get("action")).isEqualTo("allow");
                assertThat(bean.finding().get("locks")).isEqualTo(2L);

                bean.set("Action", "fresh");
                assertThat(bean.get("Action")).isEqualTo("fresh");
                assertThat(bean.finding().get("action")).isEqualTo("fresh");
                assertThat(bean.finding().get("replaced")).isEqualTo(0L);

                bean.call("reset");
                assertThat(bean.get("SiteCount")).isEqualTo(0);
                bean.set("Action", "log");
                jvm.tell("three").awaitLines(4);
                assertThat(bean.finding().get("locks")).isEqualTo(1L);

                assertThat(bean.get("RuleCount")).isEqualTo(0);
                Files.writeString(rules, "allow Job.** because \"it is a test\"\n");
                bean.call("reloadRules");
                assertThat(bean.get("RuleCount")).isEqualTo(1);
                jvm.tell("four").awaitLines(5);
                assertThat(bean.finding().get("action")).isEqualTo("allow");
            }
            assertThat(jvm.end().findings()).hasSize(2);
        }
        assertThat(FindingsFile.lines(findings))
                .extracting(line -> line.path("type").asText() + line.path("locks"))
                .containsExactly("lock", "count2", "end", "lock", "count2", "end");
    }

    /** As jconsole does; the JVM has no MBean server before. */
    @SuppressWarnings("BanJNDI") // no JNDI in a local address
    private static JMXConnector connect(LiveJvm jvm) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    /** The bean as a tool sees it that has none of Stowaway's classes. */
    private record Bean(MBeanServerConnection connection, ObjectName name) {
        Bean(MBeanServerConnection connection) throws Exception {
            this(connection, new ObjectName("dev.stowaway:type=Stowaway"));
            await().until(() -> connection.isRegistered(name));
        }

        Object get(String attribute) throws Exception {
            return connection.getAttribute(name, attribute);
        }

        void set(String attribute, Object value) throws Exception {
            connection.setAttribute(name, new Attribute(attribute, value));
        }

        void call(String operation) throws Exception {
            connection.invoke(name, operation, new Object[0], new String[0]);
        }

        CompositeData finding() throws Exception {
            TabularData table = (TabularData) get("Findings");
            assertThat(table.values()).hasSize(1);
            return (CompositeData) ((CompositeData) table.values().iterator().next()).get("value");
        }
    }
}
