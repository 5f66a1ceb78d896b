package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {
    @Test
    void it_names_the_libraries_the_java_and_the_debian_packages(@TempDir Path folder)
            throws Exception {
        Path libraries =
                Folders.write(
                        folder.resolve("bom.json"),
                        "{\"bomFormat\":\"CycloneDX\",\"components\":[{\"name\":\"JDA\"}]}");
        var libc =
                new DebianPackage(
                        "amd64", "libc6", "2.36-9+deb12u14", "ab".repeat(32), "libc6.deb");

        JsonNode bill = new ObjectMapper().readTree(Sbom.of(libraries, List.of(libc)));

        assertThat(bill.get("components").findValuesAsText("name"))
                .containsExactly("JDA", "java-runtime", "libc6");
        assertThat(bill.at("/components/2/purl").asText())
                .isEqualTo("pkg:deb/debian/libc6@2.36-9%2Bdeb12u14?arch=amd64");
        assertThat(bill.at("/components/2/hashes/0/content").asText()).isEqualTo("ab".repeat(32));
        assertThat(bill.at("/components/1/version").asText())
                .isEqualTo(Runtime.version().toString());
    }
}
