package dev.stowaway.tests;

import com.acme.osgi.RunsBundle;
import dev.stowaway.tests.harness.EachJdk;
import dev.stowaway.tests.harness.Jdk;
import dev.stowaway.tests.harness.Jvm;
import dev.stowaway.tests.harness.Run;
import java.nio.file.Path;
import org.apache.felix.framework.Felix;
import org.eclipse.osgi.launch.Equinox;
import org.junit.jupiter.api.io.TempDir;

/** Bundles see the JDK and what they import. What the README says of containers is tried here. */
class OsgiTest {
    private static final String FINDING = "Courier.Parcel.lock";
    private static final String DELEGATION = "org.osgi.framework.bootdelegation=dev.stowaway";
    private static final String PARENT = "org.osgi.framework.bundle.parent=app";

    @EachJdk(with = {"felix", "equinox"})
    void locks_are_found_without_any_setting(Jdk jdk, String framework, @TempDir Path folder) {
        run(jdk, framework, "action=log", folder).printed("sent").reported(FINDING);
    }

    @EachJdk(with = {"felix", "equinox"})
    void a_refusal_is_an_object_stream_exception_without_any_setting(Jdk jdk, String framework, @TempDir Path folder) {
        run(jdk, framework, "action=fail", folder)
                .printed("refused, which is no dev.stowaway.LockSerializationException here")
                .reported(FINDING);
    }

    @EachJdk(with = {"felix", "equinox"})
    void with_the_two_settings_the_exception_can_be_named(Jdk jdk, String framework, @TempDir Path folder) {
        run(jdk, framework, "action=fail", folder, DELEGATION, PARENT)
                .printed("refused, which is dev.stowaway.LockSerializationException here")
                .reported(FINDING);
    }

    @EachJdk(with = {DELEGATION, PARENT})
    void one_of_the_settings_is_not_enough(Jdk jdk, String setting, @TempDir Path folder) {
        for (String framework : new String[] {"felix", "equinox"}) {
            run(jdk, framework, "action=fail", folder.resolve(framework), setting)
                    .printed("refused, which is no dev.stowaway.LockSerializationException here");
        }
    }

    private static Run run(Jdk jdk, String framework, String options, Path folder, String... settings) {
        String[] arguments = new String[settings.length + 1];
        arguments[0] = folder.toString();
        System.arraycopy(settings, 0, arguments, 1, settings.length);
        return Jvm.on(jdk)
                .agent(options)
                .libraries(framework.equals("felix") ? Felix.class : Equinox.class)
                .run(RunsBundle.class, arguments);
    }
}
