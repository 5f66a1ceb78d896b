package dev.tonearm.local.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A stretch of decoded audio: 48 kHz, interleaved stereo.
public final class Sound {

    static final int RATE = OpusEar.RATE;

    private final short[] samples;

    Sound(short[] samples) {
        this.samples = samples;
    }

    /// The root mean square of both channels, as a share of full scale (0 to 1).
    public double rms() {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length) / 32_768;
    }

    public Spectrum spectrum() {
        float[] mono = new float[samples.length / 2];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (samples[2 * i] + samples[2 * i + 1]) / 65_536f;
        }
        return Spectrum.of(mono, RATE);
    }

    /// Signed 16-bit little-endian, as WAV files and the live stream carry it.
    byte[] pcm() {
        return pcm(samples);
    }

    static byte[] pcm(short[] samples) {
        ByteBuffer bytes =
                ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }
}
