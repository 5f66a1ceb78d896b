package dev.tonearm.local.node.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sedmelluq.discord.lavaplayer.filter.AudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import com.sedmelluq.discord.lavaplayer.filter.UniversalPcmAudioFilter;
import com.sedmelluq.discord.lavaplayer.format.StandardAudioDataFormats;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FiltersTest {

    private static final int SECOND = 48_000;

    @Test
    void volume_scales_and_mixing_moves_between_the_channels() {
        float[][] loud = run("{\"volume\":0.5}", sine(440), sine(440));
        assertThat(rms(loud[0])).isCloseTo(0.5 * 0.3536, within(0.01));
        float[][] swapped =
                run(
                        "{\"channelMix\":{\"leftToLeft\":0,\"leftToRight\":1,\"rightToLeft\":1,\"rightToRight\":0}}",
                        sine(440),
                        new float[SECOND]);
        assertThat(rms(swapped[0])).isZero();
        assertThat(rms(swapped[1])).isCloseTo(0.3536, within(0.01));
    }

    @Test
    void a_low_pass_takes_the_highs_and_leaves_the_lows() {
        String filter = "{\"lowPass\":{\"smoothing\":20}}";
        double low = rms(run(filter, sine(60), sine(60))[0]);
        double high = rms(run(filter, sine(6_000), sine(6_000))[0]);
        assertThat(low).isGreaterThan(0.3);
        assertThat(high).isLessThan(0.05);
    }

    @Test
    void karaoke_takes_out_what_both_channels_share() {
        float[][] centre = run("{\"karaoke\":{\"monoLevel\":0}}", sine(1_000), sine(1_000));
        assertThat(rms(centre[0])).isLessThan(0.01);
        float[][] side = run("{\"karaoke\":{\"monoLevel\":0}}", sine(1_000), new float[SECOND]);
        assertThat(rms(side[0])).isGreaterThan(0.3);
    }

    @Test
    void tremolo_swings_the_volume_between_full_and_the_depth() {
        float[][] out = run("{\"tremolo\":{\"frequency\":1,\"depth\":1}}", ones(), ones());
        assertThat(min(out[0])).isCloseTo(0, within(0.001f));
        assertThat(max(out[0])).isCloseTo(1, within(0.001f));
    }

    @Test
    void rotation_walks_from_side_to_side() {
        float[][] out = run("{\"rotation\":{\"rotationHz\":1}}", ones(), ones());
        assertThat(out[0][SECOND / 4]).isCloseTo(1, within(0.01f));
        assertThat(out[1][SECOND / 4]).isCloseTo(0, within(0.01f));
        assertThat(out[0][SECOND * 3 / 4]).isCloseTo(0, within(0.01f));
        assertThat(out[1][SECOND * 3 / 4]).isCloseTo(1, within(0.01f));
    }

    @Test
    void vibrato_bends_the_pitch_and_keeps_the_level() {
        float[] in = sine(1_000);
        float[] out = run("{\"vibrato\":{\"frequency\":5,\"depth\":1}}", in, in)[0];
        assertThat(rms(out)).isCloseTo(rms(in), within(0.02));
        assertThat(crossings(out, 0, SECOND / 20))
                .isNotEqualTo(crossings(out, SECOND / 10, SECOND * 3 / 20));
    }

    @Test
    void distortion_and_equalizer_change_the_level() {
        double plain = rms(sine(440));
        assertThat(
                        rms(
                                run(
                                        "{\"distortion\":{\"tanOffset\":1,\"scale\":2}}",
                                        sine(440),
                                        sine(440))[0]))
                .isNotCloseTo(plain, within(0.05));
        assertThat(
                        rms(
                                run(
                                        "{\"equalizer\":[{\"band\":6,\"gain\":-0.25}]}",
                                        sine(440),
                                        sine(440))[0]))
                .isLessThan(plain * 0.7);
    }

    @Test
    void filters_are_applied_together_and_shown_as_they_were_asked_for() {
        String asked = "{\"volume\":0.5,\"tremolo\":{\"depth\":0.2},\"karaoke\":null}";
        Filters filters = parse(asked);
        assertThat(filters.changeNothing()).isFalse();
        assertThat(filters.json().toString())
                .isEqualTo("{\"volume\":0.5,\"tremolo\":{\"depth\":0.2}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"volume\":1}",
                "{\"lowPass\":{\"smoothing\":1}}",
                "{\"rotation\":{\"rotationHz\":0}}",
                "{\"pluginFilters\":{}}"
            })
    void what_changes_nothing_costs_nothing(String json) {
        assertThat(parse(json).changeNothing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"volume\":5.1}",
                "{\"volume\":\"1\"}",
                "{\"equalizer\":[{\"band\":15,\"gain\":0}]}",
                "{\"equalizer\":[{\"band\":1,\"gain\":-0.3}]}",
                "{\"equalizer\":{}}",
                "{\"tremolo\":{\"frequency\":0}}",
                "{\"vibrato\":{\"frequency\":15}}",
                "{\"karaoke\":{\"level\":1.5}}",
                "{\"channelMix\":{\"leftToLeft\":-1}}",
                "{\"timescale\":{}}",
                "{\"pluginFilters\":{\"echo\":{}}}",
                "{\"reverb\":{}}",
                "[]"
            })
    void what_is_out_of_bounds_or_unknown_is_refused(String json) {
        assertThatThrownBy(() -> parse(json)).isInstanceOf(InvalidFilter.class);
    }

    private static Filters parse(String json) {
        try {
            return Filters.parse(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static float[][] run(String json, float[] left, float[] right) {
        Sink sink = new Sink();
        List<AudioFilter> chain =
                parse(json).factory().buildChain(null, StandardAudioDataFormats.DISCORD_OPUS, sink);
        FloatPcmAudioFilter first = (FloatPcmAudioFilter) chain.getFirst();
        try {
            for (int at = 0; at < SECOND; at += 960) {
                first.process(new float[][] {left, right}, at, 960);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return sink.heard;
    }

    /// Collects a second of what comes out.
    private static final class Sink implements UniversalPcmAudioFilter {
        final float[][] heard = new float[2][SECOND];
        private int at;

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

    private static float[] sine(double hertz) {
        float[] samples = new float[SECOND];
        for (int i = 0; i < SECOND; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / SECOND));
        }
        return samples;
    }

    private static float[] ones() {
        float[] samples = new float[SECOND];
        Arrays.fill(samples, 1);
        return samples;
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    private static float min(float[] samples) {
        float min = Float.MAX_VALUE;
        for (float sample : samples) {
            min = Math.min(min, sample);
        }
        return min;
    }

    private static float max(float[] samples) {
        float max = -Float.MAX_VALUE;
        for (float sample : samples) {
            max = Math.max(max, sample);
        }
        return max;
    }

    private static int crossings(float[] samples, int from, int to) {
        int crossings = 0;
        for (int i = from + 1; i < to; i++) {
            if (samples[i - 1] < 0 && samples[i] >= 0) {
                crossings++;
            }
        }
        return crossings;
    }
}
