package dev.tonearm.discord.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.file.Attachments;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.NotAllowed;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.UnknownThing;
import dev.tonearm.discord.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people say in channels, and what they read there.
final class SayControl {

    private static final int LONGEST = 2_000;

    private final World world;
    private final Messages messages;
    private final Attachments attachments;

    SayControl(World world, Messages messages, Attachments attachments) {
        this.world = world;
        this.messages = messages;
        this.attachments = attachments;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/channels/{channel}/messages", this::read),
                ControlRoute.create("/channels/{channel}/messages", this::say),
                ControlRoute.delete("/channels/{channel}/messages/{message}", this::delete));
    }

    private JsonNode read(Call call) {
        var list = Json.array();
        messages.seenBy(call.queryId("as"), call.id("channel"), call.queryNumber("limit", 50))
                .forEach(list::add);
        return Json.object().set("messages", list);
    }

    private JsonNode say(Call call) {
        var channel = world.channel(call.id("channel"));
        var user = call.body().id("user");
        var content = call.body().text("content", "");
        var files = call.body().ids("files");
        maySay(channel, user, files.isEmpty());
        if (content.isBlank() && files.isEmpty()) {
            throw new NotAllowed("an empty message cannot be sent");
        }
        if (content.codePointCount(0, content.length()) > LONGEST) {
            throw new NotAllowed("a message has at most " + LONGEST + " characters");
        }
        if (!world.threads().said(channel, user)) {
            throw new NotAllowed("#" + channel.name() + " is put away and locked");
        }
        var body = Json.object().put("content", content);
        var list = body.putArray("attachments");
        for (var id : files) {
            var file = attachments.find(id).orElseThrow(() -> new UnknownThing("attachment", id));
            list.add(attachments.json(file).without("ephemeral"));
        }
        return messages.add(channel, user, 0, body, 0, null, Json.object()).message();
    }

    private void maySay(Channel channel, long user, boolean withoutFiles) {
        if (!channel.kind().hasMessages()) {
            throw new NotAllowed("nothing can be said in #" + channel.name());
        }
        if (channel.kind() == ChannelKind.DM) {
            return;
        }
        var permissions = world.guild(channel.guild()).permissionsOf(user, channel);
        var send =
                channel.kind().isThread()
                        ? Permission.SEND_MESSAGES_IN_THREADS
                        : Permission.SEND_MESSAGES;
        if (!send.in(permissions)) {
            throw new NotAllowed("this member may not write in #" + channel.name());
        }
        if (!withoutFiles && !Permission.ATTACH_FILES.in(permissions)) {
            throw new NotAllowed("this member may not attach files in #" + channel.name());
        }
    }

    /// A moderator does it, or with `?as=` that user, if they may.
    private @Nullable JsonNode delete(Call call) {
        var channel = world.channel(call.id("channel"));
        var id = call.id("message");
        var stored =
                messages.find(channel.id(), id).orElseThrow(() -> new UnknownThing("message", id));
        var user = call.queryId("as");
        if (user != null && channel.kind() != ChannelKind.DM) {
            var own = stored.message().path("author").path("id").asText().equals(Json.id(user));
            var permissions = world.guild(channel.guild()).permissionsOf(user, channel);
            if (!own && !Permission.MANAGE_MESSAGES.in(permissions)) {
                throw new NotAllowed("this member may not delete messages of others");
            }
        }
        messages.delete(stored);
        return null;
    }
}
