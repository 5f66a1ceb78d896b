package dev.tonearm.simulation;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.worker.discord.DiscordRest.Said;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The messages in all channels, as Discord has them: what is sent again with one name within some
/// minutes is one message.
final class SimMessages {
    private static final Duration NAMED = Duration.ofMinutes(5);
    private static final UserId BOT = new UserId(1);

    private final LongSupplier clock;
    private final Map<MessageId, There> there = new LinkedHashMap<>();
    private final boolean named;
    private long number;

    private record There(GuildId guild, ChannelId channel, String name, Instant at, String body) {}

    /// @param clock nanoseconds since the start
    /// @param named whether Discord minds names
    SimMessages(LongSupplier clock, boolean named) {
        this.clock = clock;
        this.named = named;
    }

    MessageId create(GuildId guild, ChannelId channel, byte[] json) {
        String body = new String(json, StandardCharsets.UTF_8);
        String name = JsonObject.parse(json).optionalString("nonce").orElse("");
        Instant now = now();
        for (Map.Entry<MessageId, There> one : there.entrySet()) {
            There known = one.getValue();
            boolean same = named && !name.isEmpty() && known.name.equals(name);
            if (same && known.at.plus(NAMED).isAfter(now)) return one.getKey();
        }
        MessageId id = id(now);
        there.put(id, new There(guild, channel, name, now, body));
        return id;
    }

    /// Edits one, if it is there.
    boolean edit(MessageId message, byte[] json) {
        There before = there.get(message);
        if (before == null) return false;
        String body = new String(json, StandardCharsets.UTF_8);
        there.put(message, new There(before.guild, before.channel, before.name, before.at, body));
        return true;
    }

    /// Deletes one, if it is there.
    boolean delete(MessageId message) {
        return there.remove(message) != null;
    }

    List<Said> after(ChannelId channel, MessageId message, int most) {
        List<Said> said = new ArrayList<>();
        there.forEach((id, one) -> {
            boolean later = Long.compareUnsigned(id.value(), message.value()) > 0;
            if (one.channel.equals(channel) && later) said.add(new Said(id, BOT));
        });
        return said.reversed().subList(0, Math.min(most, said.size()));
    }

    /// Somebody talks.
    void chat(GuildId guild, ChannelId channel) {
        Instant now = now();
        there.put(id(now), new There(guild, channel, "", now, ""));
    }

    /// The now-playing messages of a guild.
    List<MessageId> panels(GuildId guild) {
        return there.entrySet().stream()
                .filter(one -> one.getValue().guild.equals(guild))
                .filter(one -> !one.getValue().name.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private MessageId id(Instant now) {
        return new MessageId(Snowflake.at(now) + ++number);
    }

    private Instant now() {
        return SimTimer.START.plusNanos(clock.getAsLong());
    }
}
