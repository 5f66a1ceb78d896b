package dev.tonearm.core.guild;

/// The Discord snowflake of a user.
public record UserId(long value) {
    /// Somebody who had their data deleted; Discord gives nobody this id.
    public static final UserId DELETED = new UserId(0);

    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number
    public static UserId parse(String text) {
        return new UserId(Snowflake.parse(text));
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
