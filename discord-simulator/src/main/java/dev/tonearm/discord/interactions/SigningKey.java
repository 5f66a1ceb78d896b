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

    /// The key of a PEM file.
    ///
    /// @throws IllegalArgumentException when the text is no PKCS#8 PEM of an Ed25519 key
    public static SigningKey fromPem(String pem) {
        var base64 = pem.replace(HEADER, "").replace(FOOTER, "").replaceAll("\\s", "");
        var der = Base64.getDecoder().decode(base64);
        var prefixed =
                der.length == PKCS8.length + Ed25519PrivateKeyParameters.KEY_SIZE
                        && Arrays.equals(der, 0, PKCS8.length, PKCS8, 0, PKCS8.length);
        if (!prefixed) {
            throw new IllegalArgumentException("no Ed25519 key in PKCS#8");
        }
        return new SigningKey(new Ed25519PrivateKeyParameters(der, PKCS8.length));
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
