package dev.tonearm.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.tonearm.stripe.wire.Json;
import java.util.List;

/// The objects of Stripe's OpenAPI document (3.0), as JSON schemas.
final class PublishedSchemas {
    private final ObjectNode components;
    private final JsonSchemaFactory factory =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /// Objects name each other in circles: what is read before it is needed has no end.
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();

    PublishedSchemas(JsonNode document) {
        components = (ObjectNode) withNulls(document.path("components"));
    }

    /// JSON Schema has no `nullable`: it is one more type.
    private static JsonNode withNulls(JsonNode node) {
        return switch (node) {
            case ArrayNode list -> {
                var copy = Json.array();
                list.forEach(member -> copy.add(withNulls(member)));
                yield copy;
            }
            case ObjectNode object -> {
                var copy = Json.object();
                object.properties()
                        .forEach(member -> copy.set(member.getKey(), withNulls(member.getValue())));
                if (!object.path("nullable").asBoolean(false)) {
                    yield copy;
                }
                copy.remove("nullable");
                var either = Json.object();
                either.putArray("anyOf").add(copy).addObject().put("type", "null");
                yield either;
            }
            default -> node;
        };
    }

    /// What is wrong with an object.
    List<String> faultsOf(JsonNode object) {
        var kind = object.path("object").asText();
        if (!components.path("schemas").has(kind)) {
            return List.of("the document has no object '" + kind + "'");
        }
        var whole = Json.object().put("$ref", "#/components/schemas/" + kind);
        whole.set("components", components);
        return factory.getSchema(whole, config).validate(object).stream()
                .map(ValidationMessage::toString)
                .toList();
    }
}
