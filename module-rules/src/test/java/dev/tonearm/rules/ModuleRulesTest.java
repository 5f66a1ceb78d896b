package dev.tonearm.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules of docs/architecture.md, "Modules".
class ModuleRulesTest {
    /// The modules that run in production.
    private static final Set<String> DELIVERED =
            Set.of("core", "aws", "store", "function", "interactions", "billing", "worker");

    private static JavaClasses production;

    /// A module.
    ///
    /// @param name of its packages, below `dev.tonearm`
    /// @param known the modules that it may know
    record Module(String name, Set<String> known) {
        String packages() {
            return "dev.tonearm." + name + "..";
        }

        boolean mayKnow(Module other) {
            return equals(other) || known.contains(other.name);
        }
    }

    static List<Module> modules() {
        return List.of(
                new Module("core", Set.of()),
                new Module("aws", Set.of("core")),
                new Module("store", Set.of("core", "aws")),
                new Module("function", Set.of("core", "aws")),
                new Module("interactions", Set.of("core", "aws", "store", "function")),
                new Module("billing", Set.of("core", "store", "function")),
                new Module("worker", Set.of("core", "store")),
                new Module("cli", Set.of()),
                new Module("registration", Set.of("core", "cli")),
                new Module("operator", Set.of("core", "store", "cli")),
                new Module("infra", Set.of("core", "store", "cli")),
                new Module("standin", Set.of()),
                new Module("discord", Set.of("standin")),
                new Module("node", Set.of("standin", "cli")),
                new Module("stripe", Set.of("standin")),
                new Module("local", Set.of("core", "store", "cli", "standin", "discord", "stripe")),
                new Module("drive", Set.of("core", "store", "standin", "discord", "local")),
                new Module(
                        "artefacts",
                        Set.of("core", "cli", "standin", "discord", "stripe", "local", "drive")),
                new Module("simulation", Set.of("core", "worker", "cli")),
                new Module(
                        "bench",
                        Set.of(
                                "core",
                                "store",
                                "function",
                                "interactions",
                                "billing",
                                "cli",
                                "standin",
                                "discord",
                                "stripe",
                                "local",
                                "drive")));
    }

    @BeforeAll
    static void read_all_modules() {
        production =
                new ClassFileImporter()
                        .withImportOption(ModuleRulesTest::isDelivered)
                        .importPackages("dev.tonearm");
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_knows_only_what_it_stands_on(Module module) {
        noClasses()
                .that()
                .resideInAPackage(module.packages())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(other -> !module.mayKnow(other)))
                .check(production);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_of_a_module_form_no_cycle(Module module) {
        slices().matching("dev.tonearm." + module.name + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(production);
    }

    @Test
    void packages_of_the_audio_side_form_no_cycle() {
        slices().matching("dev.tonearm.worker.audio.(*)..")
                .should()
                .beFreeOfCycles()
                .check(production);
    }

    @Test
    void every_package_is_in_one_module_whose_name_it_has() {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (JavaClass type : production) {
            modules.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>()).add(source(type));
        }

        assertThat(modules).allSatisfy((name, sources) -> assertThat(sources).as(name).hasSize(1));
        assertThat(production.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name ->
                        modules().stream()
                                .anyMatch(module ->
                                        (name + "..").startsWith("dev.tonearm." + module.name)));
    }

    /// Who reads a name in a stack trace, or searches for it, finds one class.
    @Test
    void no_two_classes_that_are_delivered_have_one_name() {
        Map<String, Set<String>> names = new TreeMap<>();
        for (JavaClass type : production) {
            String module = type.getPackageName().replaceFirst("dev\\.tonearm\\.(\\w+).*", "$1");
            boolean inner = type.getName().contains("$");
            if (inner || !DELIVERED.contains(module) || type.getSimpleName().equals("package-info"))
                continue;
            names.computeIfAbsent(type.getSimpleName(), _ -> new TreeSet<>()).add(type.getName());
        }
        assertThat(names).allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
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
    void only_billing_and_the_operators_commands_know_stripe() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.tonearm.billing..", "dev.tonearm.operator..", "dev.tonearm.stripe..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.stripe..")
                .check(production);
    }

    private static boolean isDelivered(Location location) {
        return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }

    /// The jar or folder that a class was read from.
    private static String source(JavaClass type) {
        String file = type.getSource().orElseThrow().getUri().toString();
        String path = type.getName().replace('.', '/') + ".class";
        return file.substring(0, file.length() - path.length());
    }

    private static String[] packages(Predicate<Module> which) {
        return modules().stream().filter(which).map(Module::packages).toArray(String[]::new);
    }
}
