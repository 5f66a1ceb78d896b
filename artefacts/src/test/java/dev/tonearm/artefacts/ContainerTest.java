package dev.tonearm.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerTest {
    private static final String IMAGE =
            """
            {"User":"65532:65532","Entrypoint":["/opt/java/bin/java","x"],"WorkingDir":"/app","Env":["LANG=C.UTF-8"]}
            """;

    private static JsonNode config(Map<String, String> environment) throws Exception {
        return Container.config(new ObjectMapper().readTree(IMAGE), environment);
    }

    @Test
    void it_is_the_images_user_who_may_nothing_and_writes_nowhere_but_to_tmp() throws Exception {
        JsonNode config = config(Map.of("TONEARM_PARTITIONS", "2"));

        assertThat(config.at("/process/user").toString())
                .isEqualTo("{\"uid\":65532,\"gid\":65532}");
        assertThat(config.at("/process/args/0").asText()).isEqualTo("/opt/java/bin/java");
        assertThat(config.at("/process/env").toString())
                .isEqualTo("[\"LANG=C.UTF-8\",\"TONEARM_PARTITIONS=2\"]");
        assertThat(config.at("/process/noNewPrivileges").asBoolean()).isTrue();
        assertThat(config.at("/process/capabilities")).isEmpty();
        assertThat(config.at("/root/readonly").asBoolean()).isTrue();
        assertThat(config.at("/mounts").findValuesAsText("destination"))
                .containsExactly("/proc", "/dev", "/tmp");
        assertThat(config.at("/linux/resources/memory/limit").asLong()).isEqualTo(512 << 20);
    }

    @Test
    void a_file_that_a_setting_names_is_there_and_cannot_be_written(@TempDir Path folder)
            throws Exception {
        Path plans = Folders.write(folder.resolve("plans.json"), "{}");

        JsonNode config = config(Map.of("TONEARM_PLANS", plans.toString()));

        JsonNode mount = config.at("/mounts/3");
        assertThat(mount.get("source").asText()).isEqualTo(plans.toString());
        assertThat(mount.get("options").toString()).contains("\"bind\"", "\"ro\"");
    }
}
