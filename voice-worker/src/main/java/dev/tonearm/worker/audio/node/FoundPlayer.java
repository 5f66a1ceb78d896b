package dev.tonearm.worker.audio.node;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.PlayerPatch.UserData;
import java.time.Instant;
import java.util.Optional;

/// Reads a Lavalink player, as found on a node.
final class FoundPlayer {
    private FoundPlayer() {}

    static NodePlayer.There read(JsonObject player, Instant now) {
        boolean paused = player.optionalFlag("paused").orElse(false);
        Optional<Filters> filters = filters(player);
        Sound sound = new Sound(volume(player), filters.orElse(Filters.NONE));
        Turntable turntable = turntable(player, sound.rate(), paused, now);
        return new NodePlayer.There(
                filters.isPresent() ? turntable : Turntable.strange(now),
                paused,
                sound,
                voice(player));
    }

    private static int volume(JsonObject player) {
        return player.optionalNumber("volume").orElse((long) Sound.PLAIN.volume()).intValue();
    }

    /// Nothing if there are some that are not ours.
    private static Optional<Filters> filters(JsonObject player) {
        try {
            return Optional.of(
                    player.optionalObject("filters").map(Filters::read).orElse(Filters.NONE));
        } catch (IllegalArgumentException | JsonException e) {
            return Optional.empty();
        }
    }

    private static Turntable turntable(
            JsonObject player, double rate, boolean paused, Instant now) {
        Optional<JsonObject> track = player.optionalObject("track");
        if (track.isEmpty()) return Turntable.EMPTY;
        Optional<JsonObject> data = track.get().optionalObject("userData");
        Optional<Long> entry = data.flatMap(own -> own.optionalNumber(UserData.ENTRY));
        if (entry.isEmpty()) return Turntable.strange(now);
        long counted =
                player.optionalObject("state")
                        .flatMap(state -> state.optionalNumber("position"))
                        .orElse(0L);
        long shift = data.flatMap(own -> own.optionalNumber(UserData.SHIFT)).orElse(0L);
        TrackClock heard = new TrackClock(Turntable.place(counted, rate, shift), now, paused, rate);
        return new Turntable.Entry(new EntryId(entry.get()), heard, heard, shift, true);
    }

    /// A voice server that the node knows and is not connected to counts for none: it may have
    /// failed to connect, and tries again only when it is told again.
    private static Voice voice(JsonObject player) {
        boolean connected =
                player.optionalObject("state")
                        .flatMap(state -> state.optionalFlag("connected"))
                        .orElse(false);
        if (!connected) return Voice.NONE;
        Optional<JsonObject> voice = player.optionalObject("voice");
        if (voice.isEmpty()) return Voice.NONE;
        Optional<String> channel = voice.get().optionalString("channelId");
        // Lavalink before 4.2 does not say the channel; then any voice server of ours is a new one.
        if (channel.isEmpty() || channel.get().isBlank()) return Voice.NONE;
        return new Voice.At(
                new VoiceServer(
                        ChannelId.parse(channel.get()),
                        voice.get().string("endpoint"),
                        voice.get().string("token"),
                        voice.get().string("sessionId")));
    }
}
