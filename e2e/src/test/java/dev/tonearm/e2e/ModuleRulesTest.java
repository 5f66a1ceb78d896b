package dev.tonearm.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The rules of docs/architecture.md, "Modules".
class ModuleRulesTest {
    private static JavaClasses production;

    @BeforeAll
    static void read_all_modules() {
        production =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.tonearm");
    }

    @Test
    void core_knows_no_other_module() {
        noClasses()
                .that()
                .resideInAPackage("dev.tonearm.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tonearm.store..",
                        "dev.tonearm.interactions..",
                        "dev.tonearm.worker..",
                        "dev.tonearm.local..")
                .check(production);
    }

    @Test
    void deployables_never_import_each_other() {
        noClasses()
                .that()
                .resideInAPackage("dev.tonearm.interactions..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tonearm.worker..", "dev.tonearm.local..")
                .check(production);
        noClasses()
                .that()
                .resideInAPackage("dev.tonearm.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tonearm.interactions..", "dev.tonearm.local..")
                .check(production);
    }

    @Test
    void the_stand_ins_know_nothing_of_what_they_stand_around() {
        noClasses()
                .that()
                .resideInAPackage("dev.tonearm.local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tonearm.interactions..", "dev.tonearm.worker..")
                .check(production);
    }

    @Test
    void only_the_store_talks_to_dynamodb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tonearm.store..", "dev.tonearm.local..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("software.amazon.awssdk.services.dynamodb.DynamoDbClient")
                .check(production);
    }

    @Test
    void only_the_worker_knows_jda_and_lavalink() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tonearm.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("net.dv8tion.jda..", "dev.arbjerg.lavalink..")
                .check(production);
    }

    @Test
    void packages_of_a_deployable_form_no_cycle() {
        for (String module :
                new String[] {"core", "store", "interactions", "worker", "worker.audio", "local"}) {
            slices().matching("dev.tonearm." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(production);
        }
    }
}
