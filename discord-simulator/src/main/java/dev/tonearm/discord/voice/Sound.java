package dev.tonearm.discord.voice;

import dev.tonearm.standin.sound.Spectrum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A stretch of decoded audio: 48 kHz, interleaved stereo.
public final class Sound {

    static final int RATE = OpusEar.RATE;

    private final short[] samples;

    Sound(short[] samples) {
        this.samples = samples;
    }

    /// A sound out of samples from -1 to 1, as many for each side.
    public static Sound of(float[] left, float[] right) {
        short[] samples = new short[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            samples[2 * i] = sample(left[i]);
            samples[2 * i + 1] = sample(right[i]);
        }
        return new Sound(samples);
    }

    private static short sample(float value) {
        return (short) Math.clamp(Math.round(value * 32_768), -32_768, 32_767);
    }

    /// One after the other, without what is left at the end.
    public List<Sound> windows(Duration each) {
        int length = 2 * (int) (each.toNanos() * RATE / 1_000_000_000L);
        List<Sound> windows = new ArrayList<>();
        for (int from = 0; from + length <= samples.length; from += length) {
            windows.add(new Sound(Arrays.copyOfRange(samples, from, from + length)));
        }
        return windows;
    }

    public Duration length() {
        return Duration.ofNanos(samples.length / 2 * 1_000_000_000L / RATE);
    }

    /// Where the sound is: -1 is left, 1 right, 0 the middle, and silence too.
    public double balance() {
        double left = rms(0);
        double right = rms(1);
        return left + right == 0 ? 0 : (right - left) / (right + left);
    }

    public double leftRms() {
        return rms(0);
    }

    private double rms(int channel) {
        double sum = 0;
        for (int i = channel; i < samples.length; i += 2) {
            sum += (double) samples[i] * samples[i];
        }
        return samples.length == 0 ? 0 : Math.sqrt(2 * sum / samples.length) / 32_768;
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
