package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.Anchor;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.audio.node.PlayerPatch.TrackChange;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Instant;

/// What has to be asked of a node so that its player becomes what it should be. Pure.
public sealed interface Reconciliation {
    /// All is as it should be; what is known of the player may still have become more.
    record Nothing(NodePlayer after) implements Reconciliation {}

    record Destroy() implements Reconciliation {}

    record Change(PlayerPatch patch) implements Reconciliation {}

    /// So near to where it should be, a seek would be heard as nothing but a glitch.
    long NEAR_MILLIS = 250;

    /// Compares.
    ///
    /// @param known not [NodePlayer.Unknown]: ask the node first
    /// @param sound where the guild was heard last
    static Reconciliation between(
            NodePlayer known, DesiredPlayer desired, Voice voice, LastSound sound, Instant now) {
        boolean there = known instanceof NodePlayer.There;
        return switch (desired) {
            case DesiredPlayer.Absent() -> there ? new Destroy() : new Nothing(NodePlayer.NONE);
            case DesiredPlayer.Silent _ -> {
                // A player without voice and track would be one more thing to keep true.
                if (!there && voice instanceof Voice.None) yield new Nothing(NodePlayer.NONE);
                yield silent(player(known), voice);
            }
            case DesiredPlayer.Playing(var _, var loaded, int volume) -> {
                NodePlayer.There player = player(known);
                Turntable turntable = player.turntable();
                yield turntable instanceof Turntable.Entry playing
                                && playing.id().equals(loaded.entry().id())
                        ? corrected(player, playing, loaded, volume, voice, sound, now)
                        : started(player, loaded, volume, voice, sound, now);
            }
        };
    }

    private static NodePlayer.There player(NodePlayer known) {
        return known instanceof NodePlayer.There there
                ? there
                : new NodePlayer.There(Turntable.EMPTY, false, NodePlayer.NEW_VOLUME, Voice.NONE);
    }

    private static Reconciliation silent(NodePlayer.There player, Voice voice) {
        Part<TrackChange> track =
                player.turntable() instanceof Turntable.Entry
                        ? new Part.Set<>(new TrackChange.Stop())
                        : Part.kept();
        NodePlayer.There after =
                new NodePlayer.There(
                        Turntable.EMPTY,
                        player.paused(),
                        player.volume(),
                        given(player.voice(), voice));
        return changed(
                new PlayerPatch(
                        track,
                        Part.kept(),
                        Part.kept(),
                        Part.kept(),
                        voicePart(player.voice(), voice),
                        after));
    }

    private static Reconciliation started(
            NodePlayer.There player,
            Playback.Loaded loaded,
            int volume,
            Voice voice,
            LastSound sound,
            Instant now) {
        QueueEntry entry = loaded.entry();
        long position = sound.placeIn(loaded, now);
        boolean from = position > 0 && entry.track().seekable();
        Anchor heard = new Anchor(from ? position : 0, now, loaded.paused());
        NodePlayer.There after =
                new NodePlayer.There(
                        new Turntable.Entry(entry.id(), Anchor.of(loaded), heard, false),
                        loaded.paused(),
                        volume,
                        given(player.voice(), voice));
        return changed(
                new PlayerPatch(
                        new Part.Set<>(new TrackChange.Play(entry)),
                        from ? new Part.Set<>(position) : Part.kept(),
                        // A new track unpauses a Lavalink player unless it is told otherwise.
                        new Part.Set<>(loaded.paused()),
                        Part.from(player.volume(), volume),
                        voicePart(player.voice(), voice),
                        after));
    }

    private static Reconciliation corrected(
            NodePlayer.There player,
            Turntable.Entry playing,
            Playback.Loaded loaded,
            int volume,
            Voice voice,
            LastSound sound,
            Instant now) {
        long wanted = loaded.positionAt(now);
        long off = Math.abs(wanted - playing.heard().positionAt(now));
        boolean seek =
                loaded.entry().track().seekable()
                        && (playing.observed()
                                ? off > Turntable.FOUND_NEAR_MILLIS && sound.mayBeUntold(loaded)
                                // Compared at the instant the state speaks of, so that a late
                                // request is no jump.
                                : !playing.isPartOf(loaded) && off > NEAR_MILLIS);
        Anchor heard =
                seek
                        ? new Anchor(wanted, now, loaded.paused())
                        : playing.heard().paused(loaded.paused(), now);
        NodePlayer.There after =
                new NodePlayer.There(
                        new Turntable.Entry(playing.id(), Anchor.of(loaded), heard, false),
                        loaded.paused(),
                        volume,
                        given(player.voice(), voice));
        return changed(
                new PlayerPatch(
                        Part.kept(),
                        seek ? new Part.Set<>(wanted) : Part.kept(),
                        Part.from(player.paused(), loaded.paused()),
                        Part.from(player.volume(), volume),
                        voicePart(player.voice(), voice),
                        after));
    }

    /// A voice server that is gone is not taken from a node: the node finds out by itself.
    private static Part<VoiceServer> voicePart(Voice known, Voice wanted) {
        return wanted instanceof Voice.At(var server) && !wanted.equals(known)
                ? new Part.Set<>(server)
                : Part.kept();
    }

    private static Voice given(Voice known, Voice wanted) {
        return wanted instanceof Voice.At ? wanted : known;
    }

    private static Reconciliation changed(PlayerPatch patch) {
        return patch.isEmpty() ? new Nothing(patch.after()) : new Change(patch);
    }
}
