package dev.tonearm.discord.interactions;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/// The Ed25519 key that signs interactions: its public half is the application's public key.
public final class SigningKey {

    private static final String HEADER = "-----BEGIN PRIVATE KEY-----";
    private static final String FOOTER = "-----END PRIVATE KEY-----";

    /// What comes before the 32 bytes of an Ed25519 key in PKCS#8.
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final Ed25519PrivateKeyParameters key;

    private SigningKey(Ed25519PrivateKeyParameters key) {
        this.key = key;
    }

    public static SigningKey generate() {
        return new SigningKey(new Ed25519PrivateKeyParameters(new SecureRandom()));
    }

    public String toPem() {
        var der = Arrays.copyOf(PKCS8, PKCS8.length + Ed25519PrivateKeyParameters.KEY_SIZE);
        System.arraycopy(
                key.getEncoded(), 0, der, PKCS8.length, Ed25519PrivateKeyParameters.KEY_SIZE);
        return HEADER + "\n" + Base64.getEncoder().encodeToString(der) + "\n" + FOOTER + "\n";
    }

    public String publicKeyHex() {
        return HexFormat.of().formatHex(key.generatePublicKey().getEncoded());
    }

    /// The 64 bytes over timestamp and body, as Discord signs.
    public byte[] sign(String timestamp, byte[] body) {
        var signer = new Ed25519Signer();
        signer.init(true, key);
        var time = timestamp.getBytes(StandardCharsets.UTF_8);
        signer.update(time, 0, time.length);
        signer.update(body, 0, body.length);
        return signer.generateSignature();
    }
}
