package dev.tonearm.node.voice;

import dev.tonearm.standin.rtp.PacketCipher;
import dev.tonearm.standin.rtp.RtpHeader;
import dev.tonearm.standin.rtp.RtpPacket;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns a connection's frames into packets. Only the pacer's thread calls [#beat].
final class RtpSender {

    private static final Logger LOG = LoggerFactory.getLogger(RtpSender.class);

    /// Sent five times when sound ends, so that decoders do not smear the last frame.
    private static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    private static final int SILENCE_FRAMES = 5;

    /// Tells the gateway that sound begins or has ended.
    interface Speaking {
        void set(boolean speaking);
    }

    private final DatagramSocket socket;
    private final PacketCipher cipher;
    private final int ssrc;
    private final FrameSource frames;
    private final Speaking speaking;
    private int sequence = ThreadLocalRandom.current().nextInt(0x10000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private int nonce;
    private int silenceLeft;

    RtpSender(
            DatagramSocket socket,
            PacketCipher cipher,
            int ssrc,
            FrameSource frames,
            Speaking speaking) {
        this.socket = socket;
        this.cipher = cipher;
        this.ssrc = ssrc;
        this.frames = frames;
        this.speaking = speaking;
    }

    void beat() {
        // The media clock runs whether or not there is sound: a pause is a jump of the timestamp.
        timestamp += RtpHeader.FRAME_SAMPLES;
        Optional<byte[]> frame = frames.next();
        if (frame.isPresent()) {
            if (silenceLeft < SILENCE_FRAMES) {
                silenceLeft = SILENCE_FRAMES;
                speaking.set(true);
            }
            send(frame.get());
        } else if (silenceLeft > 0) {
            send(SILENCE);
            silenceLeft--;
            if (silenceLeft == 0) {
                speaking.set(false);
            }
        }
    }

    private void send(byte[] opus) {
        sequence = (sequence + 1) & 0xFFFF;
        nonce++;
        byte[] header = RtpHeader.write(sequence, timestamp, ssrc);
        byte[] packet = RtpPacket.seal(cipher, header, opus, nonce);
        try {
            socket.send(new DatagramPacket(packet, packet.length));
        } catch (IOException e) {
            // UDP promises nothing; the websocket decides whether the connection lives.
            LOG.debug("a packet could not be sent", e);
        }
    }
}
