package dev.tonearm.discord.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tonearm.discord.json.Json;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Where which component may stand in a message, and how many there may be.
///
/// Legacy messages hold up to five action rows. Components V2 messages hold a tree of up to 40
/// components whose texts together have up to 4000 characters.
public final class ComponentRules {

    static final String RULE = "message.component";

    static final int FILE = 13;

    private static final int ROWS = 5;
    private static final int V2_COMPONENTS = 40;
    private static final int V2_TEXT = 4_000;
    private static final Set<Integer> V2_TOP = Set.of(1, 9, 10, 12, 13, 14, 17);
    private static final Set<Integer> IN_CONTAINER = Set.of(1, 9, 10, 12, 13, 14);

    private final Problems problems;
    private final Set<String> customIds = new HashSet<>();
    private final Set<Integer> ids = new HashSet<>();
    private int components;
    private int text;

    private ComponentRules(Problems problems) {
        this.problems = problems;
    }

    static void check(@Nullable JsonNode components, boolean v2, Problems problems) {
        if (components == null || components.isNull()) {
            return;
        }
        if (!components.isArray()) {
            problems.add(
                    "components",
                    "LIST_TYPE_CONVERT",
                    "Only iterables may be used in a ListType",
                    RULE);
            return;
        }
        var rules = new ComponentRules(problems);
        if (v2) {
            rules.checkV2(components);
        } else {
            rules.checkLegacy(components);
        }
    }

    private void checkLegacy(JsonNode rows) {
        problems.count(rows, "components", 0, ROWS, RULE);
        for (var i = 0; i < rows.size(); i++) {
            var path = "components." + i;
            if (kind(rows.get(i)) == 1) {
                row(rows.get(i), path);
            } else {
                misplaced(
                        path, "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
            }
        }
    }

    private void checkV2(JsonNode top) {
        for (var i = 0; i < top.size(); i++) {
            var path = "components." + i;
            if (V2_TOP.contains(kind(top.get(i)))) {
                component(top.get(i), path);
            } else {
                misplaced(
                        path,
                        "UNION_TYPE_CHOICES",
                        "Value of field \"type\" must be one of " + V2_TOP);
            }
        }
        if (components > V2_COMPONENTS) {
            problems.add(
                    "components",
                    "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                    "The maximum number of total components is " + V2_COMPONENTS + ".",
                    "message.component-count");
        }
        if (text > V2_TEXT) {
            problems.add(
                    "components",
                    "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
                    "The displayable text size across all components cannot exceed "
                            + V2_TEXT
                            + ".",
                    "message.component-text");
        }
    }

    private void component(JsonNode component, String path) {
        switch (kind(component)) {
            case 1 -> row(component, path);
            case 9 -> section(component, path);
            case 10 -> textDisplay(component, path);
            case 12 -> gallery(component, path);
            case FILE -> {
                counted(component, path);
                onlyAttachment(component.path("file").path("url"), path + ".file.url");
            }
            case 14 -> {
                counted(component, path);
                problems.number(component.get("spacing"), path + ".spacing", 1, 2, RULE);
            }
            case 17 -> container(component, path);
            default -> misplaced(path, "UNION_TYPE_CHOICES", "Unknown component type.");
        }
    }

    private void onlyAttachment(JsonNode url, String path) {
        if (!url.asText("").startsWith("attachment://")) {
            problems.add(
                    path,
                    "UNFURLED_MEDIA_ITEM_MUST_BE_ATTACHMENT",
                    "A file component names an attachment://.",
                    RULE);
        }
    }

    private void container(JsonNode container, String path) {
        counted(container, path);
        problems.number(container.get("accent_color"), path + ".accent_color", 0, 0xFF_FF_FF, RULE);
        var children = container.path("components");
        problems.count(children, path + ".components", 1, V2_COMPONENTS, RULE);
        for (var i = 0; i < children.size(); i++) {
            var childPath = path + ".components." + i;
            if (IN_CONTAINER.contains(kind(children.get(i)))) {
                component(children.get(i), childPath);
            } else {
                misplaced(childPath, "UNION_TYPE_CHOICES", "Must be one of " + IN_CONTAINER);
            }
        }
    }

    private void section(JsonNode section, String path) {
        counted(section, path);
        var texts = section.path("components");
        problems.count(texts, path + ".components", 1, 3, RULE);
        for (var i = 0; i < texts.size(); i++) {
            var childPath = path + ".components." + i;
            if (kind(texts.get(i)) == 10) {
                textDisplay(texts.get(i), childPath);
            } else {
                misplaced(childPath, "UNION_TYPE_CHOICES", "A section holds text displays.");
            }
        }
        var accessory = section.path("accessory");
        switch (kind(accessory)) {
            case 2 -> button(accessory, path + ".accessory");
            case 11 -> {
                counted(accessory, path + ".accessory");
                media(accessory, path + ".accessory.media");
                problems.text(
                        accessory.get("description"),
                        path + ".accessory.description",
                        0,
                        1_024,
                        RULE);
            }
            default ->
                    misplaced(
                            path + ".accessory",
                            "BASE_TYPE_REQUIRED",
                            "A button or thumbnail is required.");
        }
    }

    private void textDisplay(JsonNode display, String path) {
        counted(display, path);
        problems.text(
                display.get("content"), path + ".content", 1, V2_TEXT, "message.component-text");
        var content = display.path("content").asText("");
        text += content.codePointCount(0, content.length());
    }

    private void gallery(JsonNode gallery, String path) {
        counted(gallery, path);
        var items = gallery.path("items");
        problems.count(items, path + ".items", 1, 10, RULE);
        for (var i = 0; i < items.size(); i++) {
            media(items.get(i), path + ".items." + i + ".media");
        }
    }

    private void media(JsonNode holder, String path) {
        var url = holder.path("media").get("url");
        if (url == null) {
            problems.add(path + ".url", "BASE_TYPE_REQUIRED", "This field is required", RULE);
        }
        EmbedRules.url(url, path + ".url", true, problems);
    }

    private void row(JsonNode row, String path) {
        counted(row, path);
        var children = row.path("components");
        problems.count(children, path + ".components", 1, 5, RULE);
        var selects = 0;
        for (var i = 0; i < children.size(); i++) {
            var childPath = path + ".components." + i;
            switch (kind(children.get(i))) {
                case 2 -> button(children.get(i), childPath);
                case 3, 5, 6, 7, 8 -> {
                    selects++;
                    counted(children.get(i), childPath);
                    customId(children.get(i), childPath);
                    SelectRules.check(children.get(i), childPath, problems);
                }
                default ->
                        misplaced(
                                childPath,
                                "UNION_TYPE_CHOICES",
                                "A row holds buttons or one select.");
            }
        }
        if (selects > 0 && children.size() > 1) {
            misplaced(
                    path + ".components",
                    "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                    "A select takes the whole row.");
        }
    }

    private void button(JsonNode button, String path) {
        counted(button, path);
        ButtonRules.check(button, path, problems);
        if (button.path("style").asInt() <= 4) {
            customId(button, path);
        }
    }

    private void customId(JsonNode component, String path) {
        var value = component.get("custom_id");
        problems.text(value, path + ".custom_id", 1, 100, "message.custom-id");
        if (value != null && value.isTextual() && !customIds.add(value.textValue())) {
            problems.add(
                    path + ".custom_id",
                    "COMPONENT_CUSTOM_ID_DUPLICATED",
                    "Component custom id cannot be duplicated",
                    "message.custom-id");
        }
    }

    private void counted(JsonNode component, String path) {
        components++;
        var id = component.path("id");
        if (id.isIntegralNumber() && id.intValue() != 0 && !ids.add(id.intValue())) {
            problems.add(
                    path + ".id", "COMPONENT_ID_DUPLICATED", "Component id is duplicated", RULE);
        }
    }

    private void misplaced(String path, String code, String message) {
        problems.add(path, code, message, RULE);
    }

    static int kind(JsonNode component) {
        return component.path("type").asInt(0);
    }

    /// Every text a component tree shows, for looking into it.
    static Stream<String> texts(JsonNode components) {
        return StreamSupport.stream(components.spliterator(), false)
                .flatMap(component ->
                        kind(component) == 10
                                ? Stream.of(component.path("content").asText(""))
                                : texts(component.path("components")));
    }

    /// The component with this custom id, anywhere in the tree; missing when there is none.
    public static JsonNode find(JsonNode components, String customId) {
        for (var component : components) {
            if (component.path("custom_id").asText("").equals(customId)) {
                return component;
            }
            for (var inner : new String[] {"components", "accessory", "component"}) {
                var node = component.path(inner);
                var hit = find(node.isObject() ? Json.array().add(node) : node, customId);
                if (!hit.isMissingNode()) {
                    return hit;
                }
            }
        }
        return MissingNode.getInstance();
    }
}
