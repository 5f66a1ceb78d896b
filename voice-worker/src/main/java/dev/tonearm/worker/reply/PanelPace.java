package dev.tonearm.worker.reply;

import java.time.Duration;
import java.time.Instant;

/// Spreads the now-playing messages of all guilds over time: they count against the 50 requests a
/// second that Discord gives a bot for everything it does with its own token.
public final class PanelPace {
    /// Half of Discord's limit, so that what is done for a waiting person always has room.
    static final int PER_SECOND = 25;

    private static final Duration STEP = Duration.ofSeconds(1).dividedBy(PER_SECOND);

    private Instant free = Instant.MIN;

    /// Takes the next turn.
    ///
    /// @return how long until then
    synchronized Duration turn(Instant now) {
        Instant turn = free.isAfter(now) ? free : now;
        free = turn.plus(STEP);
        return Duration.between(now, turn);
    }
}
