package dev.tonearm.worker.audio.guild;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.worker.audio.VoiceServer;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodePlayer.Turntable;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a node says by itself of one guild's player, on the node's reading thread.
public final class PlayerNews {
    /// The code of websockets for a connection that broke without a word.
    private static final int NO_CONNECTION = 1006;

    /// A player that is so far from the state's clock, in milliseconds of the clock, is told to the
    /// state.
    private static final long TOLD_APART = 500;

    private final GuildId guild;
    private final WantedPlayer wanted;
    private final KnownPlayer known;
    private final BooleanSupplier changing;
    private final Consumer<Duration> listen;
    private final GuildSurroundings around;

    /// What went wrong, by the entry it went wrong with.
    private volatile @Nullable Trouble trouble;

    /// What was said to be over last, unless something was heard since.
    private volatile @Nullable EntryId over;

    /// @param changing whether a request about the player is under way
    /// @param listen asks the node itself, after a while, whether it has a voice connection
    public PlayerNews(
            GuildId guild,
            WantedPlayer wanted,
            KnownPlayer known,
            BooleanSupplier changing,
            Consumer<Duration> listen,
            GuildSurroundings around) {
        this.guild = guild;
        this.wanted = wanted;
        this.known = known;
        this.changing = changing;
        this.listen = listen;
        this.around = around;
    }

    private record Trouble(EntryId entry, String detail) {}

    /// Lavalink says of a track that broke in the middle that it is finished, after an exception.
    public void ended(EntryId entry, boolean failed) {
        cleared(entry);
        over = entry;
        Trouble before = trouble;
        trouble = null;
        if (before != null && before.entry().equals(entry)) {
            report(new PlayerInput.TrackFailed(entry, before.detail()));
        } else {
            report(
                    failed
                            ? new PlayerInput.TrackFailed(entry, "")
                            : new PlayerInput.TrackEnded(entry));
        }
    }

    /// The node no longer plays the entry; nobody has to know.
    public void cleared(EntryId entry) {
        known.ended(entry, around.now());
    }

    /// What went wrong with an entry: said before its end, or by another thread of the node right
    /// after it.
    public void exception(EntryId entry, String forListeners) {
        trouble = new Trouble(entry, forListeners);
        if (entry.equals(over)) report(new PlayerInput.TrackFailed(entry, forListeners));
    }

    /// Lavalink leaves a stuck track where it is: the state moves on, and takes it off.
    public void stuck(EntryId entry) {
        report(new PlayerInput.TrackFailed(entry, ""));
    }

    /// The node said that it is heard.
    ///
    /// @param counted where it is, as the node counts
    public void heardAt(long counted) {
        over = null;
        if (changing.getAsBoolean()) return;
        Instant now = around.now();
        known.heardAt(counted, now)
                .map(playing ->
                        new PlayerInput.PositionReported(
                                playing.id(), playing.heard().positionMillis(), now))
                .ifPresent(this::report);
    }

    /// The node says that the player has no voice connection.
    public void unheard(long counted) {
        if (changing.getAsBoolean()) return;
        Instant now = around.now();
        known.muteAt(counted, now)
                .map(stuck -> Duration.between(now, stuck))
                .ifPresent(wait -> listen.accept(wait.isNegative() ? Duration.ZERO : wait));
    }

    /// Nobody has heard for a while what should be playing.
    public void inaudible(ChannelId channel) {
        report(new PlayerInput.Inaudible(channel));
    }

    /// The node has no such filters.
    void missing(Set<Filter.Kind> kinds) {
        report(new PlayerInput.FiltersMissing(kinds));
    }

    /// The node's voice connection is over.
    public void voiceClosed(int code, String reason) {
        Voice had = known.voice();
        // A voice server that refuses at once is quicker than the answer to the change that named
        // it, and that answer may never come.
        boolean underWay = changing.getAsBoolean() || known.isUnknown();
        if (had instanceof Voice.None && underWay) had = wanted.voice();
        if (had instanceof Voice.At(var server)) lost(server, code, reason);
    }

    /// No node gets a connection to the voice server.
    public void unreachable(VoiceServer server, String why) {
        lost(server, NO_CONNECTION, why);
    }

    private void lost(VoiceServer server, int code, String reason) {
        known.lost(server, around.now());
        wanted.lost(server);
        around.closures().closed(guild, server, code, reason);
    }

    /// A new player was taken by its node: the state's clock may have run on while nobody heard
    /// anything.
    public void started(PlayerPatch patch, Instant at) {
        if (patch.starts().isPresent()
                && patch.after().turntable() instanceof Turntable.Entry playing) {
            place(playing, playing.heard().positionMillis(), at);
        }
    }

    /// A player that was found is left as it was: it is right about where it is.
    public void found(NodePlayer player) {
        if (player instanceof NodePlayer.There there
                && there.turntable() instanceof Turntable.Entry playing
                && playing.observed()) {
            Instant at = around.now();
            place(playing, playing.heard().positionAt(at), at);
        }
    }

    private void place(Turntable.Entry playing, long now, Instant at) {
        if (!(wanted.player().orElse(null)
                        instanceof DesiredPlayer.Playing(var _, var loaded, var _))
                || !loaded.entry().id().equals(playing.id())
                || loaded.paused()) return;
        TrackClock heard = playing.heard();
        long off = loaded.positionAt(heard.since()) - heard.positionMillis();
        if (Math.abs(off) <= TOLD_APART * heard.rate()) return;
        report(new PlayerInput.PositionReported(playing.id(), now, at));
    }

    private void report(PlayerInput input) {
        around.reports().report(guild, input);
    }
}
