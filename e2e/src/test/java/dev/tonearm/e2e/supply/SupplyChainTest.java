package dev.tonearm.e2e.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is delivered, held against the rules of docs/dependencies.md.
class SupplyChainTest {
    private static final String FUNCTION = "interactions-function";
    private static final String BILLING = "billing-function";
    private static final String WORKER = "voice-worker";
    private static final String STACK = "local-stack";
    private static final String NODE = "audio-node";
    private static final Set<String> STAND_INS =
            Set.of(STACK, NODE, "discord-simulator", "stripe-simulator", "stand-in-base");

    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, BILLING, WORKER, STACK})
    void every_library_has_a_licence_that_is_allowed(String module) {
        Set<String> allowed = firsts(DocumentedRules.table("## Licences"));
        Set<String> looked =
                DocumentedRules.table("### One by one").stream()
                        .filter(row -> row.get(2).contains(module))
                        .map(List::getFirst)
                        .collect(Collectors.toSet());

        assertThat(BillOfMaterials.of(module).components())
                .isNotEmpty()
                .filteredOn(one -> !looked.contains(one.name()))
                .allSatisfy(one ->
                        assertThat(one.licences()).as("%s", one).containsAnyElementsOf(allowed));
    }

    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, BILLING, WORKER, STACK})
    void no_library_is_older_than_the_mending_of_a_known_fault(String module) {
        List<List<String>> faults = DocumentedRules.table("## Known faults");

        assertThat(BillOfMaterials.of(module).components())
                .allSatisfy(one ->
                        assertThat(faults)
                                .as("%s has a known fault", one)
                                .noneMatch(fault -> isBelow(one, fault)));
    }

    @Test
    void the_known_faults_are_recognised() {
        var old =
                new BillOfMaterials.Component(
                        "org.apache.commons:commons-lang3", "commons-lang3", "3.17.0", List.of());

        assertThat(DocumentedRules.table("## Known faults")).anyMatch(fault -> isBelow(old, fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, BILLING, WORKER})
    void no_stand_in_is_in_an_artefact(String module) {
        var bill = BillOfMaterials.of(module);

        assertThat(bill.components())
                .noneMatch(one -> one.name().equals("com.amazonaws:DynamoDBLocal"))
                .noneMatch(one -> one.name().startsWith("org.elasticmq:"))
                .noneMatch(one -> STAND_INS.contains(one.artifact()))
                .noneMatch(one -> one.licences().contains("DynamoDB Local License Agreement"));
        assertThat(bill.lib())
                .noneMatch(file -> file.startsWith("DynamoDBLocal"))
                .noneMatch(file -> file.startsWith("elasticmq"))
                .noneMatch(file -> STAND_INS.stream().anyMatch(file::startsWith));
    }

    /// `*.so` and the like are DynamoDB Local's sqlite, whose names hold no version.
    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, BILLING, WORKER, STACK})
    void the_bill_names_every_jar_of_the_lib(String module) {
        var bill = BillOfMaterials.of(module);
        Set<String> named =
                bill.components().stream()
                        .map(one -> one.artifact() + "-" + one.version() + ".jar")
                        .collect(Collectors.toSet());

        assertThat(bill.lib().stream().filter(file -> file.endsWith(".jar"))).isSubsetOf(named);
    }

    /// So it needs no bill of its own.
    @Test
    void the_audio_node_has_nothing_that_the_local_stack_has_not() {
        assertThat(new BillOfMaterials(NODE, List.of()).lib())
                .isNotEmpty()
                .isSubsetOf(new BillOfMaterials(STACK, List.of()).lib());
    }

    @ParameterizedTest
    @ValueSource(strings = {FUNCTION, BILLING, WORKER, STACK, NODE})
    void no_test_library_is_in_a_lib(String module) {
        var testLibraries =
                "(junit|assertj|mockito|hamcrest|awaitility|jqwik|archunit|jazzer|playwright|testcontainers|opentest4j|byte-buddy).*";

        assertThat(new BillOfMaterials(module, List.of()).lib())
                .isNotEmpty()
                .noneMatch(file -> file.matches(testLibraries));
    }

    @Test
    void the_licence_of_this_project_is_the_apache_licence() throws IOException {
        assertThat(Files.readString(BillOfMaterials.home().resolve("LICENSE")))
                .contains(
                        "Apache License",
                        "Version 2.0, January 2004",
                        "END OF TERMS AND CONDITIONS");
        assertThat(
                        Stream.of(FUNCTION, BILLING, WORKER, STACK)
                                .flatMap(module -> BillOfMaterials.of(module).components().stream())
                                .filter(BillOfMaterials.Component::isOurs))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.licences()).containsExactly("Apache-2.0"));
    }

    private static Set<String> firsts(List<List<String>> rows) {
        return rows.stream().map(List::getFirst).collect(Collectors.toSet());
    }

    private static boolean isBelow(BillOfMaterials.Component one, List<String> fault) {
        return one.name().equals(fault.getFirst())
                && Version.parse(one.version()).compareTo(Version.parse(fault.get(1))) < 0;
    }
}
