package dev.tonearm.standin.rtp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/// Puts whole packets together and takes them apart.
public final class RtpPacket {

    private RtpPacket() {}

    /// Header, sealed payload, nonce.
    public static byte[] seal(PacketCipher cipher, byte[] header, byte[] opus, int nonce) {
        byte[] sealed = cipher.seal(header, opus, nonce);
        return ByteBuffer.allocate(header.length + sealed.length + PacketCipher.NONCE_BYTES)
                .put(header)
                .put(sealed)
                .putInt(nonce)
                .array();
    }

    /// The number at the end of a packet.
    public static int nonce(byte[] packet) {
        return ByteBuffer.wrap(packet).getInt(packet.length - PacketCipher.NONCE_BYTES);
    }

    /// The Opus frame of a packet, without the header extension that was sealed with it.
    ///
    /// @throws AEADBadTagException if it was not sealed under this key
    public static byte[] open(PacketCipher cipher, RtpHeader header, byte[] packet)
            throws AEADBadTagException {
        byte[] clear = Arrays.copyOf(packet, header.clearBytes());
        byte[] sealed =
                Arrays.copyOfRange(
                        packet, header.clearBytes(), packet.length - PacketCipher.NONCE_BYTES);
        byte[] payload = cipher.open(clear, sealed, nonce(packet));
        return Arrays.copyOfRange(payload, header.extensionBytes(), payload.length);
    }
}
