package dev.tonearm.core.command;

import dev.tonearm.core.guild.Snowflake;
import java.time.Duration;
import java.time.Instant;

/// The Discord snowflake of an interaction: the identity of one thing that one person asked for.
public record InteractionId(long value) {
    /// How long Discord takes answers to an interaction (discord-api-docs,
    /// interactions/receiving-and-responding).
    public static final Duration TOKEN_LIFETIME = Duration.ofMinutes(15);

    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number
    public static InteractionId parse(String text) {
        return new InteractionId(Snowflake.parse(text));
    }

    /// When Discord made it.
    public Instant createdAt() {
        return Snowflake.createdAt(value);
    }

    /// Whether this was asked first, as Discord's ids tell.
    public boolean isBefore(InteractionId other) {
        return Long.compareUnsigned(value, other.value) < 0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
