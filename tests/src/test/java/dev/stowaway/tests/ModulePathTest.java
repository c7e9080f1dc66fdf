package dev.stowaway.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;

class ModulePathTest {
    private static final String MODULE = "com.acme.ship";

    @EachJdk
    void names_a_path_through_a_package_that_is_open_to_nobody(Jdk jdk, @TempDir Path modules) {
        compileInto(modules);

        Run run = Jvm.on(jdk)
                .emptyClassPath()
                .with("--module-path=" + modules)
                .agent()
                .runProgram("--module", MODULE + "/com.acme.ship.Ship")
                .printed("sailed")
                .reported("Ship.cabin.door");

        assertThat(run.finding().line("declared")).as(run::toString).endsWith("(" + MODULE + ")");
    }

    private static void compileInto(Path modules) {
        int errors = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--release=17",
                        "--module-source-path=" + Path.of("src", "test", "modules"),
                        "--module=" + MODULE,
                        "-d",
                        modules.toString());
        assertThat(errors).isZero();
    }
}
