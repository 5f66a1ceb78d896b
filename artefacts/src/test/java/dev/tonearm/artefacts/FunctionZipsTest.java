package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.drive.edge.TaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionZipsTest {
    private static final Path BUILT = Path.of("../interactions-function/target");

    @TempDir Path home;

    @Test
    void the_managed_runtime_gets_jars_in_lib_and_not_its_own() throws IOException {
        Folders.write(home.resolve("f/target/f.jar"), "f");
        for (String jar :
                List.of(
                        "z-1.jar",
                        "aws-lambda-java-runtime-interface-client-2.10.1.jar",
                        "aws-lambda-java-serialization-1.4.1.jar",
                        "aws-lambda-java-core-1.4.0.jar")) {
            Folders.write(home.resolve("f/target/lib").resolve(jar), jar);
        }

        Path zip =
                new ManagedZip(checkout(), "f", false).build(home.resolve("f-java25.zip")).file();

        try (var opened = new ZipFile(zip.toFile())) {
            assertThat(opened.stream().map(Object::toString))
                    .containsExactly(
                            "lib/aws-lambda-java-core-1.4.0.jar", "lib/f.jar", "lib/z-1.jar");
        }
    }

    @Test
    void the_managed_runtime_gets_the_edge_in_one_jar() throws IOException {
        jar("f/target/f.jar", "f/F.class");
        jar("f/target/lib/z-1.jar", "z/Z.class");
        jar("f/target/lib/aws-lambda-java-serialization-1.4.1.jar", "r/R.class");

        Path zip = new ManagedZip(checkout(), "f", true).build(home.resolve("f-java25.zip")).file();

        Path unpacked = TaskFolder.unpack(zip, home.resolve("unpacked"));
        assertThat(Folders.files(unpacked)).containsExactly(unpacked.resolve("lib/f.jar"));
        try (var one = new ZipFile(unpacked.resolve("lib/f.jar").toFile())) {
            assertThat(one.stream().map(Object::toString))
                    .containsExactly("f/F.class", "z/Z.class");
        }
    }

    private void jar(String place, String name) throws IOException {
        Path file = home.resolve(place);
        Folders.madeFor(file);
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(name));
        }
    }

    @Test
    void what_is_not_built_says_what_builds_it() {
        assertThatThrownBy(() -> FunctionFiles.of(checkout(), "f"))
                .isInstanceOf(ArtefactException.class)
                .hasMessageContaining("./tonearm artefacts builds it");
    }

    @Test
    void the_bootstrap_is_one_exec_in_the_folder_that_lambda_names() {
        assertThat(ProvidedZip.BOOTSTRAP)
                .isEqualTo(
                        """
                        #!/bin/sh
                        cd "${LAMBDA_TASK_ROOT:-/var/task}" && exec jre/bin/java -XX:AOTCache=edge.aot @edge.args
                        """);
    }

    @Test
    void the_arguments_name_one_jar_below_the_folder_and_the_main_class_last() {
        assertThat(ProvidedZip.arguments().lines())
                .endsWith("-cp", "lib/interactions-function.jar", ProvidedZip.MAIN)
                .contains("-XX:+UseSerialGC");
    }

    @Test
    void the_edges_java_has_every_module_that_its_classes_use() {
        Assumptions.assumeTrue(
                Files.exists(BUILT.resolve("lib"))
                        && Files.exists(BUILT.resolve("interactions-function.jar")),
                "the edge is not packaged: ./tonearm test packages it");
        var checkout = new Checkout(Path.of(".."), "", "", Instant.EPOCH);
        List<Path> jars = FunctionFiles.of(checkout, ProvidedZip.FUNCTION).jars();

        assertThat(ProvidedZip.MODULES)
                .as("the modules of the edge's Java, for what uses others: %s", JdkUse.of(jars))
                .containsAll(JdkUse.of(jars).keySet());
    }

    private Checkout checkout() {
        return new Checkout(home, "0", "unknown", Instant.parse("2026-11-01T00:00:00Z"));
    }
}
