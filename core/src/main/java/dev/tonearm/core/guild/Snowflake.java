package dev.tonearm.core.guild;

/// Discord's ids: unsigned 64-bit numbers, in JSON as text.
public final class Snowflake {
    private Snowflake() {}

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
