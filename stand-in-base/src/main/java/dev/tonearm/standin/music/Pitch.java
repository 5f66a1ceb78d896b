package dev.tonearm.standin.music;

import java.util.Arrays;
import java.util.List;

/// A note of the equal-tempered scale, by its MIDI number (69 is the A of 440 Hz).
record Pitch(int number) {

    private static final String NATURALS = "C D EF G A B";

    /// Reads `"C#4"`, `"Bb3"` or `"E2"`.
    static Pitch of(String name) {
        int number = NATURALS.indexOf(name.charAt(0));
        if (number < 0) {
            throw new IllegalArgumentException("no such note: " + name);
        }
        char accidental = name.charAt(1);
        if (accidental == '#') {
            number++;
        } else if (accidental == 'b') {
            number--;
        }
        int octave = name.charAt(name.length() - 1) - '0';
        return new Pitch(number + 12 * (octave + 1));
    }

    /// Reads a chord, lowest note first: `"D3 F3 A3 C4"`.
    static List<Pitch> chord(String names) {
        return Arrays.stream(names.split(" ", -1)).map(Pitch::of).toList();
    }

    Pitch up(int semitones) {
        return new Pitch(number + semitones);
    }

    double hertz() {
        return 440 * Math.pow(2, (number - 69) / 12.0);
    }
}
