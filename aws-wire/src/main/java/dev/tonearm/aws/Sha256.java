package dev.tonearm.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// SHA-256, and the HMAC of it (RFC 2104).
///
/// By hand, so that nothing of `javax.crypto` is loaded before TLS needs it.
final class Sha256 {
    private static final int BLOCK = 64;

    private Sha256() {}

    static byte[] of(byte[] text) {
        return digest().digest(text);
    }

    static byte[] hmac(byte[] key, String text) {
        byte[] padded = Arrays.copyOf(key.length > BLOCK ? of(key) : key, BLOCK);
        byte[] inner = hash(padded, 0x36, text.getBytes(StandardCharsets.UTF_8));
        return hash(padded, 0x5c, inner);
    }

    private static byte[] hash(byte[] key, int pad, byte[] text) {
        MessageDigest digest = digest();
        for (byte each : key) digest.update((byte) (each ^ pad));
        return digest.digest(text);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
