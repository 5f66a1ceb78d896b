package dev.tonearm.discord.gateway;

import dev.tonearm.discord.record.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// How often the bot may IDENTIFY: one per bucket and five seconds, and a thousand a day.
public final class IdentifyLimits {

    /// What Discord makes of an IDENTIFY.
    enum Verdict {
        ALLOWED,
        TOO_SOON,
        BUDGET_SPENT
    }

    private static final Duration DAY = Duration.ofDays(1);

    private final InstantSource clock;
    private final Settings settings;
    private final Map<Integer, Instant> lastByBucket = new HashMap<>();
    private Instant dayBegan;
    private int spent;

    public IdentifyLimits(InstantSource clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
        this.dayBegan = clock.instant();
    }

    synchronized Verdict identify(int shard) {
        var now = clock.instant();
        turnDay(now);
        spent++;
        if (spent > settings.get().identifyBudget()) {
            return Verdict.BUDGET_SPENT;
        }
        var bucket = shard % Math.max(1, settings.get().maxConcurrency());
        var last = lastByBucket.put(bucket, now);
        // The bot's clock and the network are allowed a twentieth of the spacing.
        var spacing = Duration.ofMillis(settings.get().identifySpacingMs() * 95 / 100);
        return last != null && now.isBefore(last.plus(spacing))
                ? Verdict.TOO_SOON
                : Verdict.ALLOWED;
    }

    public synchronized int remaining() {
        turnDay(clock.instant());
        return Math.max(0, settings.get().identifyBudget() - spent);
    }

    public synchronized long resetAfterMillis() {
        return Duration.between(clock.instant(), dayBegan.plus(DAY)).toMillis();
    }

    private void turnDay(Instant now) {
        if (!now.isBefore(dayBegan.plus(DAY))) {
            dayBegan = now;
            spent = 0;
        }
    }
}
