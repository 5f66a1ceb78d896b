package dev.tonearm.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many errors are told: the same one once a minute, and no more than so many of all, so that
/// an outage tells what it is and not how often. A service that does not take them is left alone
/// for a minute.
public final class ReportPace {
    static final int MOST_A_MINUTE = 30;

    /// How long a service that does not take reports is left alone.
    public static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Instant> told = new LinkedHashMap<>();
    private Instant pausedUntil = Instant.MIN;

    /// Whether one that happened is to be told.
    public synchronized boolean takes(ErrorReport report) {
        Instant now = report.at();
        if (paused(now)) return false;
        told.values().removeIf(at -> !at.plus(MINUTE).isAfter(now));
        if (told.size() >= MOST_A_MINUTE) return false;
        return told.putIfAbsent(report.likeness(), now) == null;
    }

    /// The service did not take one.
    public synchronized void refused(Instant now) {
        pausedUntil = now.plus(MINUTE);
    }

    /// Whether the service is left alone for a while.
    public synchronized boolean paused(Instant now) {
        return now.isBefore(pausedUntil);
    }
}
