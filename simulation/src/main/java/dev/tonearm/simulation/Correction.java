package dev.tonearm.simulation;

import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.simulation.Believed.Place;
import java.time.Instant;

/// What is asked of a node, and what is believed afterwards; `Reconciliation` in short.
record Correction(SimNode.Patch patch, Believed after) {
    private static final SimNode.Patch NOTHING =
            new SimNode.Patch(null, null, null, null, false, false);
    private static final SimNode.Patch STOP =
            new SimNode.Patch(null, null, null, null, true, false);

    static final SimNode.Patch DESTROY = new SimNode.Patch(null, null, null, null, false, true);

    static Correction between(Believed known, DesiredPlayer desired, LastHeard sound, Instant now) {
        return switch (desired) {
            case DesiredPlayer.Absent() ->
                    new Correction(known.there() ? DESTROY : NOTHING, Believed.NONE);
            case DesiredPlayer.Silent _ ->
                    known.entry() == null
                            ? new Correction(NOTHING, known)
                            : new Correction(STOP, known.stopped());
            case DesiredPlayer.Playing playing ->
                    playing.playback().entry().id().equals(known.entry())
                            ? corrected(known, playing, sound, now)
                            : started(known, playing, sound, now);
        };
    }

    private static Correction started(
            Believed known, DesiredPlayer.Playing wanted, LastHeard sound, Instant now) {
        var loaded = wanted.playback();
        long position = sound.placeIn(loaded, now);
        var told = new Place(loaded.positionMillis(), loaded.since(), loaded.paused());
        var heard = new Place(position, now, loaded.paused());
        EntryId entry = loaded.entry().id();
        long length = loaded.entry().track().lengthMillis();
        return new Correction(
                new SimNode.Patch(
                        new SimNode.Start(entry, length, position),
                        null,
                        loaded.paused(),
                        known.volume() == wanted.sound().volume() ? null : wanted.sound().volume(),
                        false,
                        false),
                new Believed(
                        true, entry, told, heard, loaded.paused(), wanted.sound().volume(), false));
    }

    private static Correction corrected(
            Believed known, DesiredPlayer.Playing wanted, LastHeard sound, Instant now) {
        var loaded = wanted.playback();
        long position = loaded.positionAt(now);
        long off = Math.abs(position - known.heard().at(now));
        boolean seek =
                known.observed()
                        ? off > 2_000 && sound.mayBeUntold(loaded)
                        : !known.isPartOf(loaded) && off > 250;
        var told = new Place(loaded.positionMillis(), loaded.since(), loaded.paused());
        long heard = seek ? position : known.heard().at(now);
        return new Correction(
                new SimNode.Patch(
                        null,
                        seek ? position : null,
                        known.paused() == loaded.paused() ? null : loaded.paused(),
                        known.volume() == wanted.sound().volume() ? null : wanted.sound().volume(),
                        false,
                        false),
                new Believed(
                        true,
                        known.entry(),
                        told,
                        new Place(heard, now, loaded.paused()),
                        loaded.paused(),
                        wanted.sound().volume(),
                        false));
    }
}
