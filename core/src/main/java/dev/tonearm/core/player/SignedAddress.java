package dev.tonearm.core.player;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses of attached files, which Discord signs for about a day (discord-api-docs,
/// reference#signed-attachment-cdn-urls).
final class SignedAddress {
    /// `ex` is when it expires, in seconds since 1970 in hexadecimal; `is` is when it was issued,
    /// and `hm` the signature.
    private static final Pattern EXPIRES =
            Pattern.compile(
                    "/(?:ephemeral-)?attachments/[^?#]*\\?(?:[^#]*&)?ex=([0-9a-f]{1,12})(?:&|$)");

    private SignedAddress() {}

    /// From when on nothing is to be had at it, if it says so.
    static Optional<Instant> expires(String address) {
        Matcher matcher = EXPIRES.matcher(address);
        return matcher.find()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1), 16)))
                : Optional.empty();
    }
}
