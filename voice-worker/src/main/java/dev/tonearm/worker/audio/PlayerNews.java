package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What a node says by itself of one guild's player, on the node's reading thread.
final class PlayerNews {
    /// The code of websockets for a connection that broke without a word.
    private static final int NO_CONNECTION = 1006;

    private final GuildId guild;
    private final WantedPlayer wanted;
    private final KnownPlayer known;
    private final BooleanSupplier changing;
    private final GuildLink.Surroundings around;

    /// What went wrong, by the entry it went wrong with.
    private volatile @Nullable Trouble trouble;

    /// @param changing whether a request about the player is under way
    PlayerNews(
            GuildId guild,
            WantedPlayer wanted,
            KnownPlayer known,
            BooleanSupplier changing,
            GuildLink.Surroundings around) {
        this.guild = guild;
        this.wanted = wanted;
        this.known = known;
        this.changing = changing;
        this.around = around;
    }

    private record Trouble(EntryId entry, String detail) {}

    /// Lavalink says of a track that broke in the middle that it is finished, after an exception.
    void ended(EntryId entry, boolean failed) {
        cleared(entry);
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
    void cleared(EntryId entry) {
        known.ended(entry);
    }

    void exception(EntryId entry, String forListeners) {
        trouble = new Trouble(entry, forListeners);
    }

    /// Lavalink leaves a stuck track where it is: the state moves on, and takes it off.
    void stuck(EntryId entry) {
        report(new PlayerInput.TrackFailed(entry, ""));
    }

    void heardAt(long positionMillis) {
        if (changing.getAsBoolean()) return;
        Instant now = around.clock().instant();
        known.heardAt(positionMillis, now)
                .map(entry -> new PlayerInput.PositionReported(entry, positionMillis, now))
                .ifPresent(this::report);
    }

    /// The node says that the player has no voice connection.
    void unheard() {
        if (changing.getAsBoolean()) return;
        known.muteAt(around.clock().instant())
                .ifPresent(server -> unreachable(server, "the node has no connection"));
    }

    /// The node's voice connection is over.
    void voiceClosed(int code, String reason) {
        Voice had = known.voice();
        // A voice server that refuses at once is quicker than the answer to the change that named
        // it, and that answer may never come.
        boolean underWay = changing.getAsBoolean() || known.isUnknown();
        if (had instanceof Voice.None && underWay) had = wanted.voice();
        if (had instanceof Voice.At(var server)) lost(server, code, reason);
    }

    /// No node gets a connection to the voice server.
    void unreachable(VoiceServer server, String why) {
        lost(server, NO_CONNECTION, why);
    }

    private void lost(VoiceServer server, int code, String reason) {
        known.lost(server);
        wanted.lost(server);
        around.closures().closed(guild, server, code, reason);
    }

    private void report(PlayerInput input) {
        around.reports().report(guild, input);
    }
}
