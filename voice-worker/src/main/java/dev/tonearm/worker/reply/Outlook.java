package dev.tonearm.worker.reply;

import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import java.time.Duration;
import java.time.Instant;

/// Whether it is to be seen if a now-playing message is in sight. Guarded by its owner.
final class Outlook {
    /// A worker that takes the guild over may have to end what another one began when the track
    /// did.
    private static final Duration TAKEN_UP = Duration.ofMinutes(2);

    /// Whether a track has begun since it was last seen.
    private boolean due;

    /// Whether to look whatever else there is to do.
    private boolean surely;

    void begun() {
        due = true;
    }

    /// Who had the guild before may have begun to post another one: when a track began, and nobody
    /// knows when that was if it does not play any more.
    void takenOver(PlayerState state, Instant now) {
        boolean plays = state.playback() instanceof Playback.Loaded loaded && !loaded.paused();
        Instant since = state.playback() instanceof Playback.Loaded loaded ? loaded.since() : now;
        if (plays && !since.plus(TAKEN_UP).isAfter(now)) return;
        due = true;
        surely = true;
    }

    /// Whether to look now; there is no second look for one track.
    ///
    /// @param room whether there is nothing more urgent to ask Discord
    boolean take(boolean room) {
        boolean look = due && (surely || room);
        forget();
        return look;
    }

    void forget() {
        due = false;
        surely = false;
    }
}
