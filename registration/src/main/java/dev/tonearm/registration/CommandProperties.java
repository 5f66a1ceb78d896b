package dev.tonearm.registration;

import dev.tonearm.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A command as comparable texts by path, such as `options.query.max_length`.
///
/// What Discord adds by itself is left out, and so is what says the same as its absence: `false`,
/// and empty lists.
final class CommandProperties {
    private static final Set<String> ADDED_BY_DISCORD =
            Set.of(
                    "id",
                    "application_id",
                    "guild_id",
                    "version",
                    "handler",
                    "dm_permission",
                    "default_permission");

    private CommandProperties() {}

    static Map<String, String> of(JsonObject command, RegisterSettings.Scope scope) {
        Map<String, String> properties = new TreeMap<>();
        for (String name : command.names()) {
            boolean ignored =
                    ADDED_BY_DISCORD.contains(name)
                            || (scope instanceof RegisterSettings.Scope.Guild
                                    && CommandJson.GLOBAL_ONLY.contains(name));
            if (!ignored) add(properties, name, command, name);
        }
        return properties;
    }

    private static void add(
            Map<String, String> properties, String path, JsonObject holder, String name) {
        switch (holder.value(name).orElseThrow()) {
            case JsonObject object -> {
                for (String inner : object.names()) {
                    add(properties, path + "." + inner, object, inner);
                }
            }
            case List<?> list when list.isEmpty() -> {}
            case List<?> list when list.getFirst() instanceof JsonObject ->
                    addNamed(properties, path, holder.objects(name));
            case List<?> list ->
                    properties.put(
                            path,
                            list.stream()
                                    .map(Object::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
            case Boolean flag when !flag -> {}
            case Double number when number == Math.rint(number) ->
                    properties.put(path, String.valueOf(number.longValue()));
            // Discord takes a permission set as a number and gives it back as a string.
            case String text when name.equals("default_member_permissions") ->
                    properties.put(path, text);
            case String text -> properties.put(path, '"' + text + '"');
            case Object other -> properties.put(path, other.toString());
        }
    }

    /// Options and choices: people see them in this order.
    private static void addNamed(
            Map<String, String> properties, String path, List<JsonObject> elements) {
        properties.put(
                path,
                elements.stream()
                        .map(element -> element.string("name"))
                        .collect(Collectors.joining(", ")));
        for (JsonObject element : elements) {
            for (String inner : element.names()) {
                if (!inner.equals("name")) {
                    add(
                            properties,
                            path + "." + element.string("name") + "." + inner,
                            element,
                            inner);
                }
            }
        }
    }
}
