package dev.tonearm.worker.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/// Spreads the now-playing messages of all guilds over time: they count against the 50 requests a
/// second that Discord gives a bot for everything it does with its own token, in all its workers.
public final class PanelPace {
    /// Half of Discord's limit, so that what is done for a waiting person always has room.
    static final int PER_SECOND = 25;

    /// How many of these may go on bars, which nothing but time has changed. Those have to be
    /// promised, and whoever is promised nothing shows no bar.
    static final int BARS_PER_SECOND = 8;

    /// How late a bar may be drawn again.
    static final Duration LATE = Duration.ofSeconds(2);

    /// How many refused messages of one process Discord's limit has room for: 10,000 of an address
    /// in ten minutes, which the workers behind it share with all else that they send.
    static final int REFUSALS = 500;

    static final Duration REFUSAL_WINDOW = Duration.ofMinutes(10);

    /// With so much waiting, nothing is done but what has to be.
    private static final Duration BUSY = Duration.ofSeconds(1);

    private static final Duration STEP = Duration.ofSeconds(1).dividedBy(PER_SECOND);

    private final IntSupplier workers;

    /// How many bars are promised, by what [#slot] says of the time.
    private final TreeMap<Long, Integer> promised = new TreeMap<>();

    private Instant free = Instant.MIN;
    private Instant windowEnd = Instant.MIN;
    private int refusals;

    /// The pace of the only worker.
    public PanelPace() {
        this(() -> 1);
    }

    /// @param workers how many share the limit, which are taken to have equally much to show
    public PanelPace(IntSupplier workers) {
        this.workers = workers;
    }

    /// Takes the next turn.
    ///
    /// @return how long until then
    synchronized Duration turn(Instant now) {
        Instant turn = free.isAfter(now) ? free : now;
        free = turn.plus(STEP.multipliedBy(shares()));
        return Duration.between(now, turn);
    }

    /// Whether there is room for what can be left out.
    synchronized boolean hasRoom(Instant now) {
        return free.isBefore(now.plus(BUSY));
    }

    /// Promises a bar.
    ///
    /// @param wanted when it has to be drawn
    /// @return when it is, a little later perhaps; empty if there is no room for it
    synchronized Optional<Instant> promise(Instant wanted, Instant now) {
        if (!hasRoom(now)) return Optional.empty();
        promised.headMap(slot(now)).clear();
        long last = slot(wanted.plus(LATE));
        for (long slot = slot(wanted); slot <= last; slot++) {
            if (promised.getOrDefault(slot, 0) >= BARS_PER_SECOND) continue;
            promised.merge(slot, 1, Integer::sum);
            Instant begin = Instant.ofEpochSecond(slot * shares());
            return Optional.of(begin.isAfter(wanted) ? begin : wanted);
        }
        return Optional.empty();
    }

    /// Nobody needs what was promised for then.
    synchronized void release(Instant promise) {
        promised.computeIfPresent(slot(promise), (_, many) -> many > 1 ? many - 1 : null);
    }

    /// As many seconds as there are workers, each of which draws in them what one could in a
    /// second.
    private long slot(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), shares());
    }

    private int shares() {
        return Math.max(1, workers.getAsInt());
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
