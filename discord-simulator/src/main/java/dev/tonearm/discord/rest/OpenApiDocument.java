package dev.tonearm.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;
import dev.tonearm.discord.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The request bodies of an OpenAPI document.
///
/// A schema is compiled when its operation is first used: compiling all of them takes seconds.
final class OpenApiDocument {

    private static final int REPORTED = 5;

    private final JsonNode document;
    private final JsonSchemaFactory factory = factory();
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().build();
    private final Map<String, Optional<JsonSchema>> schemas = new ConcurrentHashMap<>();

    OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    private static JsonSchemaFactory factory() {
        // The components are laid beside each schema for its references: no keyword of theirs. Nor
        // is Discord's own.
        var dialect =
                JsonMetaSchema.builder(OpenApi31.getInstance())
                        .keyword(new NonValidationKeyword("components"))
                        .keyword(new NonValidationKeyword("x-discord-union"))
                        .build();
        return JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
    }

    /// What is wrong with the body of an operation, the first few of it; nothing when the document
    /// does not know the operation.
    ///
    /// @param operation method and path template
    List<String> check(String operation, JsonNode body) {
        return schemas.computeIfAbsent(operation, _ -> compile(requestBody(operation)))
                .map(schema -> validate(schema, body))
                .orElse(List.of());
    }

    /// What is wrong with an object that one of the document's components describes.
    List<String> checkComponent(String name, JsonNode body) {
        return schemas.computeIfAbsent(
                        name, _ -> compile(document.path("components").path("schemas").path(name)))
                .map(schema -> validate(schema, body))
                .orElse(List.of());
    }

    private static List<String> validate(JsonSchema schema, JsonNode body) {
        return schema.validate(body).stream()
                .limit(REPORTED)
                .map(ValidationMessage::toString)
                .toList();
    }

    private JsonNode requestBody(String operation) {
        var method = operation.substring(0, operation.indexOf(' ')).toLowerCase(Locale.ROOT);
        var path = operation.substring(operation.indexOf(' ') + 1);
        var body = document.path("paths").path(path).path(method).path("requestBody");
        return body.path("content").path("application/json").path("schema");
    }

    private Optional<JsonSchema> compile(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return Optional.empty();
        }
        var whole = Json.object();
        whole.setAll(object);
        whole.set("components", document.get("components"));
        return Optional.of(factory.getSchema(whole, config));
    }
}
