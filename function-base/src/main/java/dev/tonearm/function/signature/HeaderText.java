package dev.tonearm.function.signature;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// What the headers of signed requests hold, which anybody may have written.
final class HeaderText {
    private HeaderText() {}

    /// So many bytes in hexadecimal digits.
    static Optional<byte[]> bytes(String hex, int length) {
        if (hex.length() != 2 * length) return Optional.empty();
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Seconds since 1970, in digits only: ten until the year 2286.
    static Optional<Instant> instant(String timestamp) {
        boolean digits =
                !timestamp.isEmpty()
                        && timestamp.length() <= 11
                        && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                : Optional.empty();
    }
}
