package dev.tonearm.function.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// A key pair that signs as Discord does for one application.
public final class DiscordKey {
    private final Ed25519PrivateKeyParameters key;

    /// The same seed makes the same key.
    public DiscordKey(int seed) {
        byte[] secret = new byte[Ed25519PrivateKeyParameters.KEY_SIZE];
        Arrays.fill(secret, (byte) seed);
        this.key = new Ed25519PrivateKeyParameters(secret);
    }

    /// As the developer portal shows it.
    public String publicKey() {
        return HexFormat.of().formatHex(key.generatePublicKey().getEncoded());
    }

    /// The value of `X-Signature-Ed25519`.
    public String sign(String timestamp, byte[] body) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        byte[] prefix = timestamp.getBytes(StandardCharsets.US_ASCII);
        signer.update(prefix, 0, prefix.length);
        signer.update(body, 0, body.length);
        return HexFormat.of().formatHex(signer.generateSignature());
    }
}
