package dev.tonearm.core.guild;

/// The Discord snowflake of a role.
public record RoleId(long value) {
    /// Reads the decimal form Discord sends.
    ///
    /// @throws NumberFormatException if it is not an unsigned 64-bit number
    public static RoleId parse(String text) {
        return new RoleId(Snowflake.parse(text));
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(value);
    }
}
