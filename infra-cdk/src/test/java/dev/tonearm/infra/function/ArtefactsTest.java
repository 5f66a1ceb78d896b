package dev.tonearm.infra.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tonearm.infra.stage.InvalidStagesException;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.stage.Stages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactsTest {
    @TempDir private Path home;

    private Path provided = Path.of("");

    @BeforeEach
    void name_the_archive() throws IOException {
        provided = home.resolve("interactions-function/target/interactions-function-provided.zip");
        Files.createDirectories(provided.getParent());
        Path billing = home.resolve("billing-function/target/billing-function-java25.zip");
        Files.createDirectories(billing.getParent());
        Files.createFile(billing);
    }

    @Test
    void an_archive_with_its_own_java_is_for_the_processors_that_it_was_built_on()
            throws IOException {
        archive(0x3E);

        assertThat(Artefacts.built(home).interactions(edge("x86-64"))).isEqualTo(provided);
        assertThatExceptionOfType(InvalidStagesException.class)
                .isThrownBy(() -> Artefacts.built(home).interactions(edge("arm64")))
                .withMessage(
                        "interactions-function/target/interactions-function-provided.zip was built on x86-64, and edge.architecture is arm64:"
                                + " build it on such a machine, or write architecture: x86-64");
        archive(0xB7);
        assertThat(Artefacts.built(home).interactions(edge("arm64"))).isEqualTo(provided);
    }

    @Test
    void what_has_no_java_in_it_cannot_be_deployed_with_its_own() throws IOException {
        archive(0);

        assertThatExceptionOfType(InvalidStagesException.class)
                .isThrownBy(() -> Artefacts.built(home).interactions(edge("arm64")))
                .withMessageContaining(
                        "has no Java for Lambda in it: build it with ./tonearm artefacts");
    }

    @Test
    void all_that_a_stage_needs_is_built_or_it_is_not_complete() throws IOException {
        StageSettings stage = stage("arm64");
        assertThat(Artefacts.built(home).isComplete(stage)).isFalse();
        archive(0xB7);
        assertThat(Artefacts.built(home).isComplete(stage)).isTrue();
    }

    private static StageSettings.Edge edge(String architecture) {
        return stage(architecture).edge();
    }

    private static StageSettings stage(String architecture) {
        return Stages.read(
                        "stages.yaml",
                        "home:\n  region: eu-central-1\n  edge: {artefact: provided, architecture: %s}\n"
                                .formatted(architecture))
                .getFirst();
    }

    /// One whose Java is for a machine, as ELF numbers them.
    private void archive(int machine) throws IOException {
        byte[] java = new byte[64];
        java[18] = (byte) machine;
        try (OutputStream out = Files.newOutputStream(provided);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("jre/bin/java"));
            zip.write(java);
        }
    }
}
