package dev.tonearm.billing.statistics;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hashes ids with a secret: without it nobody can tell whose hash one is, though ids can be tried
/// one after the other. Not for several threads at once.
final class SecretHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    SecretHash(byte[] secret) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /// @param id as text, so that a server and a person of one number are two
    long of(String id) {
        return ByteBuffer.wrap(mac.doFinal(id.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
