package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/// Every object against the schemas of Kubernetes 1.35 and of the extensions: members that are
/// wanted, values that are allowed, and nothing that nobody knows.
class SchemasTest {
    @ParameterizedTest
    @EnumSource
    void every_object_is_as_its_schema_says(Overlay overlay) throws IOException {
        assertThat(findings(overlay.manifests().objects())).isEmpty();
    }

    /// Or the test above could not fail.
    @Test
    void what_is_wrong_in_objects_of_any_kind_is_found() throws IOException {
        List<ObjectNode> broken = new ArrayList<>();
        for (ObjectNode object : Overlay.PRODUCTION.manifests().objects()) {
            ObjectNode copy = object.deepCopy();
            ((ObjectNode) copy.path("metadata")).put("nmae", "a slip of the pen");
            if (copy.path("spec") instanceof ObjectNode spec) spec.put("spceial", true);
            broken.add(copy);
        }
        ObjectNode scaled = named(broken, "ScaledObject", "lavalink");
        ((ObjectNode) scaled.path("spec").path("fallback")).put("behavior", "guess");
        ((ObjectNode) scaled.path("spec").path("triggers").get(0)).remove("type");

        List<String> findings = findings(broken);

        for (ObjectNode object : broken) {
            String name = Manifests.kind(object) + " " + Manifests.name(object);
            assertThat(findings).contains(name + " /metadata/nmae unknown");
            if (object.path("spec").isObject()) {
                assertThat(findings).contains(name + " /spec/spceial unknown");
            }
        }
        assertThat(findings)
                .contains("ScaledObject lavalink /spec/triggers/0 required type")
                .anyMatch(
                        it -> it.startsWith("ScaledObject lavalink /spec/fallback/behavior enum"));
    }

    private static ObjectNode named(List<ObjectNode> objects, String kind, String name) {
        return objects.stream()
                .filter(it -> Manifests.kind(it).equals(kind) && Manifests.name(it).equals(name))
                .findAny()
                .orElseThrow();
    }

    static List<String> findings(List<ObjectNode> objects) throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "objects", ".json");
        try {
            Files.writeString(file, StrictYaml.json(objects));
            List<String> findings = new ArrayList<>();
            String said = KubernetesTools.script("judge.mjs", file.toAbsolutePath().toString());
            StrictYaml.document(said)
                    .forEach(one ->
                            findings.add(
                                    "%s %s %s"
                                            .formatted(
                                                    one.path("object").asString(),
                                                    one.path("path").asString(),
                                                    one.path("message").asString())));
            return findings;
        } finally {
            Files.delete(file);
        }
    }
}
