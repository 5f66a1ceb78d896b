package dev.tonearm.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many errors are told: the same one once a minute, and no more than so many of all, so that
/// an outage tells what it is and not how often.
public final class ReportPace {
    static final int MOST_A_MINUTE = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Instant> told = new LinkedHashMap<>();

    /// Whether one that happened is to be told.
    public synchronized boolean takes(ErrorReport report) {
        Instant now = report.at();
        told.values().removeIf(at -> !at.plus(MINUTE).isAfter(now));
        if (told.size() >= MOST_A_MINUTE) return false;
        return told.putIfAbsent(report.likeness(), now) == null;
    }
}
