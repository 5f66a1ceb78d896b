package dev.tonearm.core.guild;

/// The Discord snowflake of a guild (server).
public record GuildId(long value) {
    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number
    public static GuildId parse(String text) {
        return new GuildId(Snowflake.parse(text));
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
