package dev.tonearm.discord.rest;

import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Discord's buckets: so many requests in a window that begins with the first of them.
final class RateLimits {

    /// After a 429 requests that were on their way already are forgiven.
    private static final Duration ON_ITS_WAY = Duration.ofMillis(250);

    private static final int ROUTE_LIMIT = 50;
    private static final long ROUTE_WINDOW = 1_000;

    /// What a bucket says to a request.
    ///
    /// @param global whether it was the bot's global limit that was hit
    record Verdict(boolean admitted, boolean global, int limit, int remaining, Instant resetAt) {}

    private static final class Window {
        private Instant resetAt = Instant.EPOCH;
        private Instant refusedAt = Instant.EPOCH;
        private int used;
    }

    private final InstantSource clock;
    private final Settings settings;
    private final Violations violations;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    RateLimits(InstantSource clock, Settings settings, Violations violations) {
        this.clock = clock;
        this.settings = settings;
        this.violations = violations;
    }

    /// @param key the bucket with its major parameter
    Verdict admit(RestRoute route, String key) {
        var behaviour = settings.get();
        if (route.access() == RestRoute.Access.BOT) {
            var global = admit("global", behaviour.globalPerSecond(), 1_000, true, route.name());
            if (!global.admitted()) {
                return global;
            }
        }
        return switch (route.limit()) {
            case INTERACTION ->
                    admit(
                            key,
                            behaviour.interactionLimit(),
                            behaviour.interactionWindowMs(),
                            false,
                            route.name());
            case CHANNEL ->
                    admit(
                            key,
                            behaviour.channelLimit(),
                            behaviour.channelWindowMs(),
                            false,
                            route.name());
            case ROUTE -> admit(key, ROUTE_LIMIT, ROUTE_WINDOW, false, route.name());
            case NONE -> new Verdict(true, false, ROUTE_LIMIT, ROUTE_LIMIT, clock.instant());
        };
    }

    private Verdict admit(String key, int limit, long windowMillis, boolean global, String where) {
        var now = clock.instant();
        var window = windows.computeIfAbsent(key, _ -> new Window());
        synchronized (window) {
            if (!now.isBefore(window.resetAt)) {
                window.resetAt = now.plusMillis(windowMillis);
                window.refusedAt = Instant.EPOCH;
                window.used = 0;
            }
            window.used++;
            if (window.used <= limit || !settings.get().rateLimits()) {
                return new Verdict(
                        true, global, limit, Math.max(0, limit - window.used), window.resetAt);
            }
            if (window.refusedAt.equals(Instant.EPOCH)) {
                window.refusedAt = now;
            } else if (now.isAfter(window.refusedAt.plus(ON_ITS_WAY))) {
                violations.report(
                        "rest.ignored-retry-after",
                        where,
                        "sent again before the time of the 429 was over");
            }
            return new Verdict(false, global, limit, 0, window.resetAt);
        }
    }

    /// Forgets buckets that nobody has used for a while.
    void sweep() {
        var longAgo = clock.instant().minusSeconds(30);
        windows.values().removeIf(window -> window.resetAt.isBefore(longAgo));
    }
}
