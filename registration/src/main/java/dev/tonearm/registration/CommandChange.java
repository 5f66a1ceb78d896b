package dev.tonearm.registration;

import dev.tonearm.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What registering does to one command.
sealed interface CommandChange {
    record Added(String name, String description) implements CommandChange {}

    /// It is there and differs.
    ///
    /// @param details one line for each thing that changes
    record Changed(String name, List<String> details) implements CommandChange {
        public Changed {
            details = List.copyOf(details);
        }
    }

    record Removed(String name) implements CommandChange {}

    record Unchanged(String name) implements CommandChange {}

    /// One line, or several, for people.
    default String text() {
        return switch (this) {
            case Added(var name, var description) -> "  + %-12s %s".formatted(name, description);
            case Changed(var name, var details) ->
                    "  ~ %-12s %s".formatted(name, String.join("\n" + " ".repeat(17), details));
            case Removed(var name) -> "  - " + name;
            case Unchanged(var name) -> "  = " + name;
        };
    }

    /// What it takes to make `registered` what is `wanted`.
    static List<CommandChange> between(
            List<JsonObject> registered, List<JsonObject> wanted, RegisterSettings.Scope scope) {
        Map<String, JsonObject> before = byName(registered);
        List<CommandChange> changes = new ArrayList<>();
        for (JsonObject after : wanted) {
            String name = name(after);
            JsonObject old = before.remove(name);
            changes.add(
                    old == null
                            ? new Added(name, after.string("description"))
                            : compared(name, old, after, scope));
        }
        before.keySet().forEach(name -> changes.add(new Removed(name)));
        return changes;
    }

    private static CommandChange compared(
            String name, JsonObject before, JsonObject after, RegisterSettings.Scope scope) {
        Map<String, String> old = CommandProperties.of(before, scope);
        Map<String, String> now = CommandProperties.of(after, scope);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        List<String> details = new ArrayList<>();
        for (String path : paths) {
            String was = old.getOrDefault(path, "(none)");
            String is = now.getOrDefault(path, "(none)");
            if (!was.equals(is)) details.add(path + ": " + was + " → " + is);
        }
        return details.isEmpty() ? new Unchanged(name) : new Changed(name, details);
    }

    private static Map<String, JsonObject> byName(List<JsonObject> commands) {
        Map<String, JsonObject> byName = new LinkedHashMap<>();
        for (JsonObject command : commands) byName.put(name(command), command);
        return byName;
    }

    /// Discord has three lists of names, one for each kind of command.
    private static String name(JsonObject command) {
        return switch (command.optionalNumber("type").orElse(1L).intValue()) {
            case 2 -> command.string("name") + " (user command)";
            case 3 -> command.string("name") + " (message command)";
            default -> command.string("name");
        };
    }
}
