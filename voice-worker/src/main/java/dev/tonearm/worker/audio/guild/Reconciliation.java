package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.audio.node.PlayerPatch.TrackChange;
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
            case DesiredPlayer.Playing(var _, var loaded, var wanted) -> {
                NodePlayer.There player = player(known);
                Turntable turntable = player.turntable();
                yield turntable instanceof Turntable.Entry playing
                                && playing.id().equals(loaded.entry().id())
                        ? corrected(player, playing, loaded, wanted, voice, sound, now)
                        : started(player, loaded, wanted, voice, sound, now);
            }
        };
    }

    private static NodePlayer.There player(NodePlayer known) {
        return known instanceof NodePlayer.There there
                ? there
                : new NodePlayer.There(Turntable.EMPTY, false, Sound.PLAIN, Voice.NONE);
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
                        player.sound(),
                        given(player.voice(), voice));
        return changed(
                new PlayerPatch(
                        track,
                        Part.kept(),
                        Part.kept(),
                        Part.kept(),
                        Part.kept(),
                        voicePart(player.voice(), voice),
                        after));
    }

    private static Reconciliation started(
            NodePlayer.There player,
            Playback.Loaded loaded,
            Sound wanted,
            Voice voice,
            LastSound sound,
            Instant now) {
        QueueEntry entry = loaded.entry();
        long position = sound.placeIn(loaded, now);
        boolean from = position > 0 && entry.track().seekable();
        TrackClock heard = loaded.clock().at(from ? position : 0, now);
        long shift = Turntable.shiftFrom(heard.positionMillis(), heard.rate());
        NodePlayer.There after =
                new NodePlayer.There(
                        new Turntable.Entry(entry.id(), loaded.clock(), heard, shift, false),
                        loaded.paused(),
                        wanted,
                        given(player.voice(), voice));
        return changed(
                new PlayerPatch(
                        new Part.Set<>(new TrackChange.Play(entry, shift)),
                        from ? new Part.Set<>(position) : Part.kept(),
                        // A new track unpauses a Lavalink player unless it is told otherwise.
                        new Part.Set<>(loaded.paused()),
                        Part.from(player.sound().volume(), wanted.volume()),
                        filters(player, wanted),
                        voicePart(player.voice(), voice),
                        after));
    }

    private static Reconciliation corrected(
            NodePlayer.There player,
            Turntable.Entry playing,
            Playback.Loaded loaded,
            Sound wanted,
            Voice voice,
            LastSound sound,
            Instant now) {
        TrackClock heard = playing.heard();
        double rate = loaded.clock().rate();
        long off = Math.abs(loaded.positionAt(now) - heard.positionAt(now));
        boolean elsewhere =
                playing.observed()
                        ? off > Turntable.FOUND_NEAR_MILLIS && sound.mayBeUntold(loaded)
                        // Compared at the instant the state speaks of, so that a late request is no
                        // jump.
                        : !playing.isPartOf(loaded) && off > NEAR_MILLIS;
        boolean anotherRate = rate != heard.rate();
        // Another rate begins where the track is heard, unless that is to be elsewhere.
        long place = elsewhere ? loaded.positionAt(now) : heard.positionAt(now);
        // A node that was sought in counts anew, and plays nothing any more of what it had filtered
        // before.
        boolean seek = (elsewhere || anotherRate) && loaded.entry().track().seekable();
        long shift = playing.shift();
        if (seek) shift = Turntable.shiftFrom(place, rate);
        else if (anotherRate) shift = playing.shiftAt(place, rate);
        TrackClock after =
                seek
                        ? loaded.clock().at(place, now)
                        : heard.atRate(rate, now).paused(loaded.paused(), now);
        return changed(
                new PlayerPatch(
                        shift == playing.shift()
                                ? Part.kept()
                                : new Part.Set<>(new TrackChange.Shift(playing.id(), shift)),
                        seek ? new Part.Set<>(place) : Part.kept(),
                        Part.from(player.paused(), loaded.paused()),
                        Part.from(player.sound().volume(), wanted.volume()),
                        filters(player, wanted),
                        voicePart(player.voice(), voice),
                        new NodePlayer.There(
                                new Turntable.Entry(
                                        playing.id(), loaded.clock(), after, shift, false),
                                loaded.paused(),
                                wanted,
                                given(player.voice(), voice))));
    }

    /// What a strange player does to its music is not known.
    private static Part<Filters> filters(NodePlayer.There player, Sound wanted) {
        boolean strange =
                player.turntable() instanceof Turntable.Entry playing
                        && playing.id().equals(Turntable.STRANGE);
        return strange
                ? new Part.Set<>(wanted.filters())
                : Part.from(player.sound().filters(), wanted.filters());
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
