package dev.tonearm.standin.rtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256 in Galois/counter mode.
final class AesGcmCipher implements PacketCipher {

    private static final int IV_BYTES = 12;

    private final SecretKeySpec key;
    private final Cipher cipher;

    AesGcmCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no AES-GCM", e);
        }
    }

    @Override
    public byte[] seal(byte[] header, byte[] payload, int nonce) {
        try {
            return run(Cipher.ENCRYPT_MODE, header, payload, nonce);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not seal a packet", e);
        }
    }

    @Override
    public byte[] open(byte[] header, byte[] sealed, int nonce) throws AEADBadTagException {
        try {
            return run(Cipher.DECRYPT_MODE, header, sealed, nonce);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not open a packet", e);
        }
    }

    private byte[] run(int mode, byte[] header, byte[] data, int nonce)
            throws GeneralSecurityException {
        byte[] iv = ByteBuffer.allocate(IV_BYTES).putInt(nonce).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, iv));
        cipher.updateAAD(header);
        return cipher.doFinal(data);
    }
}
