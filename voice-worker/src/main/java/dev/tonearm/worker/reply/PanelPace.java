package dev.tonearm.worker.reply;

import java.time.Duration;
import java.time.Instant;

/// Spreads the now-playing messages of all guilds over time: they count against the 50 requests a
/// second that Discord gives a bot for everything it does with its own token.
public final class PanelPace {
    /// Half of Discord's limit, so that what is done for a waiting person always has room.
    static final int PER_SECOND = 25;

    private static final Duration STEP = Duration.ofSeconds(1).dividedBy(PER_SECOND);

    /// How many refused messages of one process Discord's limit has room for: 10,000 of an address
    /// in ten minutes, which the workers behind it share with all else that they send.
    static final int REFUSALS = 500;

    static final Duration REFUSAL_WINDOW = Duration.ofMinutes(10);

    private Instant free = Instant.MIN;
    private Instant windowEnd = Instant.MIN;
    private int refusals;

    /// Takes the next turn.
    ///
    /// @return how long until then
    synchronized Duration turn(Instant now) {
        Instant turn = free.isAfter(now) ? free : now;
        free = turn.plus(STEP);
        return Duration.between(now, turn);
    }

    /// Whether there is room for another request that Discord may refuse.
    synchronized boolean mayBeRefused(Instant now) {
        return !now.isBefore(windowEnd) || refusals < REFUSALS;
    }

    /// Discord refused one.
    synchronized void refused(Instant now) {
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(REFUSAL_WINDOW);
            refusals = 0;
        }
        refusals++;
    }
}
