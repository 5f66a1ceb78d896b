package dev.tonearm.standin.rtp;

import javax.crypto.AEADBadTagException;

/// Seals and opens payloads under one connection's key.
public sealed interface PacketCipher permits AesGcmCipher, XChaChaCipher {

    int KEY_BYTES = 32;
    int TAG_BYTES = 16;
    int NONCE_BYTES = 4;

    /// Encrypts and authenticates.
    ///
    /// @param nonce the counter that is sent along; never twice under one key
    /// @return ciphertext and tag
    byte[] seal(byte[] header, byte[] payload, int nonce);

    /// Gives the payload of what [#seal] made.
    ///
    /// @throws AEADBadTagException if key, header, nonce or ciphertext are not what was sealed
    byte[] open(byte[] header, byte[] sealed, int nonce) throws AEADBadTagException;
}
