package dev.tonearm.core.guild;

/// The Discord snowflake of a message.
public record MessageId(long value) {
    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number
    public static MessageId parse(String text) {
        return new MessageId(Snowflake.parse(text));
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
