package dev.tonearm.discord.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Makes ids as Discord does: 42 bits of milliseconds since 2015, 22 bits to tell equal ones apart.
///
/// Ids grow strictly, also when the clock stands still in a test, because receivers order by them.
public final class Snowflakes {

    /// The first second of 2015: Discord's epoch.
    public static final long EPOCH_MILLIS = 1_420_070_400_000L;

    private static final int SEQUENCE_BITS = 22;

    private final InstantSource clock;
    private final AtomicLong guilds;
    private final AtomicLong last = new AtomicLong();

    public Snowflakes(InstantSource clock) {
        this.clock = clock;
        var aYearAgo = clock.instant().minus(Duration.ofDays(365)).toEpochMilli();
        this.guilds = new AtomicLong((aYearAgo - EPOCH_MILLIS) << SEQUENCE_BITS);
    }

    public long next() {
        var now = (clock.millis() - EPOCH_MILLIS) << SEQUENCE_BITS;
        return last.updateAndGet(previous -> Math.max(previous + 1, now));
    }

    /// An id for a guild: each in a millisecond of its own, a year ago, so that guilds made a
    /// thousand at once spread over shards and partitions like real ones.
    public long nextGuild() {
        return guilds.getAndAdd(1L << SEQUENCE_BITS);
    }

    public static Instant timeOf(long snowflake) {
        return Instant.ofEpochMilli((snowflake >>> SEQUENCE_BITS) + EPOCH_MILLIS);
    }
}
