package dev.tonearm.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A template in the form in which it is kept and compared: sorted, without what CDK adds to every
/// stack, and without what is new with every build of the functions.
public final class TemplateText {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The hash of an asset, or of a function's version, which ends a logical id.
    private static final Pattern HASH =
            Pattern.compile("[0-9a-f]{64}|(?<=[0-9A-F]{8})[0-9a-f]{32}");

    private TemplateText() {}

    /// The same template in that form.
    public static JsonNode normal(JsonNode template) {
        JsonNode sorted = sorted(template);
        if (sorted instanceof ObjectNode object) {
            without(object, "Parameters", "BootstrapVersion");
            without(object, "Rules", "CheckBootstrapVersion");
        }
        return sorted;
    }

    /// For a file.
    public static String of(JsonNode template) {
        return normal(template).toPrettyString() + "\n";
    }

    private static void without(ObjectNode template, String section, String member) {
        if (!(template.get(section) instanceof ObjectNode object)) return;
        object.remove(member);
        if (object.isEmpty()) template.remove(section);
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var members = new TreeMap<String, JsonNode>();
                for (Map.Entry<String, JsonNode> one : object.properties()) {
                    members.put(plain(one.getKey()), sorted(one.getValue()));
                }
                ObjectNode sorted = JSON.createObjectNode();
                members.forEach(sorted::set);
                yield sorted;
            }
            case ArrayNode array -> {
                ArrayNode all = JSON.createArrayNode();
                for (JsonNode one : array) all.add(sorted(one));
                yield all;
            }
            case TextNode text -> TextNode.valueOf(plain(text.asText()));
            default -> node;
        };
    }

    private static String plain(String text) {
        return HASH.matcher(text).replaceAll("HASH");
    }
}
