package dev.tonearm.worker.audio.node;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import java.time.Instant;
import java.util.Optional;

/// Reads a Lavalink player, as found on a node.
final class FoundPlayer {
    private FoundPlayer() {}

    static NodePlayer.There read(JsonObject player, Instant now) {
        boolean paused = player.optionalFlag("paused").orElse(false);
        return new NodePlayer.There(
                turntable(player, paused, now),
                paused,
                player.optionalNumber("volume").orElse((long) NodePlayer.NEW_VOLUME).intValue(),
                voice(player));
    }

    /// A track that is not one of ours plays as entry -1, which no state ever wants: it is stopped
    /// or replaced.
    private static Turntable turntable(JsonObject player, boolean paused, Instant now) {
        Optional<JsonObject> track = player.optionalObject("track");
        if (track.isEmpty()) return Turntable.EMPTY;
        long entry =
                track.get()
                        .optionalObject("userData")
                        .flatMap(data -> data.optionalNumber(PlayerPatch.UserData.ENTRY))
                        .orElse(-1L);
        long position =
                player.optionalObject("state")
                        .flatMap(state -> state.optionalNumber("position"))
                        .orElse(0L);
        Anchor heard = new Anchor(position, now, paused);
        return new Turntable.Entry(new EntryId(entry), heard, heard, true);
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
