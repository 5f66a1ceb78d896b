package dev.tonearm.core.guild;

import java.time.Instant;

/// The Discord snowflake of a message.
public record MessageId(long value) {
    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number
    public static MessageId parse(String text) {
        return new MessageId(Snowflake.parse(text));
    }

    /// When Discord made it.
    public Instant createdAt() {
        return Snowflake.createdAt(value);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
