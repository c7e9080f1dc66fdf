package dev.stowaway.tests.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.shop.ShopServer;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.ReportedFinding;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that Tomcat writes when it stops: each attribute is a root of its own. */
class TomcatSessionTest {
    private static final String PATH = "Cart.shelves[\"books\"].stock.lock";
    private static final Path LIBRARIES = Path.of(System.getProperty("stowaway.corpus"));

    @EachJdk(with = {"main", "hook"})
    void a_stopping_server_writes_its_sessions_to_one_file(Jdk jdk, String stoppedBy, @TempDir Path folder) {
        Run run = stopShop(jdk, folder, "StandardManager", stoppedBy);

        ReportedFinding finding = run.reported(PATH).finding();
        assertThat(finding.line("to"))
                .as(run::toString)
                .contains(folder.resolve("SESSIONS.ser").toString());
        checkSource(run, finding);
    }

    @EachJdk
    void a_store_writes_each_session_to_a_file_of_its_own(Jdk jdk, @TempDir Path folder) {
        Run run = stopShop(jdk, folder, "PersistentManager", "main");

        ReportedFinding finding = run.reported(PATH).finding();
        assertThat(finding.line("to")).as(run::toString).containsPattern("\\Q" + folder + "\\E/[0-9A-F]{32}\\.session");
        checkSource(run, finding);
    }

    /** Runs a server that is stopped by its main thread or by a shutdown hook. */
    private static Run stopShop(Jdk jdk, Path folder, String manager, String stoppedBy) {
        return Jvm.on(jdk)
                .agent()
                .classPath(LIBRARIES.resolve("tomcat-embed-core-11.0.27.jar"))
                .classPath(LIBRARIES.resolve("tomcat-annotations-api-11.0.27.jar"))
                .run(ShopServer.class, folder.toString(), manager, stoppedBy)
                .printed("stopped");
    }

    private static void checkSource(Run run, ReportedFinding finding) {
        assertThat(finding.line("declared"))
                .as(run::toString)
                .startsWith("private final ReentrantLock com.acme.shop.Cart$Stock.lock");
        assertThat(finding.line("at"))
                .as(run::toString)
                .startsWith("org.apache.catalina.session.StandardSession.doWriteObject(StandardSession.java:");
    }
}
