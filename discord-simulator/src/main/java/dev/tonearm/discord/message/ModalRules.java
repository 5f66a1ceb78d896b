package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/// What a modal must have: a title, an id, and one to five labels, texts or (the old way) rows with
/// a text input.
public final class ModalRules {

    private static final String RULE = "message.modal";
    private static final Set<Integer> INPUTS = Set.of(3, 4, 5, 6, 7, 8, 19, 21, 22, 23);

    private ModalRules() {}

    public static Problems check(JsonNode modal) {
        var problems = new Problems();
        problems.text(modal.get("title"), "title", 1, 45, RULE);
        problems.text(modal.get("custom_id"), "custom_id", 1, 100, RULE);
        var components = modal.path("components");
        problems.count(components, "components", 1, 5, RULE);
        var ids = new HashSet<String>();
        for (var i = 0; i < components.size(); i++) {
            var path = "components." + i;
            var component = components.get(i);
            switch (ComponentRules.kind(component)) {
                case 1 -> {
                    problems.count(component.path("components"), path + ".components", 1, 1, RULE);
                    var input = component.path("components").path(0);
                    problems.text(input.get("label"), path + ".components.0.label", 1, 45, RULE);
                    input(input, path + ".components.0", Set.of(4), ids, problems);
                }
                case 10 ->
                        problems.text(component.get("content"), path + ".content", 1, 4_000, RULE);
                case 18 -> {
                    problems.text(component.get("label"), path + ".label", 1, 45, RULE);
                    problems.text(
                            component.get("description"), path + ".description", 0, 100, RULE);
                    input(component.path("component"), path + ".component", INPUTS, ids, problems);
                }
                default ->
                        problems.add(
                                path,
                                "UNION_TYPE_CHOICES",
                                "Must be a label, a text or a row.",
                                RULE);
            }
        }
        return problems;
    }

    private static void input(
            JsonNode input, String path, Set<Integer> allowed, Set<String> ids, Problems problems) {
        var kind = ComponentRules.kind(input);
        if (input.path("disabled").asBoolean(false)) {
            problems.add(
                    path + ".disabled",
                    "COMPONENT_INVALID",
                    "Nothing in a modal can be disabled.",
                    RULE);
        }
        if (!allowed.contains(kind)) {
            problems.add(
                    path, "UNION_TYPE_CHOICES", "Value of field \"type\" must be an input.", RULE);
        }
        problems.text(input.get("custom_id"), path + ".custom_id", 1, 100, RULE);
        if (!ids.add(input.path("custom_id").asText())) {
            problems.add(
                    path + ".custom_id",
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated",
                    RULE);
        }
        InputRules.check(input, kind, path, problems);
    }
}
