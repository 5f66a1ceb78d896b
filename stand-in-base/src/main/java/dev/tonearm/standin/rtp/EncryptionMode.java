package dev.tonearm.standin.rtp;

import java.util.Arrays;
import java.util.Optional;

/// How the payload of a packet is sealed. In both, the last four bytes of a packet are the start of
/// the nonce, its rest is zero, and what is authenticated but not encrypted is the RTP header with
/// the header of its extension.
public enum EncryptionMode {
    AEAD_AES256_GCM_RTPSIZE("aead_aes256_gcm_rtpsize"),
    AEAD_XCHACHA20_POLY1305_RTPSIZE("aead_xchacha20_poly1305_rtpsize");

    private final String wireName;

    EncryptionMode(String wireName) {
        this.wireName = wireName;
    }

    public static Optional<EncryptionMode> named(String wireName) {
        return Arrays.stream(values()).filter(mode -> mode.wireName.equals(wireName)).findFirst();
    }

    /// The name in READY, SELECT PROTOCOL and SESSION DESCRIPTION.
    public String wireName() {
        return wireName;
    }

    /// A cipher for one connection. It is not for two threads at once.
    public PacketCipher cipher(byte[] key) {
        return switch (this) {
            case AEAD_AES256_GCM_RTPSIZE -> new AesGcmCipher(key);
            case AEAD_XCHACHA20_POLY1305_RTPSIZE -> new XChaChaCipher(key);
        };
    }
}
