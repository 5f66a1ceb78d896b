package dev.tonearm.standin.rtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// XChaCha20-Poly1305, which the JDK lacks: HChaCha20 turns the first 16 bytes of the 24-byte nonce
/// and the key into a key for the JDK's ChaCha20-Poly1305, whose own nonce is four zero bytes and
/// the remaining eight.
final class XChaChaCipher implements PacketCipher {

    static final int NONCE = 24;

    private final byte[] key;
    private final Cipher cipher;

    XChaChaCipher(byte[] key) {
        this.key = key.clone();
        try {
            this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no ChaCha20-Poly1305", e);
        }
    }

    @Override
    public byte[] seal(byte[] header, byte[] payload, int nonce) {
        try {
            return run(Cipher.ENCRYPT_MODE, header, payload, padded(nonce));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal a packet", e);
        }
    }

    @Override
    public byte[] open(byte[] header, byte[] sealed, int nonce) throws AEADBadTagException {
        try {
            return run(Cipher.DECRYPT_MODE, header, sealed, padded(nonce));
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not open a packet", e);
        }
    }

    /// The whole construction with a full nonce, as the published test vectors give it.
    byte[] run(int mode, byte[] header, byte[] data, byte[] nonce) throws GeneralSecurityException {
        byte[] subkey = HChaCha20.derive(key, Arrays.copyOf(nonce, 16));
        byte[] shortNonce = ByteBuffer.allocate(12).putInt(0).put(nonce, 16, NONCE - 16).array();
        cipher.init(mode, new SecretKeySpec(subkey, "ChaCha20"), new IvParameterSpec(shortNonce));
        cipher.updateAAD(header);
        return cipher.doFinal(data);
    }

    private static byte[] padded(int nonce) {
        return ByteBuffer.allocate(NONCE).putInt(nonce).array();
    }
}
