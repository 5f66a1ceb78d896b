package dev.tonearm.node.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sedmelluq.discord.lavaplayer.filter.AudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.UniversalPcmAudioFilter;
import com.sedmelluq.discord.lavaplayer.format.StandardAudioDataFormats;
import dev.tonearm.discord.voice.Sound;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What a player's filters make of samples.
final class Filtered {

    static final int SECOND = 48_000;

    private static final int BUFFER = 960;

    private Filtered() {}

    static Filters parse(String json, FilterKind... without) {
        return Filters.parse(json(json), Set.of(without));
    }

    static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// The same on both sides.
    static Sound through(String filters, float[] both) {
        return through(filters, both, both);
    }

    /// All that comes out, to the end.
    static Sound through(String filters, float[] left, float[] right) {
        Sink sink = new Sink();
        List<AudioFilter> chain =
                parse(filters)
                        .factory()
                        .buildChain(null, StandardAudioDataFormats.DISCORD_OPUS, sink);
        FloatPcmAudioFilter first = chain.isEmpty() ? sink : (FloatPcmAudioFilter) chain.getFirst();
        float[][] input = {left.clone(), right.clone()};
        try {
            for (int at = 0; at < left.length; at += BUFFER) {
                first.process(input, at, Math.min(BUFFER, left.length - at));
            }
            for (AudioFilter filter : chain) {
                filter.flush();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return sink.heard();
    }

    /// A tone of half of full scale.
    static float[] tone(double hertz, double seconds) {
        float[] samples = new float[(int) (seconds * SECOND)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / SECOND));
        }
        return samples;
    }

    static float[] tone(double hertz) {
        return tone(hertz, 1);
    }

    static float[] sum(float[] one, float[] other) {
        float[] sum = new float[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (one[i] + other[i]) / 2;
        }
        return sum;
    }

    static float[] silence() {
        return new float[SECOND];
    }

    private static final class Sink implements UniversalPcmAudioFilter {

        private final float[][] heard = new float[2][20 * SECOND];
        private int at;

        Sound heard() {
            return Sound.of(Arrays.copyOf(heard[0], at), Arrays.copyOf(heard[1], at));
        }

        @Override
        public void process(float[][] input, int offset, int length) {
            System.arraycopy(input[0], offset, heard[0], at, length);
            System.arraycopy(input[1], offset, heard[1], at, length);
            at += length;
        }

        @Override
        public void process(short[] input, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void process(ShortBuffer buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void process(short[][] input, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void seekPerformed(long requestedTime, long providedTime) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
