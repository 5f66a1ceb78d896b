package dev.tonearm.core.player;

import java.time.Duration;
import java.time.Instant;

/// A place in a track that moves with the clock unless it is paused.
///
/// There are two kinds of time: a track's, in which its length and every position are, and the
/// clock's, in which somebody waits. At rate 1.25 a position moves by 1.25 seconds in a second, and
/// a track of 4:00 is over after 3:12.
///
/// @param positionMillis where in the track it was at `since`
/// @param rate how fast it moves, in seconds of the track for each second of the clock
public record TrackClock(long positionMillis, Instant since, boolean paused, double rate) {
    /// Within a filter's slowest and fastest, both of its factors at once.
    private static final double MOST_RATE = 100;

    public TrackClock {
        if (!(rate > 0 && rate <= MOST_RATE)) {
            throw new IllegalArgumentException("a track does not move at rate " + rate);
        }
    }

    /// One that moves as fast as the clock.
    public TrackClock(long positionMillis, Instant since, boolean paused) {
        this(positionMillis, since, paused, 1);
    }

    /// Where it is at `now`. Whoever's clock is behind the one that set it sees it where it was
    /// set.
    public long positionAt(Instant now) {
        return Math.max(0, now.isAfter(since) ? lineAt(now) : positionMillis);
    }

    /// Where it is at `at`, or would have been if it had moved before it was set as it does since:
    /// two that run through the same places are one and the same.
    public long lineAt(Instant at) {
        return paused ? positionMillis : plus(positionMillis, scaled(millis(since, at), rate));
    }

    /// How long after `now` it is at a place, if it goes on as it does, even where it is paused; no
    /// time if it has been there. Rounded up: then it is there.
    public Duration until(long placeMillis, Instant now) {
        long left = plus(placeMillis, -positionAt(now));
        return left <= 0 ? Duration.ZERO : Duration.ofMillis(clockMillis(left, rate));
    }

    /// How long all up to where it was set takes by the clock, at its rate.
    public Duration heardBefore() {
        return heardIn(Duration.ofMillis(positionMillis), rate);
    }

    /// How long a piece of a track takes by the clock.
    public static Duration heardIn(Duration piece, double rate) {
        return Duration.ofMillis(clockMillis(piece.toMillis(), rate));
    }

    /// Set to a place.
    public TrackClock at(long position, Instant now) {
        return new TrackClock(position, now, paused, rate);
    }

    /// Set to a place, to go on from there or to stand.
    public TrackClock at(long position, Instant now, boolean nowPaused) {
        return new TrackClock(position, now, nowPaused, rate);
    }

    /// Set where it is, to go on or to stand.
    public TrackClock paused(boolean nowPaused, Instant now) {
        return nowPaused == paused ? this : new TrackClock(lineAt(now), now, nowPaused, rate);
    }

    /// Set where it is, to move at another rate from now on.
    public TrackClock atRate(double changed, Instant now) {
        return changed == rate ? this : new TrackClock(lineAt(now), now, paused, changed);
    }

    private static long clockMillis(long trackMillis, double rate) {
        return rate == 1 ? trackMillis : (long) Math.ceil(trackMillis / rate);
    }

    private static long scaled(long clockMillis, double rate) {
        return rate == 1 ? clockMillis : Math.round(clockMillis * rate);
    }

    /// Between the ends of time there are more milliseconds than a long holds.
    private static long millis(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        long seconds = between.toSeconds();
        if (seconds >= Long.MAX_VALUE / 1_000) return Long.MAX_VALUE;
        if (seconds <= Long.MIN_VALUE / 1_000) return Long.MIN_VALUE;
        return between.toMillis();
    }

    private static long plus(long one, long other) {
        long sum = one + other;
        boolean beyond = ((one ^ sum) & (other ^ sum)) < 0;
        return beyond ? (one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
