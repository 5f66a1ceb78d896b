package dev.tonearm.core.sound;

import dev.tonearm.core.locale.Texts;
import java.util.List;

/// A third of the equaliser: as many bands as a form has lines.
enum EqualizerPart {
    BASS(0),
    MIDDLE(5),
    TREBLE(10);

    /// The middle of each band in hertz (Lavalink's, docs/api/rest, "Equalizer").
    private static final List<Integer> HERTZ =
            List.of(
                    25, 40, 63, 100, 160, 250, 400, 630, 1_000, 1_600, 2_500, 4_000, 6_300, 10_000,
                    16_000);

    static final int BANDS = 5;

    private final int first;

    EqualizerPart(int first) {
        this.first = first;
    }

    /// Its first band, from 0.
    int first() {
        return first;
    }

    /// What a band is called, such as `630 Hz` or `1.6 kHz`.
    static String name(int band, Texts texts) {
        int hertz = hertz(band);
        return hertz < 1_000 ? hertz + " Hz" : texts.number(hertz / 1_000.0) + " kHz";
    }

    static int hertz(int band) {
        return HERTZ.get(band);
    }
}
