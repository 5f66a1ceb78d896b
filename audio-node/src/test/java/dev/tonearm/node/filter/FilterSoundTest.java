package dev.tonearm.node.filter;

import static dev.tonearm.node.filter.Filtered.silence;
import static dev.tonearm.node.filter.Filtered.sum;
import static dev.tonearm.node.filter.Filtered.through;
import static dev.tonearm.node.filter.Filtered.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tonearm.discord.voice.Course;
import dev.tonearm.discord.voice.Sound;
import dev.tonearm.standin.sound.Spectrum;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What each filter does to a sound, measured.
final class FilterSoundTest {

    private static final Duration WINDOW = Duration.ofMillis(20);

    /// The level of a tone of half of full scale.
    private static final double PLAIN = 0.5 / Math.sqrt(2);

    @Test
    void volume_follows_lavaplayers_curve_of_loudness() {
        assertThat(through("{\"volume\":0.5}", tone(440)).rms())
                .isCloseTo(Math.tan(0.395) * PLAIN, within(0.005));
        assertThat(through("{\"volume\":1.01}", tone(440)).rms()).isCloseTo(PLAIN, within(0.005));
        assertThat(through("{\"volume\":0}", tone(440)).rms()).isZero();
    }

    @Test
    void an_equalizer_raises_and_lowers_its_bands_only() {
        float[] music = sum(tone(63, 2), tone(2_500, 2));
        Spectrum plain = through("{}", music).spectrum();
        Spectrum bass = through("{\"equalizer\":[{\"band\":2,\"gain\":0.5}]}", music).spectrum();
        Spectrum cut = through("{\"equalizer\":[{\"band\":10,\"gain\":-0.25}]}", music).spectrum();
        assertThat(bass.bandRms(40, 160)).isGreaterThan(1.4 * plain.bandRms(40, 160));
        assertThat(bass.bandRms(2_000, 3_000)).isCloseTo(plain.bandRms(2_000, 3_000), within(0.02));
        assertThat(cut.bandRms(2_000, 3_000)).isLessThan(0.6 * plain.bandRms(2_000, 3_000));
    }

    @Test
    void karaoke_takes_out_what_both_sides_share_but_for_its_band() {
        String karaoke = "{\"karaoke\":{}}";
        assertThat(through(karaoke, tone(2_000)).rms()).isLessThan(0.05);
        assertThat(through(karaoke, tone(220)).rms()).isGreaterThan(0.15);
        assertThat(through(karaoke, tone(2_000), silence()).leftRms()).isGreaterThan(0.3);
        assertThat(through("{\"karaoke\":{\"monoLevel\":0}}", tone(220)).rms()).isLessThan(0.01);
    }

    @Test
    void tremolo_swings_the_level_between_full_and_its_depth() {
        Course level =
                Course.ofLevel(
                        through("{\"tremolo\":{\"frequency\":4,\"depth\":0.6}}", tone(1_000, 3)),
                        WINDOW);
        assertThat(level.most()).isCloseTo(PLAIN, within(0.01));
        assertThat(level.least()).isCloseTo(0.4 * PLAIN, within(0.02));
        assertThat(level.hertz()).isCloseTo(4, within(0.1));
    }

    @Test
    void vibrato_swings_the_pitch_around_its_own_and_keeps_the_level() {
        Sound sound = through("{\"vibrato\":{\"frequency\":5,\"depth\":1}}", tone(2_000, 3));
        Course pitch = Course.ofPitch(sound, WINDOW);
        // The delay swings by 1 ms to each side: at 5 Hz the pitch does so by 3.1 %.
        assertThat(pitch.most()).isBetween(2_040.0, 2_070.0);
        assertThat(pitch.least()).isBetween(1_930.0, 1_960.0);
        assertThat(pitch.hertz()).isCloseTo(5, within(0.2));
        assertThat(sound.rms()).isCloseTo(PLAIN, within(0.02));
    }

    @Test
    void rotation_walks_from_side_to_side_as_often_as_it_says() {
        Sound sound = through("{\"rotation\":{\"rotationHz\":0.5}}", tone(440, 6));
        Course balance = Course.ofBalance(sound, WINDOW);
        assertThat(balance.least()).isLessThan(-0.95);
        assertThat(balance.most()).isGreaterThan(0.95);
        assertThat(balance.hertz()).isCloseTo(0.5, within(0.02));
        // A quarter of the first turn: all of it is on the left.
        assertThat(sound.windows(Duration.ofMillis(100)).get(4).balance()).isLessThan(-0.9);
    }

    @Test
    void a_rotation_below_zero_turns_the_other_way() {
        Sound sound = through("{\"rotation\":{\"rotationHz\":-0.5}}", tone(440, 2));
        assertThat(sound.windows(Duration.ofMillis(100)).get(4).balance()).isGreaterThan(0.9);
    }

    @Test
    void distortion_makes_overtones() {
        Spectrum plain = through("{}", tone(400)).spectrum();
        Spectrum bent = through("{\"distortion\":{\"sinScale\":8}}", tone(400)).spectrum();
        assertThat(plain.bandRms(700, 8_000)).isLessThan(0.001);
        assertThat(bent.bandRms(700, 8_000)).isGreaterThan(0.1);
    }

    @Test
    void a_channel_mix_moves_between_the_sides() {
        String mono =
                """
                {"channelMix":{"leftToLeft":0.5,"leftToRight":0.5,"rightToLeft":0.5,"rightToRight":0.5}}\
                """;
        String swap =
                """
                {"channelMix":{"leftToLeft":0,"leftToRight":1,"rightToLeft":1,"rightToRight":0}}\
                """;
        assertThat(through("{}", tone(440), silence()).balance()).isEqualTo(-1);
        assertThat(through(swap, tone(440), silence()).balance()).isEqualTo(1);
        assertThat(through(mono, tone(440), silence()).balance()).isZero();
    }

    @Test
    void a_low_pass_takes_the_highs_and_leaves_the_lows() {
        Spectrum heard =
                through("{\"lowPass\":{\"smoothing\":20}}", sum(tone(60, 2), tone(6_000, 2)))
                        .spectrum();
        assertThat(heard.bandRms(40, 100)).isGreaterThan(0.16);
        assertThat(heard.bandRms(5_000, 7_000)).isLessThan(0.02);
    }

    @Test
    void filters_work_together() {
        String all =
                """
                {"timescale":{"pitch":1.5},"tremolo":{"frequency":4,"depth":0.5},"rotation":{"rotationHz":0.5}}\
                """;
        Sound sound = through(all, tone(440, 6));
        assertThat(sound.spectrum().dominantHertz()).isCloseTo(660, within(5.0));
        assertThat(Course.ofBalance(sound, WINDOW).hertz()).isCloseTo(0.5, within(0.05));
        assertThat(
                        IntStream.of(0, 1)
                                .mapToObj(
                                        second -> sound.windows(Duration.ofSeconds(1)).get(second))
                                .allMatch(part -> part.rms() > 0.05))
                .isTrue();
    }
}
