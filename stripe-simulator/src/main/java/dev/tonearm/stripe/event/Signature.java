package dev.tonearm.stripe.event;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `Stripe-Signature`: when something was sent, and for each secret a proof that its owner sent it.
///
/// @see <a href="https://docs.stripe.com/webhooks#verify-manually">Verify manually</a>
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// What the header says.
    ///
    /// @param second when it is sent, as the receiver's clock has it
    public static String header(List<String> secrets, long second, String body) {
        var signed = second + "." + body;
        var proofs =
                secrets.stream()
                        .map(secret -> "v1=" + hmac(secret, signed))
                        .collect(Collectors.joining(","));
        // Stripe sends this one in test mode, for receivers to ignore.
        return "t=" + second + "," + proofs + ",v0=" + hmac("v0", signed);
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
