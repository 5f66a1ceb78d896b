package dev.tonearm.standin.rtp;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The clear part of a packet.
///
/// @param sequence 16 bits, one more with every packet
/// @param timestamp 32 bits, in samples of 48 kHz
/// @param clearBytes how much of the packet is authenticated but not encrypted
/// @param extensionBytes how much of the opened payload is the header extension, before the audio
public record RtpHeader(
        int payloadType,
        int sequence,
        int timestamp,
        int ssrc,
        int clearBytes,
        int extensionBytes) {

    /// Discord's dynamic payload type for Opus.
    public static final int OPUS = 120;

    /// Samples of one channel in the 20 ms that a packet holds.
    public static final int FRAME_SAMPLES = 960;

    private static final int FIXED_BYTES = 12;

    /// The header of a packet without extension, as this node sends it.
    public static byte[] write(int sequence, int timestamp, int ssrc) {
        return ByteBuffer.allocate(FIXED_BYTES)
                .put((byte) 0x80)
                .put((byte) OPUS)
                .putShort((short) sequence)
                .putInt(timestamp)
                .putInt(ssrc)
                .array();
    }

    /// Reads the header; empty if this is no RTP packet of version 2 that could hold a sealed
    /// payload.
    public static Optional<RtpHeader> read(byte[] packet) {
        if (packet.length < FIXED_BYTES || (packet[0] & 0xC0) != 0x80) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(packet);
        int clear = FIXED_BYTES + 4 * (packet[0] & 0x0F);
        int extension = 0;
        if ((packet[0] & 0x10) != 0) {
            if (packet.length < clear + 4) {
                return Optional.empty();
            }
            extension = 4 * Short.toUnsignedInt(in.getShort(clear + 2));
            clear += 4;
        }
        if (packet.length < clear + extension + PacketCipher.TAG_BYTES + PacketCipher.NONCE_BYTES) {
            return Optional.empty();
        }
        return Optional.of(
                new RtpHeader(
                        packet[1] & 0x7F,
                        Short.toUnsignedInt(in.getShort(2)),
                        in.getInt(4),
                        in.getInt(8),
                        clear,
                        extension));
    }

    /// Whether a datagram is RTCP, which shares the port: its type lies in 200 to 204.
    public static boolean isControl(byte[] packet) {
        return packet.length >= 8
                && (packet[0] & 0xC0) == 0x80
                && (packet[1] & 0xFF) >= 200
                && (packet[1] & 0xFF) <= 204;
    }
}
