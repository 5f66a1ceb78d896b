package dev.tonearm.discord.interactions;

import dev.tonearm.discord.interactions.SignedRequests.Signature;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// Ways to get a signed request wrong. `NONE` and `UPPER_CASE` are valid.
public enum Forgery {
    NONE,
    UPPER_CASE,
    /// 64 random bytes.
    SIGNATURE,
    /// Well signed, with somebody else's key.
    OTHER_KEY,
    /// The body changed after signing.
    BODY,
    /// The timestamp changed after signing.
    TIMESTAMP,
    TRUNCATED,
    EXTENDED,
    NOT_HEX,
    EMPTY,
    MISSING_SIGNATURE,
    MISSING_TIMESTAMP;

    private static final SecureRandom RANDOM = new SecureRandom();

    /// A body and its headers, ready to be sent.
    @SuppressWarnings("ArrayRecordComponent") // Never compared: it is made, sent and dropped.
    record Request(byte[] body, Signature signature) {}

    /// The forgery that a camelCase word names.
    ///
    /// @throws IllegalArgumentException for a word that is none
    public static Forgery of(String word) {
        return valueOf(word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }

    boolean valid() {
        return this == NONE || this == UPPER_CASE;
    }

    Request apply(SigningKey key, String timestamp, byte[] body) {
        var good = key.sign(timestamp, body);
        return switch (this) {
            case NONE -> request(body, hex(good), timestamp);
            case UPPER_CASE -> request(body, hex(good).toUpperCase(Locale.ROOT), timestamp);
            case SIGNATURE -> request(body, hex(random(64)), timestamp);
            case OTHER_KEY ->
                    request(body, hex(SigningKey.generate().sign(timestamp, body)), timestamp);
            case BODY -> request(changed(body), hex(good), timestamp);
            case TIMESTAMP ->
                    request(body, hex(good), Long.toString(Long.parseLong(timestamp) + 1));
            case TRUNCATED -> request(body, hex(Arrays.copyOf(good, 63)), timestamp);
            case EXTENDED -> request(body, hex(Arrays.copyOf(good, 65)), timestamp);
            case NOT_HEX -> request(body, "zz" + hex(good).substring(2), timestamp);
            case EMPTY -> request(body, "", timestamp);
            case MISSING_SIGNATURE -> new Request(body, new Signature(null, timestamp));
            case MISSING_TIMESTAMP -> new Request(body, new Signature(hex(good), null));
        };
    }

    private static Request request(byte[] body, String signature, String timestamp) {
        return new Request(body, new Signature(signature, timestamp));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] changed(byte[] body) {
        var copy = body.clone();
        if (copy.length > 0) {
            copy[copy.length / 2] ^= 1;
        }
        return copy;
    }
}
