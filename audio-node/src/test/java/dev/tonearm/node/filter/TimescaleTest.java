package dev.tonearm.node.filter;

import static dev.tonearm.node.filter.Filtered.parse;
import static dev.tonearm.node.filter.Filtered.silence;
import static dev.tonearm.node.filter.Filtered.sum;
import static dev.tonearm.node.filter.Filtered.through;
import static dev.tonearm.node.filter.Filtered.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sedmelluq.discord.lavaplayer.filter.FloatPcmAudioFilter;
import dev.tonearm.discord.voice.Course;
import dev.tonearm.discord.voice.Sound;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Speed, pitch and rate, by length and frequency.
final class TimescaleTest {

    /// Seconds that are stretched at once, and come whole.
    private static final double PIECE = 0.05;

    private static final double PLAIN = 0.5 / Math.sqrt(2);

    @ParameterizedTest(name = "speed {0}, pitch {1}, rate {2}")
    @CsvSource({
        "1.25, 1,    1",
        "0.8,  1,    1",
        "2,    1,    1",
        "0.25, 1,    1",
        "5,    1,    1",
        "1,    1.25, 1",
        "1,    0.5,  1",
        "1,    2,    1",
        "1,    1,    1.3",
        "1,    1,    0.75",
        "1.1,  1.2,  0.9",
        "1.25, 1.25, 1",
        "0.85, 0.85, 1"
    })
    void length_follows_speed_and_rate_and_pitch_follows_pitch_and_rate(
            double speed, double pitch, double rate) {
        Sound sound = through(timescale(speed, pitch, rate), tone(440, 4));
        assertThat(sound.length().toNanos() / 4e9).isCloseTo(1 / (speed * rate), within(PIECE / 4));
        assertThat(sound.spectrum().dominantHertz())
                .isCloseTo(440 * pitch * rate, within(440 * pitch * rate * 0.005));
        assertThat(sound.rms()).isCloseTo(PLAIN, within(0.02));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.25, 1.9})
    void a_stretched_tone_stays_one_tone_of_even_level(double speed) {
        Sound sound = through(timescale(speed, 1, 1), sum(tone(220, 4), tone(1_318.5, 4)));
        var spectrum = sound.spectrum();
        double tones = spectrum.bandRms(210, 230) + spectrum.bandRms(1_300, 1_340);
        assertThat(spectrum.bandRms(300, 1_200)).isLessThan(0.15 * tones);
        assertThat(spectrum.bandRms(1_500, 20_000)).isLessThan(0.1 * tones);
        Course level = Course.ofLevel(sound, Duration.ofMillis(50));
        assertThat(level.least()).isGreaterThan(0.7 * level.most());
    }

    @Test
    void nothing_folds_back_when_the_pitch_goes_up() {
        Sound sound = through(timescale(1, 1, 2), tone(15_000, 2));
        assertThat(sound.rms()).isLessThan(0.01);
    }

    @Test
    void each_side_keeps_its_own() {
        Sound sound = through(timescale(1.3, 1.1, 1), tone(440), silence());
        assertThat(sound.balance()).isEqualTo(-1);
    }

    @Test
    void the_place_in_the_sound_is_kept() {
        float[] quietThenLoud = tone(440, 2);
        Arrays.fill(quietThenLoud, 0, Filtered.SECOND, 0);
        Sound sound = through(timescale(1.25, 1, 1), quietThenLoud);
        var tenths = sound.windows(Duration.ofMillis(100));
        assertThat(tenths).hasSize(16);
        assertThat(tenths.subList(0, 7)).allMatch(part -> part.rms() < 0.01);
        assertThat(tenths.subList(9, 16)).allMatch(part -> part.rms() > 0.3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 100, 1e6})
    void what_nobody_asks_for_in_earnest_breaks_nothing(double speed) {
        assertThat(through(timescale(speed, 1, 1), tone(440, 0.1)).length().toNanos() / 1e9)
                .isCloseTo(0.1 / speed, within(PIECE));
        assertThat(through(timescale(1, 1, Math.max(0.1, speed)), tone(440, 0.1)).rms())
                .isLessThan(0.5);
    }

    @Test
    void a_seek_that_interrupts_a_flush_is_not_forgotten() throws InterruptedException {
        Timescale timescale = new Timescale(new FullBuffer(), 1.25, 1);
        timescale.process(new float[][] {tone(440, 0.05), tone(440, 0.05)}, 0, 2_400);
        timescale.flush();
        assertThat(Thread.interrupted()).isTrue();
    }

    /// Somebody interrupts whoever waits for room in it.
    private static final class FullBuffer implements FloatPcmAudioFilter {
        @Override
        public void process(float[][] input, int offset, int length) throws InterruptedException {
            throw new InterruptedException();
        }

        @Override
        public void seekPerformed(long requestedTime, long providedTime) {}

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void the_tempo_is_speed_times_rate() {
        assertThat(parse(timescale(1.2, 1.4, 0.5)).tempo()).isCloseTo(0.6, within(1e-9));
        assertThat(parse("{}").tempo()).isEqualTo(1);
    }

    private static String timescale(double speed, double pitch, double rate) {
        return "{\"timescale\":{\"speed\":%s,\"pitch\":%s,\"rate\":%s}}"
                .formatted(speed, pitch, rate);
    }
}
