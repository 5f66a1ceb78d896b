package dev.tonearm.standin.music;

import java.util.List;

/// A piece of the built-in library, as a score.
///
/// @param pedal the steady tone it is recognised by; louder than every other partial at any time,
///   so that a spectrum of any second of the piece peaks there, also after Opus
/// @param chords one chord a bar, lowest note first, repeated until the bars are full
record Piece(
        String title,
        String author,
        int beatsPerMinute,
        int bars,
        Pitch pedal,
        List<String> chords,
        List<Part> parts) {

    /// Seconds after the last bar in which its notes ring out.
    private static final double TAIL = 2;

    private static final double PEDAL_LEVEL = 0.30;

    String file() {
        String name = (author + " - " + title).toLowerCase(java.util.Locale.ROOT);
        return name.replaceAll("[^a-z0-9]+", "-") + ".wav";
    }

    double seconds() {
        return bars * 4 * 60.0 / beatsPerMinute + TAIL;
    }

    Mixdown perform() {
        Mixdown mix = new Mixdown(seconds());
        double beat = 60.0 / beatsPerMinute;
        for (int index = 0; index < bars; index++) {
            List<Pitch> chord = Pitch.chord(chords.get(index % chords.size()));
            Part.Bar bar = new Part.Bar(index, index * 4 * beat, beat, chord);
            for (Part part : parts) {
                if (index >= part.entersAt()) {
                    part.play(mix, bar);
                }
            }
        }
        mix.reverb(0.055f);
        mix.pedal(pedal.hertz(), PEDAL_LEVEL);
        return mix;
    }
}
