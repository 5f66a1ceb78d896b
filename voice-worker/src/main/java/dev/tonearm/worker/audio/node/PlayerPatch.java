package dev.tonearm.worker.audio.node;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.worker.audio.VoiceServer;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A Lavalink player update, made of only what has to change.
///
/// @param after what the player is when the node has taken it
public record PlayerPatch(
        Part<TrackChange> track,
        Part<Long> position,
        Part<Boolean> paused,
        Part<Integer> volume,
        Part<Filters> filters,
        Part<VoiceServer> voice,
        NodePlayer.There after) {
    /// A member of the body that is sent or left out.
    public sealed interface Part<T> {
        record Kept<T>() implements Part<T> {}

        record Set<T>(T value) implements Part<T> {}

        static <T> Part<T> kept() {
            return new Kept<>();
        }

        /// Sent only where it differs.
        static <T> Part<T> from(T old, T wanted) {
            return old.equals(wanted) ? new Kept<>() : new Set<>(wanted);
        }

        default boolean isSet() {
            return this instanceof Set;
        }

        default void ifSet(Consumer<T> action) {
            if (this instanceof Set<T>(T value)) action.accept(value);
        }
    }

    public sealed interface TrackChange {
        record Stop() implements TrackChange {}

        /// An entry begins.
        ///
        /// @param shift see [NodePlayer.Turntable#place]
        record Play(QueueEntry entry, long shift) implements TrackChange {}

        /// What plays has another shift.
        record Shift(EntryId entry, long shift) implements TrackChange {}
    }

    public boolean isEmpty() {
        return !(track.isSet()
                || position.isSet()
                || paused.isSet()
                || volume.isSet()
                || filters.isSet()
                || voice.isSet());
    }

    /// Whether the player is somewhere else in its track, or stands or runs, when it is taken.
    public boolean moves() {
        return track.isSet() || position.isSet() || paused.isSet();
    }

    /// The entry that it starts, by its number.
    public OptionalLong starts() {
        return track instanceof Part.Set<TrackChange>(TrackChange.Play(var entry, _))
                ? OptionalLong.of(entry.id().value())
                : OptionalLong.empty();
    }

    /// The body of `PATCH /v4/sessions/{session}/players/{guild}`.
    ///
    /// Written by hand because the client library's own voice update has no `channelId`, without
    /// which Lavalink 4.2 answers 400.
    public byte[] json() {
        return JsonWriter.object(body -> {
            track.ifSet(change ->
                    body.put(
                            "track",
                            members -> {
                                switch (change) {
                                    case TrackChange.Stop() -> members.putNull("encoded");
                                    case TrackChange.Play(var entry, long shift) -> {
                                        members.put("encoded", entry.track().encoded());
                                        userData(members, entry.id(), shift);
                                    }
                                    case TrackChange.Shift(var entry, long shift) ->
                                            userData(members, entry, shift);
                                }
                            }));
            position.ifSet(millis -> body.put("position", millis));
            paused.ifSet(value -> body.put("paused", value));
            volume.ifSet(percent -> body.put("volume", percent));
            filters.ifSet(all -> body.put("filters", all::write));
            voice.ifSet(server ->
                    body.put(
                            "voice",
                            members ->
                                    members.put("token", server.token())
                                            .put("endpoint", server.endpoint())
                                            .put("sessionId", server.session())
                                            .put("channelId", server.channel().toString())));
        });
    }

    private static void userData(JsonWriter track, EntryId entry, long shift) {
        track.put(
                "userData",
                data -> {
                    data.put(UserData.ENTRY, entry.value());
                    if (shift != 0) data.put(UserData.SHIFT, shift);
                });
    }

    /// What tracks carry through a node and back.
    public static final class UserData {
        /// The entry's number.
        public static final String ENTRY = "entry";

        /// What makes a place of what the node counts, so that whoever finds the player can tell.
        static final String SHIFT = "shift";

        private UserData() {}
    }
}
