package dev.tonearm.local.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import dev.tonearm.local.discord.interactions.AnswerSchema;
import dev.tonearm.local.discord.interactions.Interaction;
import dev.tonearm.local.discord.json.Json;
import dev.tonearm.local.discord.record.Settings;
import dev.tonearm.local.discord.record.Violations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds bodies against Discord's own OpenAPI document, where its path is known.
///
/// A schema is compiled when its operation is first used: compiling all of them takes seconds.
public final class OpenApi implements AnswerSchema {

    private static final Logger LOG = LoggerFactory.getLogger(OpenApi.class);
    private static final String CALLBACK =
            "POST /interactions/{interaction_id}/{interaction_token}/callback";
    private static final int REPORTED = 5;

    private final Settings settings;
    private final Violations violations;
    private final @Nullable JsonNode document;
    private final JsonSchemaFactory factory =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    builder ->
                            builder.metaSchema(OpenApi31.getInstance())
                                    .defaultMetaSchemaIri(OpenApi31.getInstance().getIri()));
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().build();
    private final Map<String, Optional<JsonSchema>> schemas = new ConcurrentHashMap<>();

    /// @param path of the document; null leaves the checks out, and says so once
    public OpenApi(@Nullable Path path, Settings settings, Violations violations) {
        this.settings = settings;
        this.violations = violations;
        this.document = path == null ? null : read(path);
        if (path == null) {
            LOG.info(
                    "Bodies are not held against Discord's OpenAPI: TONEARM_DISCORD_OPENAPI names no file");
        }
    }

    private static @Nullable JsonNode read(Path path) {
        try {
            return Json.mapper().readTree(Files.readAllBytes(path));
        } catch (IOException e) {
            LOG.warn("Bodies are not held against Discord's OpenAPI: {} cannot be read", path);
            return null;
        }
    }

    void checkRequest(RestRoute route, JsonNode body) {
        if (!body.isMissingNode()) {
            check(route.name(), body)
                    .forEach(message ->
                            violations.report("openapi.request", route.name(), message.toString()));
        }
    }

    @Override
    public void check(Interaction interaction, JsonNode answer) {
        var about = interaction.about();
        check(CALLBACK, answer)
                .forEach(message ->
                        violations.report(
                                "openapi.answer",
                                "answer to " + about.kind().word() + " " + about.name(),
                                message.toString(),
                                about.guild(),
                                about.id()));
    }

    private Set<ValidationMessage> check(String operation, JsonNode body) {
        if (document == null || !settings.get().checkOpenApi()) {
            return Set.of();
        }
        return schemas.computeIfAbsent(operation, this::compile)
                .map(schema -> schema.validate(body))
                .map(found -> found.stream().limit(REPORTED).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Optional<JsonSchema> compile(String operation) {
        var method = operation.substring(0, operation.indexOf(' ')).toLowerCase(Locale.ROOT);
        var path = operation.substring(operation.indexOf(' ') + 1);
        if (document == null) {
            return Optional.empty();
        }
        var schema =
                document.path("paths")
                        .path(path)
                        .path(method)
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema");
        if (schema.isMissingNode()) {
            return Optional.empty();
        }
        // References point into the document, so the schema is laid beside the components they
        // name.
        var whole = Json.object();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.get("components"));
        return Optional.of(factory.getSchema(whole, config));
    }
}
