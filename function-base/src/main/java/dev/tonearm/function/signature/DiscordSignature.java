package dev.tonearm.function.signature;

import dev.tonearm.function.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Tells Discord's requests from everybody else's: Ed25519 over the timestamp header and the raw
/// body.
///
/// Bouncy Castle's, because it verifies nine times faster than the JDK's once warm, and because it
/// answers "no" where the JDK throws or, for a 65-byte signature, once said "yes".
public final class DiscordSignature {
    /// How far ahead of our clock a request may be signed; Discord's clock and Lambda's are kept
    /// right to within much less.
    public static final Duration AHEAD = Duration.ofSeconds(30);

    /// How old a signed request may be, at most and by default.
    ///
    /// Discord documents no maximum. A request can be answered for 3 s, so minutes only cover
    /// clocks that differ. Whoever captures a request and sends it again must find it recognised
    /// for as long as its signature is fresh, which is this and [#AHEAD] together: 4.5 minutes. A
    /// command that went into the queue is, because SQS recognises its deduplication id for 5
    /// minutes, whether it made a line of the journal or was refused; one that was too much for the
    /// gate is too much for it again ([dev.tonearm.core.guild.Gate#REMEMBERED]).
    public static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(4);

    private static final String SIGNATURE = "x-signature-ed25519";
    private static final String TIMESTAMP = "x-signature-timestamp";

    private final Ed25519PublicKeyParameters key;
    private final Duration tolerance;
    private final InstantSource clock;

    /// Signatures of one application.
    ///
    /// @param publicKey the application's 32 bytes in hex
    /// @param tolerance how old a request may be
    /// @throws IllegalArgumentException if that is no Ed25519 key
    public DiscordSignature(String publicKey, Duration tolerance, InstantSource clock) {
        this.key = key(publicKey);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    public Authenticity of(HttpRequest request) {
        Optional<String> hex = request.header(SIGNATURE);
        Optional<String> timestamp = request.header(TIMESTAMP);
        if (hex.isEmpty() || timestamp.isEmpty()) return Authenticity.MISSING;
        Optional<byte[]> signature = HeaderText.bytes(hex.get(), Ed25519.SIGNATURE_SIZE);
        Optional<Instant> signed = HeaderText.instant(timestamp.get());
        if (signature.isEmpty() || signed.isEmpty()) return Authenticity.MALFORMED;
        // No arithmetic of durations: some of it makes the JDK's BigDecimal, which takes 6 ms to
        // get
        // ready.
        Instant now = clock.instant();
        if (signed.get().isBefore(now.minus(tolerance))) return Authenticity.STALE;
        if (signed.get().isAfter(now.plus(AHEAD))) return Authenticity.EARLY;
        byte[] message = message(timestamp.get(), request.body());
        boolean genuine =
                key.verify(
                        Ed25519.Algorithm.Ed25519,
                        null,
                        message,
                        0,
                        message.length,
                        signature.get(),
                        0);
        return genuine ? Authenticity.GENUINE : Authenticity.FORGED;
    }

    private static byte[] message(String timestamp, byte[] body) {
        byte[] prefix = timestamp.getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[prefix.length + body.length];
        System.arraycopy(prefix, 0, message, 0, prefix.length);
        System.arraycopy(body, 0, message, prefix.length, body.length);
        return message;
    }

    private static Ed25519PublicKeyParameters key(String hex) {
        byte[] bytes =
                HeaderText.bytes(hex, Ed25519.PUBLIC_KEY_SIZE)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the public key is not 64 hexadecimal digits"));
        return new Ed25519PublicKeyParameters(bytes);
    }
}
