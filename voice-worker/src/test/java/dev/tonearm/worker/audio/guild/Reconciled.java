package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.Voice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Players as they are wanted, and what a node is told so that its own is one of them.
final class Reconciled {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final ChannelId LOUNGE = new ChannelId(77);
    static final VoiceServer SERVER =
            new VoiceServer(LOUNGE, "voice.example:443", "token-1", "session-1");
    static final Voice VOICE = new Voice.At(SERVER);

    /// Of a worker that was there before anything began.
    static final LastSound IN_CHARGE = new LastSound(NOON.minusSeconds(3_600), null, null);

    private Reconciled() {}

    static DesiredPlayer playing(long entry, long position, Instant since) {
        return new DesiredPlayer.Playing(
                LOUNGE, loaded(entry, position, since, false), Sound.PLAIN);
    }

    static DesiredPlayer playing(long entry, long position, Instant since, Filters filters) {
        return playing(loaded(entry, position, since, false).entry(), position, since, filters);
    }

    static DesiredPlayer playing(QueueEntry entry, long position, Instant since, Filters filters) {
        TrackClock clock = new TrackClock(position, since, false, filters.rate());
        return new DesiredPlayer.Playing(
                LOUNGE, new Playback.Loaded(entry, clock), Sound.PLAIN.with(filters));
    }

    static DesiredPlayer fixed(long position, Instant since, Filters filters) {
        Track track = new Track("track-1", "Title", "", 180_000, "", "", false, false);
        QueueEntry entry = new QueueEntry(new EntryId(1), track, new UserId(1));
        return playing(entry, position, since, filters);
    }

    static DesiredPlayer paused(long entry, long position, Instant since) {
        return new DesiredPlayer.Playing(LOUNGE, loaded(entry, position, since, true), Sound.PLAIN);
    }

    static Playback.Loaded loaded(long entry, long position, Instant since, boolean paused) {
        Track track = new Track("track-" + entry, "Title", "", 180_000, "", "", false, true);
        return new Playback.Loaded(
                new QueueEntry(new EntryId(entry), track, new UserId(1)), position, since, paused);
    }

    /// The JSON of the request, empty if none is made.
    static String sent(NodePlayer known, DesiredPlayer desired, Voice voice, Instant now) {
        return sent(known, desired, voice, IN_CHARGE, now);
    }

    static String sent(
            NodePlayer known, DesiredPlayer desired, Voice voice, LastSound sound, Instant now) {
        return switch (Reconciliation.between(known, desired, voice, sound, now)) {
            case Reconciliation.Change(var patch) ->
                    new String(patch.json(), StandardCharsets.UTF_8);
            case Reconciliation.Nothing _ -> "";
            case Reconciliation.Destroy() -> "destroy";
        };
    }

    /// What is known of the node then.
    static NodePlayer after(NodePlayer known, DesiredPlayer desired, Voice voice, Instant now) {
        return switch (Reconciliation.between(known, desired, voice, IN_CHARGE, now)) {
            case Reconciliation.Change(var patch) -> patch.after();
            case Reconciliation.Nothing(var after) -> after;
            case Reconciliation.Destroy() -> NodePlayer.NONE;
        };
    }
}
