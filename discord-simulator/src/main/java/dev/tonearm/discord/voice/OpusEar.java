package dev.tonearm.discord.voice;

import com.sedmelluq.discord.lavaplayer.natives.opus.OpusDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/// Decodes one stream of Opus packets to 48 kHz stereo. It holds native memory: close it.
final class OpusEar implements AutoCloseable {

    static final int RATE = 48_000;

    /// The longest packet Opus allows: 120 ms.
    private static final int MAX_FRAMES = RATE * 120 / 1000;

    private final OpusDecoder decoder = new OpusDecoder(RATE, 2);
    private final ByteBuffer in = ByteBuffer.allocateDirect(4096);
    private final ShortBuffer out =
            ByteBuffer.allocateDirect(MAX_FRAMES * 2 * Short.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asShortBuffer();

    /// Interleaved left and right.
    ///
    /// @throws IllegalStateException if this is no Opus packet
    short[] decode(byte[] opus) {
        in.clear();
        in.put(opus).flip();
        out.clear();
        int frames = decoder.decode(in, out);
        short[] samples = new short[frames * 2];
        out.position(0);
        out.get(samples);
        return samples;
    }

    @Override
    public void close() {
        decoder.close();
    }
}
