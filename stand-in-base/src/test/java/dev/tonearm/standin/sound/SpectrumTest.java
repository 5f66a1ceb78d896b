package dev.tonearm.standin.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpectrumTest {
    private static final int RATE = 48_000;

    @ParameterizedTest
    @CsvSource({
        "48000, 441.3, 0.05",
        "48000, 7900, 0.05",
        "24000, 61.7, 0.1",
        "9600, 1234.5, 0.5",
        "65536, 750, 0.05",
        "1000, 2000, 5"
    })
    void a_tone_is_found(int samples, double hertz, double within) {
        var spectrum = Spectrum.of(tone(samples, hertz, 0.5), RATE);

        assertThat(spectrum.dominantHertz()).isEqualTo(hertz, within(within));
        assertThat(spectrum.dominantAmplitude()).isEqualTo(0.5, within(0.1));
    }

    @Test
    void the_louder_of_two_tones_dominates_and_each_band_has_its_own() {
        float[] both = tone(RATE, 300, 0.2);
        float[] louder = tone(RATE, 3_000, 0.4);
        for (int i = 0; i < RATE; i++) both[i] += louder[i];
        var spectrum = Spectrum.of(both, RATE);

        assertThat(spectrum.dominantHertz()).isEqualTo(3_000, within(0.05));
        assertThat(spectrum.bandRms(200, 400)).isEqualTo(0.2 / Math.sqrt(2), within(0.001));
        assertThat(spectrum.bandRms(2_900, 3_100)).isEqualTo(0.4 / Math.sqrt(2), within(0.001));
        assertThat(spectrum.bandRms(500, 2_500)).isLessThan(0.001);
    }

    /// The definition of the transform, which takes as many steps as samples for each frequency.
    @ParameterizedTest
    @ValueSource(ints = {33, 64, 100})
    void all_frequencies_are_what_the_definition_says(int samples) {
        float[] sound = new float[samples];
        for (int i = 0; i < samples; i++) sound[i] = (float) Math.sin(i * i);
        int size = Integer.highestOneBit(samples - 1) * 2;
        var spectrum = Spectrum.of(sound, size);

        for (int bin = 1; bin < size / 2; bin++) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < samples; i++) {
                double windowed = sound[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / samples));
                re += windowed * Math.cos(2 * Math.PI * bin * i / size);
                im += windowed * Math.sin(2 * Math.PI * bin * i / size);
            }
            double amplitude = 4 * Math.sqrt(re * re + im * im) / samples;
            double spread = 1.5 * size / samples;
            assertThat(spectrum.bandRms(bin, bin + 1))
                    .as("%d Hz", bin)
                    .isEqualTo(amplitude / Math.sqrt(2 * spread), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 50, 48_000})
    void silence_has_no_tone(int samples) {
        assertThat(Spectrum.of(new float[samples], RATE).dominantHertz()).isZero();
    }

    /// What is below 40 Hz is not looked for, and must not lead to a frequency out of nowhere.
    @ParameterizedTest
    @ValueSource(ints = {50, 480, 48_000})
    void a_rumble_does_not_become_a_frequency_that_nobody_looks_for(int samples) {
        assertThat(Spectrum.of(tone(samples, 20, 1), RATE).dominantHertz()).isBetween(0.0, 2_000.0);
    }

    private static float[] tone(int samples, double hertz, double amplitude) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return tone;
    }
}
