package dev.tonearm.discord.command;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Problems;
import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commands of the application: global ones (scope 0) and those of single guilds.
///
/// Discord knows a command by type and name: sending it again keeps its id.
public final class RegisteredCommands {

    /// Scope of global commands.
    public static final long GLOBAL = 0;

    private static final int CREATES_A_DAY = 200;
    private static final Map<Integer, Integer> MOST_OF_TYPE = Map.of(1, 100, 2, 15, 3, 15);

    private final World world;
    private final Feed feed;
    private final Map<Long, Map<String, ObjectNode>> scopes = new LinkedHashMap<>();
    private final Map<Long, Integer> created = new LinkedHashMap<>();

    public RegisteredCommands(World world, Feed feed) {
        this.world = world;
        this.feed = feed;
    }

    public synchronized List<ObjectNode> list(long scope) {
        return List.copyOf(scopes.getOrDefault(scope, Map.of()).values());
    }

    public synchronized Optional<ObjectNode> find(long scope, long command) {
        return list(scope).stream()
                .filter(found -> found.path("id").asText().equals(id(command)))
                .findFirst();
    }

    /// A chat command as a guild sees it: its own one hides the global one of the same name.
    public synchronized Optional<ObjectNode> byName(long guild, String name) {
        var key = "1 " + name;
        return Optional.ofNullable(scopes.getOrDefault(guild, Map.of()).get(key))
                .or(() -> Optional.ofNullable(scopes.getOrDefault(GLOBAL, Map.of()).get(key)));
    }

    /// Replaces all commands of a scope.
    public synchronized ArrayNode replace(long scope, JsonNode commands) {
        var problems = new Problems();
        if (!commands.isArray()) {
            problems.add(
                    "",
                    "LIST_TYPE_CONVERT",
                    "Only iterables may be used in a ListType",
                    "command.invalid");
            throw DiscordError.invalid(problems);
        }
        var seen = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < commands.size(); i++) {
            CommandRules.check(commands.get(i), i + ".", scope == GLOBAL, problems);
            if (seen.put(key(commands.get(i)), commands.get(i)) != null) {
                problems.add(
                        i + ".name",
                        "APPLICATION_COMMANDS_DUPLICATE_NAME",
                        "Application command names must be unique",
                        "command.invalid");
            }
        }
        checkCounts(seen.values(), problems);
        refuse(problems);
        var before = scopes.getOrDefault(scope, Map.of());
        spend(scope, (int) seen.keySet().stream().filter(key -> !before.containsKey(key)).count());
        var after = new LinkedHashMap<String, ObjectNode>();
        seen.forEach((key, command) ->
                after.put(key, complete(scope, command, Optional.ofNullable(before.get(key)))));
        scopes.put(scope, after);
        changed();
        var answer = Json.array();
        after.values().forEach(answer::add);
        return answer;
    }

    /// The command, and whether it is new: the same name again changes the old one.
    public record Put(ObjectNode command, boolean isNew) {}

    public synchronized Put put(long scope, JsonNode command) {
        var problems = new Problems();
        CommandRules.check(command, "", scope == GLOBAL, problems);
        var commands = scopes.computeIfAbsent(scope, _ -> new LinkedHashMap<>());
        var key = key(command);
        var all = new ArrayList<JsonNode>(commands.values());
        var before = Optional.ofNullable(commands.get(key));
        if (before.isEmpty()) {
            all.add(command);
            spend(scope, 1);
        }
        checkCounts(all, problems);
        refuse(problems);
        var complete = complete(scope, command, before);
        commands.put(key, complete);
        changed();
        return new Put(complete, before.isEmpty());
    }

    public synchronized ObjectNode change(long scope, long command, JsonNode changes) {
        var before = find(scope, command).orElseThrow(DiscordError::unknownCommand);
        var merged = before.deepCopy();
        changes.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
        var problems = new Problems();
        CommandRules.check(merged, "", scope == GLOBAL, problems);
        refuse(problems);
        var commands = scopes.computeIfAbsent(scope, _ -> new LinkedHashMap<>());
        commands.remove(key(before));
        var complete = complete(scope, merged, Optional.of(before));
        commands.put(key(merged), complete);
        changed();
        return complete;
    }

    public synchronized void remove(long scope, long command) {
        var found = find(scope, command).orElseThrow(DiscordError::unknownCommand);
        scopes.getOrDefault(scope, Map.of()).remove(key(found));
        changed();
    }

    private static String key(JsonNode command) {
        return command.path("type").asInt(1) + " " + command.path("name").asText();
    }

    private static void checkCounts(Iterable<JsonNode> commands, Problems problems) {
        var counts = new LinkedHashMap<Integer, Integer>();
        commands.forEach(command -> counts.merge(command.path("type").asInt(1), 1, Integer::sum));
        counts.forEach((type, count) -> {
            if (count > MOST_OF_TYPE.getOrDefault(type, 0)) {
                problems.add(
                        "",
                        "APPLICATION_COMMANDS_MAX",
                        "Maximum number of application commands of type " + type + " reached",
                        "command.too-many");
            }
        });
    }

    private void spend(long scope, int count) {
        var total = created.merge(scope, count, Integer::sum);
        if (total > CREATES_A_DAY) {
            throw DiscordError.broken(
                    400,
                    30034,
                    "Max number of daily application command creates has been reached ("
                            + CREATES_A_DAY
                            + ")",
                    "command.daily-creates",
                    total + " new commands");
        }
    }

    private ObjectNode complete(long scope, JsonNode command, Optional<ObjectNode> before) {
        var node = Json.object();
        var known = before.map(found -> found.path("id").asText());
        node.put("id", known.orElseGet(() -> id(world.newId())))
                .put("application_id", id(world.bot().id()))
                .put("version", id(world.newId()))
                .put("type", 1)
                .put("description", "")
                .put("nsfw", false)
                .put("dm_permission", true)
                .putNull("default_member_permissions")
                .putNull("name_localizations")
                .putNull("description_localizations");
        if (scope == GLOBAL) {
            node.putNull("contexts").putArray("integration_types").add(0);
        } else {
            node.put("guild_id", id(scope));
        }
        var reserved = List.of("id", "application_id", "version", "guild_id");
        command.properties().stream()
                .filter(entry -> !reserved.contains(entry.getKey()))
                .forEach(entry -> node.set(entry.getKey(), entry.getValue().deepCopy()));
        return node;
    }

    private static void refuse(Problems problems) {
        if (!problems.isEmpty()) {
            throw DiscordError.invalid(problems);
        }
    }

    private void changed() {
        feed.publish("commands", Json::object);
    }
}
