package dev.tonearm.discord.control;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Overwrite;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes and changes guilds, channels, roles and people.
final class WorldControl {

    private final World world;
    private final Views views;

    WorldControl(World world, Views views) {
        this.world = world;
        this.views = views;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.create("/users", this::createUser),
                ControlRoute.patch("/users/{user}", this::changeUser),
                ControlRoute.post(
                        "/users/{user}/dm",
                        call -> Views.channel(world.directMessages().with(call.id("user")))),
                ControlRoute.get("/guilds", _ -> guilds()),
                ControlRoute.create("/guilds", this::createGuild),
                ControlRoute.create("/guilds/bulk", this::createGuilds),
                ControlRoute.get("/guilds/{guild}", call -> views.guild(guild(call))),
                ControlRoute.patch("/guilds/{guild}", this::changeGuild),
                ControlRoute.delete("/guilds/{guild}", this::deleteGuild),
                ControlRoute.create("/guilds/{guild}/channels", this::createChannel),
                ControlRoute.patch("/channels/{channel}", this::changeChannel),
                ControlRoute.delete("/channels/{channel}", this::deleteChannel),
                ControlRoute.put("/channels/{channel}/overwrites/{target}", this::putOverwrite),
                ControlRoute.put("/guilds/{guild}/members/{user}", this::putMember),
                ControlRoute.delete("/guilds/{guild}/members/{user}", this::removeMember));
    }

    private Guild guild(Call call) {
        return world.guild(call.id("guild"));
    }

    private JsonNode createUser(Call call) {
        var body = call.body();
        var name = body.text("name");
        var user =
                world.createUser(
                        name,
                        body.text("globalName", name),
                        body.text("locale", "en-US"),
                        body.flag("bot", false));
        return Views.user(user);
    }

    private JsonNode changeUser(Call call) {
        var body = call.body();
        var changed =
                world.changeUser(
                        call.id("user"),
                        user ->
                                user.withLocale(body.text("locale", user.locale()))
                                        .withGlobalName(body.text("globalName", user.globalName()))
                                        .withDirectMessages(
                                                body.flag(
                                                        "directMessages", user.directMessages())));
        return Views.user(changed);
    }

    private JsonNode guilds() {
        var list = Json.array();
        world.guilds().forEach(guild -> list.add(views.summary(guild)));
        return Json.object().set("guilds", list);
    }

    private JsonNode createGuild(Call call) {
        var body = call.body();
        var owner = body.has("owner") ? body.id("owner") : world.createUser("owner").id();
        var guild = world.createGuild(body.text("name"), owner, body.flag("botPresent", true));
        body.ids("members").forEach(user -> world.putMember(guild.id(), user, null, null));
        createAll(
                guild,
                body.has("text") ? body.texts("text") : List.of("general"),
                ChannelKind.TEXT);
        createAll(
                guild,
                body.has("voice") ? body.texts("voice") : List.of("lounge"),
                ChannelKind.VOICE);
        createAll(guild, body.texts("stage"), ChannelKind.STAGE);
        return views.guild(guild);
    }

    private void createAll(Guild guild, List<String> names, ChannelKind kind) {
        names.forEach(name -> world.createChannel(guild.id(), name, kind));
    }

    private JsonNode createGuilds(Call call) {
        var body = call.body();
        var list = Json.array();
        for (var i = 0; i < body.number("count", 1); i++) {
            list.add(
                    loadGuild(
                            body.text("name", "load") + " " + i,
                            body.number("users", 1),
                            body.flag("inVoice", true)));
        }
        return Json.object().set("guilds", list);
    }

    private JsonNode loadGuild(String name, int users, boolean inVoice) {
        var guild = world.createGuild(name, world.createUser("owner").id(), true);
        var text = world.createChannel(guild.id(), "general", ChannelKind.TEXT);
        var voice = world.createChannel(guild.id(), "lounge", ChannelKind.VOICE);
        var node = Json.object();
        node.put("id", id(guild.id())).put("text", id(text.id())).put("voice", id(voice.id()));
        var ids = node.putArray("users");
        for (var i = 0; i < users; i++) {
            var user = world.createUser("listener");
            world.putMember(guild.id(), user.id(), null, null);
            if (inVoice) {
                var _ =
                        world.voice()
                                .join(
                                        guild.id(),
                                        user.id(),
                                        voice.id(),
                                        VoiceControl.sessionOf(user.id()));
            }
            ids.add(id(user.id()));
        }
        return node;
    }

    private JsonNode changeGuild(Call call) {
        var body = call.body();
        var guild = call.id("guild");
        if (body.has("name") || body.has("locale")) {
            world.changeGuild(guild, body.textOrNull("name"), body.textOrNull("locale"));
        }
        if (body.has("unavailable")) {
            world.outage(guild, body.flag("unavailable", false));
        }
        if (body.has("botPresent")) {
            if (body.flag("botPresent", true)) {
                world.inviteBot(guild);
            } else {
                world.expelBot(guild);
            }
        }
        return views.guild(world.guild(guild));
    }

    private @Nullable JsonNode deleteGuild(Call call) {
        world.deleteGuild(call.id("guild"));
        return null;
    }

    private JsonNode createChannel(Call call) {
        var body = call.body();
        var kind = ChannelKind.of(body.text("kind"));
        if (kind.isThread()) {
            var guild = world.guild(call.id("guild"));
            var owner = body.has("owner") ? body.id("owner") : guild.owner();
            return Views.channel(
                    world.threads()
                            .create(
                                    body.id("parentId"),
                                    body.text("name"),
                                    kind,
                                    owner,
                                    Set.copyOf(body.ids("members"))));
        }
        var channel =
                world.createChannel(
                        call.id("guild"),
                        body.text("name"),
                        kind,
                        body.number("userLimit", 0),
                        body.idOrNull("parentId"));
        return Views.channel(channel);
    }

    private JsonNode changeChannel(Call call) {
        var body = call.body();
        var changed = renamed(call.id("channel"), body);
        var thread = changed.thread();
        if (body.has("archived") || body.has("locked")) {
            changed =
                    world.threads()
                            .archive(
                                    changed.id(),
                                    body.flag("archived", thread != null && thread.archived()),
                                    body.flag("locked", thread != null && thread.locked()));
        }
        return Views.channel(changed);
    }

    private Channel renamed(long id, Body body) {
        return body.has("name") || body.has("userLimit")
                ? world.changeChannel(
                        id,
                        channel ->
                                channel.withName(body.text("name", channel.name()))
                                        .withUserLimit(
                                                body.number("userLimit", channel.userLimit())))
                : world.channel(id);
    }

    private @Nullable JsonNode deleteChannel(Call call) {
        world.deleteChannel(call.id("channel"));
        return null;
    }

    private JsonNode putOverwrite(Call call) {
        var target = call.id("target");
        var isRole = world.guildOfChannel(call.id("channel")).role(target).isPresent();
        var overwrite =
                new Overwrite(
                        target,
                        isRole,
                        permissions(call.body(), "allow"),
                        permissions(call.body(), "deny"));
        return Views.channel(
                world.changeChannel(
                        call.id("channel"), channel -> channel.withOverwrite(overwrite)));
    }

    private static long permissions(Body body, String field) {
        return body.has(field) ? Permission.parse(body.get(field)) : 0;
    }

    private JsonNode putMember(Call call) {
        var body = call.body();
        var roles = body.has("roles") ? body.ids("roles") : null;
        var member =
                world.putMember(call.id("guild"), call.id("user"), roles, body.textOrNull("nick"));
        return views.member(guild(call), member);
    }

    private @Nullable JsonNode removeMember(Call call) {
        world.removeMember(call.id("guild"), call.id("user"));
        return null;
    }
}
