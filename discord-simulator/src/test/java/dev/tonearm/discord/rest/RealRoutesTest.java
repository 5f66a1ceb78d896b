package dev.tonearm.discord.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The table of Discord's routes against Discord's own document.
final class RealRoutesTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Test
    void the_table_is_that_of_discords_document() throws IOException {
        var file = Optional.ofNullable(SimulatorSettings.defaults().openApi());
        assumeTrue(
                file.filter(Files::isReadable).isPresent(),
                "needs Discord's OpenAPI document: set TONEARM_DISCORD_OPENAPI to its path");
        var documented = new TreeSet<String>();
        Json.mapper()
                .readTree(file.orElseThrow().toFile())
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .fieldNames()
                                .forEachRemaining(method -> {
                                    if (METHODS.contains(method)) {
                                        documented.add(
                                                method.toUpperCase(Locale.ROOT)
                                                        + " "
                                                        + path.getKey());
                                    }
                                }));

        assertThat(RealRoutes.read().all()).isEqualTo(documented);
    }

    @Test
    void a_route_is_found_by_any_of_its_paths_and_named_without_what_is_in_them() {
        var routes = new RealRoutes(List.of("# a comment", "/a/{b}/c GET PUT", "/a/@me GET"));

        assertThat(routes.find("PUT", "/api/v10/a/secret/c")).contains("PUT /a/{b}/c");
        assertThat(routes.find("GET", "/api/v9/a/@me")).contains("GET /v9/a/@me");
        assertThat(routes.find("POST", "/api/v10/a/secret/c")).isEmpty();
        assertThat(routes.find("GET", "/api/v10/a/b/c/d")).isEmpty();
        assertThat(routes.find("GET", "/api/v6/a/@me")).isEmpty();
    }
}
