package dev.tonearm.discord.message;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.world.Channel;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import dev.tonearm.discord.world.WorldChange.MessageAdded;
import dev.tonearm.discord.world.WorldChange.MessageDeleted;
import dev.tonearm.discord.world.WorldChange.MessageEdited;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was said in every channel: the newest hundred messages of each, as Discord's message
/// objects.
///
/// A message object is never changed: an edit puts a new one in its place, so whoever holds one may
/// read it at leisure.
public final class Messages {

    /// Discord forgets none: more than a crowd can write while an answer is still under way.
    private static final int KEPT_PER_CHANNEL = 5_000;

    /// Discord says "the past few minutes".
    private static final Duration NONCE_KEPT = Duration.ofMinutes(5);

    private static final List<String> EDITABLE =
            List.of("content", "embeds", "components", "attachments");

    /// A message and who may see it.
    ///
    /// @param visibleTo the only user who sees it, or null for everybody
    public record Stored(Channel channel, ObjectNode message, @Nullable Long visibleTo) {
        public long id() {
            return idOf(message);
        }
    }

    private final World world;
    private final Payloads payloads;
    private final Mentions mentions;
    private final Map<Long, Map<Long, Stored>> byChannel = new ConcurrentHashMap<>();

    public Messages(World world, Payloads payloads) {
        this.world = world;
        this.payloads = payloads;
        this.mentions = new Mentions(world, payloads);
    }

    /// Puts a message into a channel.
    ///
    /// @param author who wrote it
    /// @param body what the author sent
    /// @param flags all flags of the message
    /// @param more fields that only this kind of message has
    public Stored add(
            Channel channel,
            long author,
            int type,
            JsonNode body,
            int flags,
            @Nullable Long visibleTo,
            ObjectNode more) {
        var message = Json.object();
        message.put("id", id(world.newId()))
                .put("type", type)
                .put("channel_id", id(channel.id()))
                .put("timestamp", Json.discordTime(world.clock().instant()))
                .putNull("edited_timestamp")
                .put("tts", false)
                .put("pinned", false)
                .put("mention_everyone", false);
        message.set("author", payloads.user(author));
        for (var empty :
                new String[] {"mentions", "mention_roles", "attachments", "embeds", "components"}) {
            message.putArray(empty);
        }
        message.put("content", "");
        message.setAll(more);
        var complete = laidOver(message, body).put("flags", flags);
        mentions.into(complete, channel, author, body);
        var stored = new Stored(channel, complete, visibleTo);
        var inChannel = inChannel(channel.id());
        synchronized (inChannel) {
            inChannel.put(stored.id(), stored);
        }
        if (visibleTo == null) {
            world.said(channel.id(), stored.id());
        }
        world.publish(new MessageAdded(channel, complete, visibleTo));
        return stored;
    }

    /// Lays an edit over a message and keeps the result.
    public Stored edit(Stored before, JsonNode body, int flags) {
        var message =
                laidOver(before.message(), body)
                        .put("flags", flags)
                        .put("edited_timestamp", Json.discordTime(world.clock().instant()));
        var author = Long.parseUnsignedLong(message.path("author").path("id").asText());
        mentions.into(message, before.channel(), author, body);
        var stored = new Stored(before.channel(), message, before.visibleTo());
        var inChannel = inChannel(before.channel().id());
        synchronized (inChannel) {
            inChannel.replace(stored.id(), stored);
        }
        world.publish(new MessageEdited(before.channel(), message, before.visibleTo()));
        return stored;
    }

    /// The message that an edit results in: null empties a field, absence leaves it.
    static ObjectNode laidOver(ObjectNode before, JsonNode body) {
        var message = Json.object().setAll(before);
        var result = (ObjectNode) message;
        for (var field : EDITABLE) {
            var value = body.get(field);
            if (value == null) {
                continue;
            }
            if (field.equals("content")) {
                result.put(field, value.isNull() ? "" : value.asText());
            } else if (value.isNull()) {
                result.putArray(field);
            } else {
                result.set(field, value.deepCopy());
            }
        }
        if (result.path("components") instanceof ArrayNode components && body.has("components")) {
            ComponentIds.number(components);
        }
        return result;
    }

    /// A user's message of the last few minutes that has this nonce, which is unique then.
    public Optional<Stored> withNonce(Channel channel, long author, String nonce) {
        var since = world.clock().instant().minus(NONCE_KEPT);
        var inChannel = inChannel(channel.id());
        synchronized (inChannel) {
            return inChannel.values().stream()
                    .filter(stored -> stored.message().path("nonce").asText().equals(nonce))
                    .filter(stored ->
                            stored.message().path("author").path("id").asText().equals(id(author)))
                    .filter(stored -> saidAt(stored).isAfter(since))
                    .findFirst();
        }
    }

    private static Instant saidAt(Stored stored) {
        return OffsetDateTime.parse(stored.message().path("timestamp").asText()).toInstant();
    }

    public void delete(Stored stored) {
        var inChannel = inChannel(stored.channel().id());
        synchronized (inChannel) {
            inChannel.remove(stored.id());
        }
        world.publish(new MessageDeleted(stored.channel(), stored.id(), stored.visibleTo()));
    }

    public Optional<Stored> find(long channel, long message) {
        var inChannel = byChannel.get(channel);
        if (inChannel == null) {
            return Optional.empty();
        }
        synchronized (inChannel) {
            return Optional.ofNullable(inChannel.get(message));
        }
    }

    /// What a user sees in a channel, oldest first.
    ///
    /// @param user null sees everything
    public List<ObjectNode> seenBy(@Nullable Long user, long channel, int limit) {
        var inChannel = byChannel.get(channel);
        if (inChannel == null) {
            return List.of();
        }
        List<Stored> all;
        synchronized (inChannel) {
            all = new ArrayList<>(inChannel.values());
        }
        var visible =
                all.stream()
                        .filter(stored ->
                                user == null
                                        || stored.visibleTo() == null
                                        || Objects.equals(stored.visibleTo(), user))
                        .map(Stored::message)
                        .toList();
        return visible.subList(Math.max(0, visible.size() - limit), visible.size());
    }

    /// Messages of a channel that everybody sees, newest first.
    ///
    /// @param after only those with a greater id, the oldest of them when there are more; 0 for all
    /// @param before only those with a smaller id
    public List<ObjectNode> between(long channel, long after, long before, int limit) {
        var found =
                seenBy(null, channel, KEPT_PER_CHANNEL).stream()
                        .filter(message -> !Flags.has(message, Flags.EPHEMERAL))
                        .filter(message -> idOf(message) > after && idOf(message) < before)
                        .toList();
        var some =
                after > 0
                        ? found.subList(0, Math.min(limit, found.size()))
                        : found.subList(Math.max(0, found.size() - limit), found.size());
        return some.reversed();
    }

    private static long idOf(ObjectNode message) {
        return Long.parseUnsignedLong(message.path("id").asText());
    }

    public void forget(long channel) {
        byChannel.remove(channel);
    }

    private Map<Long, Stored> inChannel(long channel) {
        return byChannel.computeIfAbsent(channel, _ -> new Newest());
    }

    /// Forgets the oldest message when there are too many.
    private static final class Newest extends LinkedHashMap<Long, Stored> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Stored> eldest) {
            return size() > KEPT_PER_CHANNEL;
        }
    }
}
