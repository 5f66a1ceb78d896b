package dev.tonearm.core.audio;

import dev.tonearm.core.audio.Filter.ChannelMix;
import dev.tonearm.core.audio.Filter.Distortion;
import dev.tonearm.core.audio.Filter.Equalizer;
import dev.tonearm.core.audio.Filter.Karaoke;
import dev.tonearm.core.audio.Filter.LowPass;
import dev.tonearm.core.audio.Filter.Rotation;
import dev.tonearm.core.audio.Filter.Timescale;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Filter.Vibrato;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Any filters that there can be.
public final class AudioArbitraries {
    private static final Arbitrary<Float> SHARES = singles(0, 1);
    private static final Arbitrary<Float> DEPTHS = singles(0.01f, 1);
    private static final Arbitrary<Float> CURVES = singles(-100, 100);

    private AudioArbitraries() {}

    public static Arbitrary<Sound> sounds() {
        return Combinators.combine(Arbitraries.integers().between(0, 200), filters())
                .as(Sound::new);
    }

    public static Arbitrary<Filters> filters() {
        return each().list()
                .ofMaxSize(9)
                .map(all -> {
                    Filters filters = Filters.NONE;
                    for (Filter filter : all) filters = filters.with(filter);
                    return filters;
                });
    }

    public static Arbitrary<Timescale> timescales() {
        Arbitrary<Double> factors =
                Arbitraries.doubles().between(Timescale.SLOWEST, Timescale.FASTEST).ofScale(3);
        return Combinators.combine(factors, factors, factors).as(Timescale::new);
    }

    /// Any one of them.
    public static Arbitrary<Filter> each() {
        return Arbitraries.oneOf(
                List.of(
                        singles(Equalizer.LEAST, Equalizer.MOST)
                                .list()
                                .ofSize(Equalizer.BANDS)
                                .map(Equalizer::new),
                        Combinators.combine(SHARES, SHARES, singles(1, 20_000), singles(1, 20_000))
                                .as(Karaoke::new),
                        timescales(),
                        Combinators.combine(singles(0.1f, 50), DEPTHS).as(Tremolo::new),
                        Combinators.combine(singles(0.1f, Vibrato.FASTEST), DEPTHS)
                                .as(Vibrato::new),
                        Combinators.combine(
                                        CURVES, CURVES, CURVES, CURVES, CURVES, CURVES, CURVES,
                                        CURVES)
                                .as(Distortion::new),
                        Arbitraries.doubles().between(-5, 5).map(Rotation::new),
                        Combinators.combine(SHARES, SHARES, SHARES, SHARES).as(ChannelMix::new),
                        singles(1.1f, 500).map(LowPass::new)));
    }

    private static Arbitrary<Float> singles(float least, float most) {
        return Arbitraries.floats().between(least, most);
    }
}
