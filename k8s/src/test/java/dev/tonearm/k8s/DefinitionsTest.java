package dev.tonearm.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Objects of extensions against the definitions that a cluster has of them: files that are not
/// ours, in the folder that `TONEARM_CRDS` names. `SchemasTest` holds every object against schemas
/// that others made of the same sources; here are the bounds, too.
class DefinitionsTest {
    /// By `group/version kind`.
    private static final Map<String, JsonNode> SCHEMAS = new HashMap<>();

    @BeforeAll
    static void read_definitions() throws IOException {
        String folder = System.getenv().getOrDefault("TONEARM_CRDS", "");
        assumeTrue(!folder.isEmpty(), "TONEARM_CRDS names no folder with definitions of resources");
        try (var files = Files.list(Path.of(folder))) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                for (ObjectNode definition : StrictYaml.documents(Files.readString(file))) {
                    JsonNode spec = definition.path("spec");
                    for (JsonNode version : spec.path("versions")) {
                        SCHEMAS.put(
                                "%s/%s %s"
                                        .formatted(
                                                spec.path("group").asString(),
                                                version.path("name").asString(),
                                                spec.path("names").path("kind").asString()),
                                version.path("schema").path("openAPIV3Schema"));
                    }
                }
            }
        }
        assumeTrue(!SCHEMAS.isEmpty(), "there are no definitions in " + folder);
    }

    @ParameterizedTest
    @EnumSource
    void an_object_is_as_the_cluster_defines_it(Overlay overlay) {
        for (ObjectNode object : overlay.manifests().objects()) {
            JsonNode schema = SCHEMAS.get(name(object));
            if (schema == null) continue;
            assertThat(StructuralSchema.findings(schema, object))
                    .as("%s", Manifests.name(object))
                    .isEmpty();
        }
    }

    @Test
    void a_mistake_is_found() {
        ObjectNode scaled = Overlay.PRODUCTION.manifests().all("ScaledObject").getFirst();
        assumeTrue(SCHEMAS.containsKey(name(scaled)), "KEDA's definition is not among them");
        JsonNode schema = Objects.requireNonNull(SCHEMAS.get(name(scaled)));
        Map<Change, String> mistakes =
                Map.of(
                        Change.put("/spec/maxReplicas", "3"), "/spec/maxReplicas is unknown",
                        Change.put("/spec/pollingInterval", "\"30\""),
                                "/spec/pollingInterval is no integer",
                        Change.put("/spec/fallback/behavior", "guess"), "is none of",
                        Change.put("/spec/fallback/replicas", "-1"), "is out of bounds",
                        Change.remove("/spec/scaleTargetRef"), "/spec/scaleTargetRef misses",
                        Change.remove("/spec/triggers/0/metadata"), "metadata misses");

        mistakes.forEach((mistake, told) -> {
            ObjectNode copy = scaled.deepCopy();
            mistake.accept(copy);
            List<String> findings = StructuralSchema.findings(schema, copy);
            assertThat(findings).as("%s", mistake).anyMatch(it -> it.contains(told));
        });
    }

    private static String name(ObjectNode object) {
        return object.path("apiVersion").asString() + " " + Manifests.kind(object);
    }
}
