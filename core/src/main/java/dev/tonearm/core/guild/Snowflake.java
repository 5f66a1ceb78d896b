package dev.tonearm.core.guild;

import java.time.Instant;

/// Discord's ids: unsigned 64-bit numbers, in JSON as text.
public final class Snowflake {
    /// 2015-01-01T00:00Z in Unix milliseconds, from which Discord counts.
    private static final long EPOCH = 1_420_070_400_000L;

    private static final int TIME = 22;

    private Snowflake() {}

    /// When Discord made what has an id: its upper 42 bits are milliseconds.
    public static Instant createdAt(long id) {
        return Instant.ofEpochMilli((id >>> TIME) + EPOCH);
    }

    /// The first id of an instant.
    public static long at(Instant instant) {
        return (instant.toEpochMilli() - EPOCH) << TIME;
    }

    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number; unlike the JDK's it
    ///   does not quote the text, which may be anything
    public static long parse(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException _) {
            throw new NumberFormatException("not a snowflake");
        }
    }
}
