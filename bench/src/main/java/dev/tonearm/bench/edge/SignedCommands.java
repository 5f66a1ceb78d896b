package dev.tonearm.bench.edge;

import dev.tonearm.core.json.JsonWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/// `/skip` as Discord posts it, each of another server, so that no server's rate limit is met.
final class SignedCommands {
    static final long APPLICATION = 1_100_000_000_000_000_001L;

    private static final long DISCORD_EPOCH_MILLIS = 1_420_070_400_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KeyPair keys;
    private int made;

    SignedCommands() {
        try {
            keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /// The application's key in hex: the last 32 bytes of its X.509 form.
    String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return HexFormat.of()
                .formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /// One more command, signed now.
    HttpRequest next(URI endpoint) {
        made++;
        Instant now = Instant.now();
        long id = ((now.toEpochMilli() - DISCORD_EPOCH_MILLIS) << 22) | (made & 0x3fffff);
        long guild = (1_000_000L + made) << 22;
        byte[] body = skip(id, guild);
        String timestamp = String.valueOf(now.getEpochSecond());
        return HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Signature-Timestamp", timestamp)
                .header("X-Signature-Ed25519", sign(timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static byte[] skip(long id, long guild) {
        return JsonWriter.object(json ->
                json.put("type", 2)
                        .put("id", String.valueOf(id))
                        .put("application_id", String.valueOf(APPLICATION))
                        .put("token", "bench")
                        .put("guild_id", String.valueOf(guild))
                        .put("channel_id", String.valueOf(guild + 1))
                        .put("locale", "en-US")
                        .put(
                                "member",
                                member ->
                                        member.put("permissions", "2147483647")
                                                .put("user", user -> user.put("id", "7")))
                        .put("data", data -> data.put("name", "skip").put("type", 1)));
    }

    private String sign(String timestamp, byte[] body) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(timestamp.getBytes(StandardCharsets.US_ASCII));
            signature.update(body);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not sign", e);
        }
    }
}
