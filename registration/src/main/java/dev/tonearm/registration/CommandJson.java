package dev.tonearm.registration;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Commands as JSON that goes to Discord.
final class CommandJson {
    /// Discord takes these for global commands only: a server's own are in that server anyway.
    static final Set<String> GLOBAL_ONLY = Set.of("contexts", "integration_types");

    private CommandJson() {}

    static String text(JsonObject command, RegisterSettings.Scope scope) {
        byte[] json =
                JsonWriter.object(to -> {
                    for (String name : command.names()) {
                        boolean left = scope instanceof RegisterSettings.Scope.Guild;
                        if (!(left && GLOBAL_ONLY.contains(name))) member(to, command, name);
                    }
                });
        return new String(json, StandardCharsets.UTF_8);
    }

    private static void members(JsonWriter to, JsonObject object) {
        for (String name : object.names()) member(to, object, name);
    }

    private static void member(JsonWriter to, JsonObject object, String name) {
        switch (object.value(name).orElseThrow()) {
            case String text -> to.put(name, text);
            case Long number -> to.put(name, number);
            case Double number -> to.put(name, number);
            case Boolean flag -> to.put(name, flag);
            case JsonObject inner -> to.put(name, inside -> members(inside, inner));
            case List<?> list when list.stream().allMatch(Long.class::isInstance) ->
                    to.numbers(name, object.numbers(name));
            case List<?> _ -> to.array(name, object.objects(name), CommandJson::members);
            case Object other ->
                    throw new IllegalStateException(
                            "no command has a " + other.getClass() + " in '" + name + "'");
        }
    }
}
