package dev.tonearm.standin.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RtpPacketTest {

    private static final byte[] KEY = new byte[PacketCipher.KEY_BYTES];
    private static final byte[] OPUS = {1, 2, 3, 4, 5};

    @ParameterizedTest
    @EnumSource
    void what_was_sealed_opens_with_the_same_key(EncryptionMode mode) throws AEADBadTagException {
        byte[] packet = RtpPacket.seal(mode.cipher(KEY), RtpHeader.write(65_535, 960, 42), OPUS, 7);
        RtpHeader header = RtpHeader.read(packet).orElseThrow();
        assertThat(header).isEqualTo(new RtpHeader(120, 65_535, 960, 42, 12, 0));
        assertThat(RtpPacket.nonce(packet)).isEqualTo(7);
        assertThat(RtpPacket.open(mode.cipher(KEY), header, packet)).isEqualTo(OPUS);
    }

    @ParameterizedTest
    @EnumSource
    void a_changed_header_does_not_open(EncryptionMode mode) {
        byte[] packet = RtpPacket.seal(mode.cipher(KEY), RtpHeader.write(1, 960, 42), OPUS, 7);
        packet[3]++;
        RtpHeader header = RtpHeader.read(packet).orElseThrow();
        assertThatThrownBy(() -> RtpPacket.open(mode.cipher(KEY), header, packet))
                .isInstanceOf(AEADBadTagException.class);
    }

    @ParameterizedTest
    @EnumSource
    void the_extension_is_sealed_with_the_audio_and_taken_off(EncryptionMode mode)
            throws AEADBadTagException {
        byte[] clear =
                ByteBuffer.allocate(16)
                        .put(RtpHeader.write(1, 960, 42))
                        .put(0, (byte) 0x90)
                        .putShort((short) 0xBEDE)
                        .putShort((short) 2)
                        .array();
        byte[] payload = ByteBuffer.allocate(8 + OPUS.length).putLong(-1).put(OPUS).array();
        byte[] packet = RtpPacket.seal(mode.cipher(KEY), clear, payload, 9);
        RtpHeader header = RtpHeader.read(packet).orElseThrow();
        assertThat(header.clearBytes()).isEqualTo(16);
        assertThat(RtpPacket.open(mode.cipher(KEY), header, packet)).isEqualTo(OPUS);
    }

    @Test
    void what_is_no_rtp_is_told_apart() {
        assertThat(RtpHeader.read(new byte[3])).isEmpty();
        assertThat(RtpHeader.read(new byte[40])).isEqualTo(Optional.empty());
        byte[] senderReport = new byte[28];
        senderReport[0] = (byte) 0x80;
        senderReport[1] = (byte) 200;
        assertThat(RtpHeader.isControl(senderReport)).isTrue();
        assertThat(RtpHeader.isControl(RtpHeader.write(1, 1, 1))).isFalse();
    }
}
