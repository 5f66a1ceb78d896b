package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.command.RegisteredCommands;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.World;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The `data` of a command, and what Discord's client checks before it sends one.
final class CommandData {

    private static final int GUILD_CONTEXT = 0;
    private static final int BOT_DM_CONTEXT = 1;

    private final World world;
    private final RegisteredCommands commands;
    private final OptionChecks checks;
    private final Resolved resolved;

    CommandData(World world, RegisteredCommands commands, Things things, Resolved resolved) {
        this.world = world;
        this.commands = commands;
        this.checks = new OptionChecks(world, things);
        this.resolved = resolved;
    }

    private void mayBeSaidIn(Channel channel, long user) {
        var thread = channel.thread();
        if (!channel.kind().hasMessages()) {
            throw new NotAllowed("nothing can be said in #" + channel.name());
        }
        if (thread != null && thread.archived() && thread.locked()) {
            var permissions = world.guild(channel.guild()).permissionsOf(user, channel);
            if (!Permission.MANAGE_THREADS.in(permissions)) {
                throw new NotAllowed("#" + channel.name() + " is put away and locked");
            }
        }
    }

    /// The `data` of what a user typed.
    ///
    /// @throws NotAllowed when the client would not send it and nobody forces it
    ObjectNode of(CommandCall call) {
        var path = List.of(call.name().trim().split(" +", -1));
        var guild = call.guild() == null ? 0 : call.guild();
        var registered = commands.byName(guild, path.getFirst());
        if (registered.isEmpty() && !call.force()) {
            throw new NotAllowed("/" + path.getFirst() + " is not registered");
        }
        var command = registered.orElseGet(() -> unregistered(path.getFirst()));
        if (!call.force()) {
            mayBeSaidIn(world.channel(call.channel()), call.user());
            mayUse(call, command);
        }
        var leaf = leaf(command, path);
        if (leaf.isEmpty() && !call.force()) {
            throw new NotAllowed("/" + call.name() + " is no command, but a part of one");
        }
        var definitions = leaf.map(found -> found.path("options")).orElse(Json.array());
        if (!call.force()) {
            checks.check(call, definitions);
        }
        var data = Json.object();
        data.set("id", command.get("id"));
        data.put("name", path.getFirst()).put("type", 1);
        if (command.has("guild_id")) {
            data.set("guild_id", command.get("guild_id"));
        }
        var values = values(call, definitions);
        var options = nested(path.subList(1, path.size()), command, values);
        if (!options.isEmpty()) {
            data.set("options", options);
        }
        resolved.of(call.guild(), call.user(), things(values))
                .ifPresent(found -> data.set("resolved", found));
        return data;
    }

    private static ObjectNode unregistered(String name) {
        return Json.object().put("id", "1").put("name", name).set("options", Json.array());
    }

    private void mayUse(CommandCall call, JsonNode command) {
        var context = call.guild() == null ? BOT_DM_CONTEXT : GUILD_CONTEXT;
        var contexts = command.path("contexts");
        var allowed = contexts.isEmpty();
        for (var each : contexts) {
            allowed |= each.asInt() == context;
        }
        if (!allowed) {
            throw new NotAllowed("/" + call.name() + " cannot be used here");
        }
        if (call.guild() == null) {
            return;
        }
        var permissions =
                world.guild(call.guild()).permissionsOf(call.user(), world.channel(call.channel()));
        if (!Permission.USE_APPLICATION_COMMANDS.in(permissions)) {
            throw new NotAllowed("this member may not use commands in this channel");
        }
        var needed = command.path("default_member_permissions");
        if (needed.isTextual()) {
            var mask = Permission.parse(needed);
            var enough =
                    mask == 0
                            ? Permission.ADMINISTRATOR.in(permissions)
                            : (permissions & mask) == mask;
            if (!enough) {
                throw new NotAllowed(
                        "/" + call.name() + " needs permissions that this member lacks");
            }
        }
    }

    /// The command, or its subcommand, that takes the values.
    private static Optional<JsonNode> leaf(JsonNode command, List<String> path) {
        var node = command;
        for (var step : path.subList(1, path.size())) {
            var next = named(node.path("options"), step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            node = next.get();
        }
        var type = node.path("options").path(0).path("type").asInt(3);
        return type <= 2 ? Optional.empty() : Optional.of(node);
    }

    static Optional<JsonNode> named(JsonNode options, String name) {
        for (var option : options) {
            if (option.path("name").asText().equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    private static ArrayNode values(CommandCall call, JsonNode definitions) {
        var values = Json.array();
        call.options()
                .properties()
                .forEach(entry -> {
                    var type =
                            named(definitions, entry.getKey())
                                    .map(definition -> definition.path("type").asInt())
                                    .orElseGet(() -> guessType(entry.getValue()));
                    var value = values.addObject().put("name", entry.getKey()).put("type", type);
                    value.set("value", entry.getValue());
                    if (entry.getKey().equals(call.focused())) {
                        value.put("focused", true);
                    }
                });
        return values;
    }

    private static List<Resolved.Value> things(ArrayNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .flatMap(value ->
                        Things.Kind.ofOption(value.path("type").asInt())
                                .map(kind -> new Resolved.Value(kind, value.path("value").asText()))
                                .stream())
                .filter(value -> value.id().matches("\\d{1,20}"))
                .toList();
    }

    private static int guessType(JsonNode value) {
        if (value.isBoolean()) {
            return 5;
        }
        return value.isIntegralNumber() ? 4 : value.isNumber() ? 10 : 3;
    }

    /// Values stand inside their subcommand, which stands inside its group.
    private static ArrayNode nested(List<String> steps, JsonNode command, ArrayNode values) {
        if (steps.isEmpty()) {
            return values;
        }
        var step = named(command.path("options"), steps.getFirst());
        var type = step.map(found -> found.path("type").asInt()).orElse(1);
        var node = Json.object().put("name", steps.getFirst()).put("type", type);
        node.set(
                "options",
                nested(steps.subList(1, steps.size()), step.orElse(Json.object()), values));
        return Json.array().add(node);
    }
}
