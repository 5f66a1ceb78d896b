package dev.tonearm.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a definition of a custom resource says of its objects: the part of OpenAPI that Kubernetes
/// allows there. Whatever is not named is unknown, as for a server that is told to be strict.
final class StructuralSchema {
    private static final Set<String> FREE = Set.of("apiVersion", "kind", "metadata");

    private final List<String> findings = new ArrayList<>();

    private StructuralSchema() {}

    static List<String> findings(JsonNode schema, JsonNode object) {
        var check = new StructuralSchema();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (FREE.contains(member.getKey())) continue;
            check.member("", schema, member.getKey(), member.getValue());
        }
        check.required("", schema, object);
        return List.copyOf(check.findings);
    }

    private void value(String path, JsonNode schema, JsonNode value) {
        boolean either = schema.path("x-kubernetes-int-or-string").asBoolean(false);
        String type = schema.path("type").asString("");
        boolean fits =
                switch (type) {
                    case "object" -> value.isObject();
                    case "array" -> value.isArray();
                    case "string" -> value.isString();
                    case "integer" -> value.isIntegralNumber();
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    default -> !either || value.isString() || value.isIntegralNumber();
                };
        if (!fits) {
            findings.add(path + " is no " + type);
            return;
        }
        bounds(path, schema, value);
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            member(path, schema, member.getKey(), member.getValue());
        }
        if (value.isObject()) required(path, schema, value);
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            value(path + "/" + i, schema.path("items"), value.get(i));
        }
    }

    private void member(String path, JsonNode schema, String name, JsonNode value) {
        JsonNode known = schema.path("properties").path(name);
        JsonNode others = schema.path("additionalProperties");
        String here = path + "/" + name;
        if (!known.isMissingNode()) {
            value(here, known, value);
        } else if (others.isObject()) {
            value(here, others, value);
        } else if (!others.asBoolean(false)
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)) {
            findings.add(here + " is unknown");
        }
    }

    private void required(String path, JsonNode schema, JsonNode value) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) findings.add(path + "/" + name.asString() + " misses");
        }
    }

    private void bounds(String path, JsonNode schema, JsonNode value) {
        JsonNode allowed = schema.path("enum");
        if (allowed.isArray() && allowed.valueStream().noneMatch(value::equals)) {
            findings.add(path + " is none of " + allowed);
        }
        if (value.isNumber()) {
            boolean within =
                    value.asDouble() >= schema.path("minimum").asDouble(-Double.MAX_VALUE)
                            && value.asDouble()
                                    <= schema.path("maximum").asDouble(Double.MAX_VALUE);
            if (!within) findings.add(path + " is out of bounds");
        }
        if (value.isString()) {
            String text = value.asString();
            boolean fits =
                    text.length() >= schema.path("minLength").asInt(0)
                            && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                            && Pattern.compile(schema.path("pattern").asString(""))
                                    .matcher(text)
                                    .find();
            if (!fits) findings.add(path + " is not of its form");
        }
    }
}
