package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.command.RegisteredCommands;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.World;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// Registration of application commands, global and for a guild.
final class CommandRoutes {

    private final World world;
    private final RegisteredCommands commands;

    CommandRoutes(World world, RegisteredCommands commands) {
        this.world = world;
        this.commands = commands;
    }

    List<RestRoute> routes() {
        return Stream.concat(
                        in(
                                "/applications/{application_id}/commands",
                                _ -> RegisteredCommands.GLOBAL),
                        in(
                                "/applications/{application_id}/guilds/{guild_id}/commands",
                                this::guild))
                .toList();
    }

    private Stream<RestRoute> in(String base, ToLongFunction<RestCall> scope) {
        return Stream.of(
                route(GET, base, call -> list(call, scope)),
                route(
                        PUT,
                        base,
                        call ->
                                RestAnswer.ok(
                                        commands.replace(scope.applyAsLong(call), call.body()))),
                route(POST, base, call -> put(call, scope)),
                route(GET, base + "/{command_id}", call -> get(call, scope)),
                route(PATCH, base + "/{command_id}", call -> change(call, scope)),
                route(DELETE, base + "/{command_id}", call -> remove(call, scope)));
    }

    private RestRoute route(HandlerType method, String path, RestRoute.Handler handler) {
        return RestRoute.bot(
                method,
                path,
                call -> {
                    if (!call.param("application_id").equals(id(world.bot().id()))) {
                        throw DiscordError.broken(
                                403,
                                20012,
                                "You are not authorized to perform this action on this application",
                                "rest.forbidden",
                                "another application's commands");
                    }
                    return handler.handle(call);
                });
    }

    private long guild(RestCall call) {
        var guild = call.id("guild_id");
        if (world.findGuild(guild).isEmpty()) {
            throw DiscordError.missingAccess("guild " + id(guild));
        }
        return guild;
    }

    private RestAnswer list(RestCall call, ToLongFunction<RestCall> scope) {
        var list = Json.array();
        for (var command : commands.list(scope.applyAsLong(call))) {
            list.add(call.flag("with_localizations") ? command : withoutTranslations(command));
        }
        return RestAnswer.ok(list);
    }

    /// Discord leaves translations out of the list unless it is asked for them: comparing without
    /// them finds no difference.
    private static ObjectNode withoutTranslations(ObjectNode command) {
        var copy = command.deepCopy();
        copy.remove(List.of("name_localizations", "description_localizations"));
        return copy;
    }

    private RestAnswer put(RestCall call, ToLongFunction<RestCall> scope) {
        var put = commands.put(scope.applyAsLong(call), call.body());
        return put.isNew() ? RestAnswer.created(put.command()) : RestAnswer.ok(put.command());
    }

    private RestAnswer get(RestCall call, ToLongFunction<RestCall> scope) {
        return RestAnswer.ok(
                commands.find(scope.applyAsLong(call), call.id("command_id"))
                        .orElseThrow(DiscordError::unknownCommand));
    }

    private RestAnswer change(RestCall call, ToLongFunction<RestCall> scope) {
        return RestAnswer.ok(
                commands.change(scope.applyAsLong(call), call.id("command_id"), call.body()));
    }

    private RestAnswer remove(RestCall call, ToLongFunction<RestCall> scope) {
        commands.remove(scope.applyAsLong(call), call.id("command_id"));
        return RestAnswer.NOTHING;
    }
}
