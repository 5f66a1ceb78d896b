package dev.tonearm.core.guild;

/// The Discord snowflake of a channel, text or voice.
public record ChannelId(long value) {
    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number
    public static ChannelId parse(String text) {
        return new ChannelId(Snowflake.parse(text));
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
