package dev.tonearm.core.rules;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.ExecutorService;

/// The core is pure: what it may use, and in which direction.
@AnalyzeClasses(packages = "dev.tonearm.core", importOptions = DoNotIncludeTests.class)
final class CoreRulesTest {
    @ArchTest
    static final ArchRule it_depends_on_java_jspecify_and_json_tokens_only =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify.annotations",
                            "com.fasterxml.jackson.core..",
                            "dev.tonearm.core..");

    @ArchTest
    static final ArchRule it_reads_no_clock =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule it_starts_no_thread_and_opens_no_file_and_no_connection =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ExecutorService.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Socket.class)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.net.http..", "java.nio.file..");

    /// It is a lambda that can be serialised: the JVM writes a class for it when it is come to, no
    /// AOT cache keeps that, and the first makes 7 ms of a start for which somebody waits
    /// (docs/adr/0018).
    @ArchTest
    static final ArchRule it_writes_orders_out =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(owner(type(Comparator.class)))
                                    .and(target(nameMatching("comparing.*|thenComparing.*"))));

    @ArchTest
    static final ArchRule its_packages_depend_on_each_other_in_one_direction =
            slices().matching("dev.tonearm.core.(*)..").should().beFreeOfCycles();
}
