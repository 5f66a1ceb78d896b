package dev.tonearm.infra;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.infra.stage.StageSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What roles may do, read from templates.
public final class Policies {
    private Policies() {}

    /// The statements of a stage's roles, by the roles' names.
    public static Map<String, List<JsonNode>> of(StageSettings stage) {
        Map<String, String> names = new TreeMap<>();
        Map<String, List<JsonNode>> statements = new TreeMap<>();
        for (Synthesis.Resource role : Synthesis.resources(stage, "AWS::IAM::Role")) {
            String name = role.properties().path("RoleName").asText();
            names.put(role.stack() + role.id(), name);
            statements.put(name, new ArrayList<>());
        }
        for (Synthesis.Resource policy : Synthesis.resources(stage, "AWS::IAM::Policy")) {
            for (JsonNode role : policy.properties().path("Roles")) {
                String name = names.get(policy.stack() + role.path("Ref").asText());
                if (name == null) continue;
                policy.properties()
                        .path("PolicyDocument")
                        .path("Statement")
                        .forEach(Objects.requireNonNull(statements.get(name))::add);
            }
        }
        return statements;
    }

    /// One text or several.
    public static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) node.forEach(one -> texts.add(text(one)));
        else texts.add(text(node));
        return texts;
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : node.toString();
    }
}
