package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.gateway.Intents;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Drafts;
import dev.tonearm.discord.message.Flags;
import dev.tonearm.discord.message.MessageRules;
import dev.tonearm.discord.message.Messages;
import dev.tonearm.discord.message.Privileged;
import dev.tonearm.discord.message.Problems;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.ChannelKind;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.Permission;
import dev.tonearm.discord.world.Snowflakes;
import dev.tonearm.discord.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages by the bot's own token, as for the now-playing message.
final class ChannelRoutes {

    private static final int REPLY = 19;

    private final World world;
    private final Payloads payloads;
    private final Messages messages;
    private final Drafts drafts;
    private final Replies replies;
    private final Settings settings;
    private final Violations violations;

    ChannelRoutes(
            World world,
            Payloads payloads,
            Messages messages,
            Drafts drafts,
            Replies replies,
            Settings settings,
            Violations violations) {
        this.world = world;
        this.payloads = payloads;
        this.messages = messages;
        this.drafts = drafts;
        this.replies = replies;
        this.settings = settings;
        this.violations = violations;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.bot(
                        GET,
                        "/channels/{channel_id}",
                        call -> RestAnswer.ok(payloads.channel(channel(call)))),
                RestRoute.channel(GET, "/channels/{channel_id}/messages", this::list),
                RestRoute.channel(POST, "/channels/{channel_id}/messages", this::create),
                RestRoute.channel(
                        POST, "/channels/{channel_id}/messages/bulk-delete", this::deleteMany),
                RestRoute.channel(GET, "/channels/{channel_id}/messages/{message_id}", this::get),
                RestRoute.channel(
                        PATCH, "/channels/{channel_id}/messages/{message_id}", this::edit),
                RestRoute.channel(
                        DELETE, "/channels/{channel_id}/messages/{message_id}", this::delete));
    }

    private Channel channel(RestCall call, Permission... needed) {
        var channel =
                world.findChannel(call.id("channel_id")).orElseThrow(DiscordError::unknownChannel);
        if (channel.kind() == ChannelKind.DM) {
            return channel;
        }
        var permissions = world.guild(channel.guild()).permissionsOf(world.bot().id(), channel);
        if (!Permission.VIEW_CHANNEL.in(permissions)) {
            throw DiscordError.missingAccess("VIEW_CHANNEL in channel " + id(channel.id()));
        }
        for (var permission : needed) {
            if (!permission.in(permissions)) {
                throw DiscordError.missingPermissions(
                        permission + " in channel " + id(channel.id()));
            }
        }
        return channel;
    }

    private Messages.Stored message(RestCall call, Channel channel) {
        return messages.find(channel.id(), call.id("message_id"))
                .filter(stored -> stored.visibleTo() == null)
                .orElseThrow(DiscordError::unknownMessage);
    }

    private RestAnswer list(RestCall call) {
        var channel = channel(call);
        var limit = call.number("limit", 50);
        if (limit < 1 || limit > 100) {
            var problems = new Problems();
            problems.add(
                    "limit",
                    "NUMBER_TYPE_RANGE",
                    "int value should be between 1 and 100.",
                    "rest.body");
            throw DiscordError.invalid(problems);
        }
        var list = Json.array();
        // Without the permission Discord finds nothing; it does not refuse.
        if (has(channel, Permission.READ_MESSAGE_HISTORY)) {
            asked(call, channel, limit).forEach(message -> list.add(readable(channel, message)));
        }
        return RestAnswer.ok(list);
    }

    private List<ObjectNode> asked(RestCall call, Channel channel, int limit) {
        var around = call.number("around", 0L);
        if (around == 0) {
            var before = call.number("before", Long.MAX_VALUE);
            return messages.between(channel.id(), call.number("after", 0L), before, limit);
        }
        var list = new ArrayList<ObjectNode>();
        list.addAll(messages.between(channel.id(), around - 1, Long.MAX_VALUE, (limit + 1) / 2));
        list.addAll(messages.between(channel.id(), 0, around, limit / 2));
        return list;
    }

    /// What people wrote is empty for an app without the message content intent.
    private ObjectNode readable(Channel channel, ObjectNode message) {
        return Intents.readsContent(settings.get().privilegedIntents())
                ? message
                : Privileged.without(message, world.bot().id(), channel.kind() == ChannelKind.DM);
    }

    private boolean has(Channel channel, Permission permission) {
        return channel.kind() == ChannelKind.DM
                || permission.in(
                        world.guild(channel.guild()).permissionsOf(world.bot().id(), channel));
    }

    private RestAnswer get(RestCall call) {
        var channel = channel(call, Permission.READ_MESSAGE_HISTORY);
        return RestAnswer.ok(readable(channel, message(call, channel).message()));
    }

    private RestAnswer create(RestCall call) {
        var channel = channel(call);
        if (!channel.kind().hasMessages()) {
            throw DiscordError.of(400, 50008, "Cannot send messages in a non-text channel");
        }
        var recipient = channel.recipient();
        if (recipient != null && !world.directMessages().arrive(recipient)) {
            throw DiscordError.of(403, 50007, "Cannot send messages to this user");
        }
        channel(
                call,
                channel.kind().isThread()
                        ? Permission.SEND_MESSAGES_IN_THREADS
                        : Permission.SEND_MESSAGES);
        var body = call.body();
        var draft = drafts.message(body, call.files());
        var problems = draft.problems();
        if (Flags.has(body, Flags.EPHEMERAL)) {
            problems.add(
                    "flags",
                    "BITFIELD_INVALID",
                    "Only interactions have ephemeral messages.",
                    "message.flags");
        }
        refuse(problems);
        checkEmbedPermission(channel, body);
        if (!call.files().isEmpty()) {
            channel(call, Permission.ATTACH_FILES);
        }
        reportMentions(call, body);
        var answered = replies.answered(channel, body);
        if (answered.isPresent()) {
            channel(call, Permission.READ_MESSAGE_HISTORY);
        }
        var said = said(channel, body);
        if (said.isPresent()) {
            return RestAnswer.ok(said.get().message());
        }
        if (!world.threads().said(channel, world.bot().id())) {
            throw DiscordError.archivedThread();
        }
        var more = answered.map(Replies::fields).orElseGet(Json::object);
        if (body.hasNonNull("nonce")) {
            more.set("nonce", body.get("nonce"));
        }
        var stored =
                messages.add(
                        channel,
                        world.bot().id(),
                        answered.isPresent() ? REPLY : 0,
                        draft.body(),
                        Flags.of(body),
                        null,
                        more);
        return RestAnswer.ok(stored.message());
    }

    /// Discord answers a repeated request with the message that the first one made, if asked to.
    private Optional<Messages.Stored> said(Channel channel, JsonNode body) {
        return body.path("enforce_nonce").asBoolean(false) && body.hasNonNull("nonce")
                ? messages.withNonce(channel, world.bot().id(), body.get("nonce").asText())
                : Optional.empty();
    }

    private void checkEmbedPermission(Channel channel, JsonNode body) {
        if (channel.kind() != ChannelKind.DM && !body.path("embeds").isEmpty()) {
            var permissions = world.guild(channel.guild()).permissionsOf(world.bot().id(), channel);
            if (!Permission.EMBED_LINKS.in(permissions)) {
                throw DiscordError.missingPermissions("EMBED_LINKS in channel " + id(channel.id()));
            }
        }
    }

    private RestAnswer edit(RestCall call) {
        var channel = channel(call);
        var thread = channel.thread();
        if (thread != null && thread.archived()) {
            throw DiscordError.archivedThread();
        }
        var before = message(call, channel);
        if (!before.message().path("author").path("id").asText().equals(id(world.bot().id()))) {
            throw DiscordError.broken(
                    403,
                    50005,
                    "Cannot edit a message authored by another user",
                    "rest.forbidden",
                    "PATCH");
        }
        var body = call.body();
        var draft = drafts.edit(body, before.message(), call.files());
        refuse(draft.problems());
        reportMentions(call, body);
        var flags = Flags.of(before.message());
        var after =
                body.hasNonNull("flags")
                        ? (flags & ~Flags.SUPPRESS_EMBEDS) | Flags.of(body)
                        : flags;
        return RestAnswer.ok(messages.edit(before, draft.body(), after).message());
    }

    private RestAnswer delete(RestCall call) {
        var channel = channel(call);
        var stored = message(call, channel);
        var own = stored.message().path("author").path("id").asText().equals(id(world.bot().id()));
        if (!own) {
            channel(call, Permission.MANAGE_MESSAGES);
        }
        messages.delete(stored);
        return RestAnswer.NOTHING;
    }

    /// Those that are there; what is gone already does no harm.
    private RestAnswer deleteMany(RestCall call) {
        var channel = channel(call, Permission.MANAGE_MESSAGES);
        var ids = call.body().path("messages");
        var problems = new Problems();
        problems.count(ids, "messages", 2, 100, "rest.body");
        var oldest = world.clock().instant().minus(Duration.ofDays(14));
        for (var i = 0; i < ids.size(); i++) {
            if (Snowflakes.timeOf(ids.get(i).asLong()).isBefore(oldest)) {
                problems.add(
                        "messages." + i,
                        "BULK_DELETE_TOO_OLD",
                        "Older than two weeks.",
                        "rest.body");
            }
        }
        refuse(problems);
        ids.forEach(each -> messages.find(channel.id(), each.asLong()).ifPresent(messages::delete));
        return RestAnswer.NOTHING;
    }

    private void reportMentions(RestCall call, JsonNode body) {
        if (MessageRules.mentionsWithoutSayingWho(body)) {
            violations.report(
                    "message.allowed-mentions",
                    call.context().method() + " message",
                    "text that looks like a mention, without allowed_mentions");
        }
    }

    private static void refuse(Problems problems) {
        if (!problems.isEmpty()) {
            throw DiscordError.invalid(problems);
        }
    }
}
