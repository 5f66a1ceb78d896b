package dev.tonearm.simulation;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodeEvent;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.audio.node.PlayerPatch.TrackChange;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One guild's player on a node. It moves while it plays, is not paused and has a voice connection.
final class SimPlayer {
    private static final long MILLI = SimNode.MILLI;
    static final long REPORT_EVERY = 5_000 * MILLI;
    private static final long FAILS_AFTER = 30 * MILLI;

    /// How long a voice connection takes.
    private static final long CONNECTS_IN = 150 * MILLI;

    private final SimNode node;
    private final SimNode.Session session;
    private final GuildId guild;
    private @Nullable Playing playing;
    private long placeMillis;

    /// The same as Lavalink counts: seconds that are heard, from where it began or was sought.
    private long countedMillis;

    private long shift;
    private long since;
    private boolean paused;
    private Sound sound = Sound.PLAIN;
    private @Nullable VoiceServer voice;
    private boolean connected;
    private boolean moves;
    private boolean gone;

    /// Raised whenever its end moves.
    private long life;

    private long starts;

    private record Playing(EntryId entry, long lengthMillis) {}

    SimPlayer(SimNode node, SimNode.Session session, GuildId guild) {
        this.node = node;
        this.session = session;
        this.guild = guild;
        node.scheduler().at(node.scheduler().now() + REPORT_EVERY, "position", this::report);
    }

    /// As it tells itself to whoever asks.
    NodePlayer.There shown(Instant now) {
        Playing track = playing;
        Turntable turntable = Turntable.EMPTY;
        if (track != null) {
            long place = Turntable.place(counted(), sound.rate(), shift);
            var heard = new TrackClock(place, now, paused, sound.rate());
            turntable = new Turntable.Entry(track.entry, heard, heard, shift, true);
        }
        VoiceServer server = voice;
        return new NodePlayer.There(
                turntable,
                paused,
                sound,
                connected && server != null ? new Voice.At(server) : Voice.NONE);
    }

    @Nullable EntryId entry() {
        Playing track = playing;
        return track == null ? null : track.entry;
    }

    boolean paused() {
        return paused;
    }

    Sound sound() {
        return sound;
    }

    /// Whether anybody hears it while it plays.
    boolean connected() {
        return connected;
    }

    long position() {
        Playing track = playing;
        if (track == null) return 0;
        return Math.min(track.lengthMillis, placeMillis + Math.round(moved() * sound.rate()));
    }

    private long counted() {
        return countedMillis + moved();
    }

    private long moved() {
        return moves ? (node.scheduler().now() - since) / MILLI : 0;
    }

    void change(PlayerPatch patch) {
        stop();
        boolean another =
                patch.track() instanceof Part.Set<TrackChange>(var what)
                        && !(what instanceof TrackChange.Shift);
        if (another) falls();
        patch.voice().ifSet(this::speakBy);
        patch.volume().ifSet(percent -> sound = sound.withVolume(percent));
        patch.filters().ifSet(all -> sound = sound.with(all));
        patch.position().ifSet(this::seek);
        boolean started = false;
        if (patch.track() instanceof Part.Set<TrackChange>(var change)) {
            if (another) {
                paused = false;
                starts++;
            }
            switch (change) {
                case TrackChange.Stop() -> playing = null;
                case TrackChange.Play(var entry, long itsShift) -> {
                    playing = new Playing(entry.id(), entry.track().lengthMillis());
                    shift = itsShift;
                    if (!patch.position().isSet()) seek(0);
                    started = true;
                }
                case TrackChange.Shift(var _, long itsShift) -> shift = itsShift;
            }
        }
        patch.paused().ifSet(now -> paused = now);
        if (started && node.sourceIsAway()) failSoon();
        go();
        node.sounds().changed(guild, this);
    }

    private void seek(long millis) {
        placeMillis = millis;
        countedMillis = millis;
    }

    private void speakBy(VoiceServer server) {
        falls();
        voice = server;
        connected = false;
        node.scheduler()
                .at(
                        node.scheduler().now() + CONNECTS_IN,
                        "voice connects",
                        () -> {
                            if (!gone && server.equals(voice) && !connected) connect(server);
                        });
    }

    private void connect(VoiceServer server) {
        if (!node.voice().accepts(guild, server)) {
            voiceOver(server);
            return;
        }
        stop();
        connected = true;
        go();
    }

    /// Discord has cut it off, unless it is by the right voice server.
    void cutOff() {
        VoiceServer server = voice;
        if (server == null || !connected || node.voice().accepts(guild, server)) return;
        stop();
        connected = false;
        falls();
        voiceOver(server);
    }

    private void voiceOver(VoiceServer server) {
        voice = null;
        session.tell(new NodeEvent.VoiceClosed(guild, SimVoice.DISCONNECTED, server.endpoint()));
    }

    /// Stands still for a change.
    private void stop() {
        placeMillis = position();
        countedMillis = counted();
        moves = false;
    }

    /// Goes on after a change.
    private void go() {
        Playing track = playing;
        since = node.scheduler().now();
        moves = track != null && !paused && connected && !gone;
        long mine = ++life;
        if (track == null || !moves) return;
        node.sounds().begins(guild, this, track.entry, this::position);
        long left = Math.max(0, track.lengthMillis - placeMillis) * MILLI;
        long takes = Math.round(left / sound.rate());
        node.scheduler().at(since + takes, "track end", () -> end(mine, track));
    }

    /// Nobody hears it any more.
    private void falls() {
        node.sounds().ends(guild, this);
    }

    void gone() {
        falls();
        stop();
        gone = true;
        life++;
    }

    private void failSoon() {
        Playing track = playing;
        if (track == null) return;
        long mine = starts;
        node.scheduler()
                .at(
                        node.scheduler().now() + FAILS_AFTER,
                        "track fails",
                        () -> {
                            if (gone || playing == null || starts != mine) return;
                            over();
                            session.tell(
                                    new NodeEvent.TrackBroke(
                                            guild, track.entry, "the source is away"));
                            session.tell(
                                    new NodeEvent.TrackOver(
                                            guild, track.entry, NodeEvent.End.FAILED));
                        });
    }

    private void end(long mine, Playing track) {
        if (mine != life || gone) return;
        if (node.losesThisEnd()) {
            falls();
            stop();
            return;
        }
        over();
        session.tell(new NodeEvent.TrackOver(guild, track.entry, NodeEvent.End.FINISHED));
    }

    private void over() {
        falls();
        stop();
        playing = null;
        life++;
    }

    private void report() {
        if (gone || session.over()) return;
        node.scheduler().at(node.scheduler().now() + REPORT_EVERY, "position", this::report);
        if (playing != null && !paused) {
            session.mention(new NodeEvent.PlayerAt(guild, counted(), connected));
        }
    }

    @Override
    public String toString() {
        return entry()
                + " at "
                + position()
                + (paused ? " paused" : "")
                + (connected ? "" : " mute")
                + " in "
                + session.id()
                + (session.waits() ? " which nobody has" : "");
    }
}
