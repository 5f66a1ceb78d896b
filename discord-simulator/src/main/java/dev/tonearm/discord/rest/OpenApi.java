package dev.tonearm.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.interactions.AnswerSchema;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds bodies against Discord's own OpenAPI document, where its path is known.
public final class OpenApi implements AnswerSchema {

    private static final Logger LOG = LoggerFactory.getLogger(OpenApi.class);

    /// One document for all simulators of a process: reading and compiling it again for each would
    /// take seconds.
    private static final Map<Path, Optional<OpenApiDocument>> DOCUMENTS = new ConcurrentHashMap<>();

    private final Settings settings;
    private final Violations violations;
    private final @Nullable OpenApiDocument document;

    /// Checks against the document in a file.
    ///
    /// @param path of the document; null leaves the checks out, and says so once
    public OpenApi(@Nullable Path path, Settings settings, Violations violations) {
        this.settings = settings;
        this.violations = violations;
        if (path == null) {
            document = null;
            LOG.info(
                    "Bodies are not held against Discord's OpenAPI: TONEARM_DISCORD_OPENAPI names no file");
        } else {
            document = DOCUMENTS.computeIfAbsent(path, OpenApi::read).orElse(null);
        }
    }

    private static Optional<OpenApiDocument> read(Path path) {
        try {
            return Optional.of(
                    new OpenApiDocument(Json.mapper().readTree(Files.readAllBytes(path))));
        } catch (IOException e) {
            LOG.warn("Bodies are not held against Discord's OpenAPI: {} cannot be read", path);
            return Optional.empty();
        }
    }

    void checkRequest(RestRoute route, JsonNode body) {
        if (document != null && settings.get().checkOpenApi() && !body.isMissingNode()) {
            document.check(route.name(), body)
                    .forEach(wrong -> violations.report("openapi.request", route.name(), wrong));
        }
    }

    @Override
    public void check(Interaction interaction, JsonNode answer) {
        if (document != null && settings.get().checkOpenApi()) {
            var about = interaction.about();
            var where = "answer to " + about.kind().word() + " " + about.name();
            document.checkComponent(callback(answer.path("type").asInt()), answer)
                    .forEach(wrong ->
                            violations.report(
                                    "openapi.answer", where, wrong, about.guild(), about.id()));
        }
    }

    /// The document has a union of all answers; the type says which one is meant, and makes for an
    /// error that can be read.
    private static String callback(int type) {
        return switch (type) {
            case 1 -> "PongInteractionCallbackRequest";
            case 6, 7 -> "UpdateMessageInteractionCallbackRequest";
            case 8 -> "ApplicationCommandAutocompleteCallbackRequest";
            case 9 -> "ModalInteractionCallbackRequest";
            default -> "CreateMessageInteractionCallbackRequest";
        };
    }
}
