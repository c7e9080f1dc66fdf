package dev.stowaway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What keeps the house in order. A rule over no classes at all fails: that is ArchUnit's default. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "dev.stowaway";

    /** From the top down. A package uses those below it. */
    private static final List<String> ROOMS = List.of(
            ROOT + ".command",
            ROOT + ".agent",
            ROOT + ".manage",
            ROOT + ".share",
            ROOT + ".managed",
            ROOT + ".queue",
            ROOT + ".objects",
            ROOT + ".handle",
            ROOT + ".remote",
            ROOT + ".owner",
            ROOT + ".block",
            ROOT + ".wire",
            ROOT,
            ROOT + ".weave",
            ROOT + ".launch",
            ROOT + ".inspect",
            ROOT + ".scan",
            ROOT + ".report",
            ROOT + ".rules",
            ROOT + ".path",
            ROOT + ".locks",
            ROOT + ".access");

    /** What runs, or may run, before the application's {@code main}. */
    private static final String[] AT_START = {ROOT + ".weave", ROOT + ".rules", ROOT + ".locks", ROOT + ".access"};

    @ArchTest
    static void every_room_is_furnished_and_there_is_no_other(JavaClasses imported) {
        assertThat(imported.stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getPackageName)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ROOMS);
    }

    @ArchTest
    static void a_room_uses_only_those_below_it(JavaClasses imported) {
        for (int i = 1; i < ROOMS.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOMS.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ROOMS.subList(0, i).toArray(String[]::new))
                    .check(imported);
        }
    }

    @ArchTest
    static final ArchRule rooms_are_free_of_cycles =
            slices().matching(ROOT + ".(*)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_weave_touches_bytecode = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".weave")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.bytebuddy..");

    @ArchTest
    static final ArchRule weave_uses_the_asm_of_byte_buddy_and_no_more_of_it = noClasses()
            .that()
            .resideInAPackage(ROOT + ".weave")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "net.bytebuddy",
                    "net.bytebuddy.agent..",
                    "net.bytebuddy.asm..",
                    "net.bytebuddy.dynamic..",
                    "net.bytebuddy.implementation..",
                    "net.bytebuddy.matcher..");

    @ArchTest
    static final ArchRule stdout_belongs_to_the_application =
            noClasses().should().accessField(System.class, "out");

    @ArchTest
    static final ArchRule the_log_manager_belongs_to_the_application =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule nothing_slow_at_first_use_runs_at_the_start = noClasses()
            .that()
            .resideInAnyPackage(AT_START)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..", "javax.management..", "java.util.regex..", "java.util.stream..", "org.slf4j..");

    /** The command line runs in a JVM of its own. */
    @ArchTest
    static final ArchRule no_lambda_costs_start_up =
            classes().that().resideOutsideOfPackage(ROOT + ".command").should(new HaveNoLambdas());

    private static final class HaveNoLambdas extends ArchCondition<JavaClass> {
        HaveNoLambdas() {
            super("have neither lambdas nor method references");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (access.isDeclaredInLambda()) {
                    events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                }
            }
            type.getMethodReferencesFromSelf()
                    .forEach(reference -> events.add(SimpleConditionEvent.violated(type, reference.getDescription())));
            type.getConstructorReferencesFromSelf()
                    .forEach(reference -> events.add(SimpleConditionEvent.violated(type, reference.getDescription())));
        }
    }
}
