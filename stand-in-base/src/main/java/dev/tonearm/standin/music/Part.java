package dev.tonearm.standin.music;

import java.util.List;

/// What one player of the band does in every bar, given the bar's chord.
sealed interface Part {

    /// The bar in which this part comes in; pieces begin thin and fill up.
    int entersAt();

    void play(Mixdown mix, Bar bar);

    /// One bar of four beats.
    record Bar(int index, double start, double beat, List<Pitch> chord) {
        double length() {
            return 4 * beat;
        }

        /// The note of the chord at a step, climbing an octave each time the chord is through.
        Pitch tone(int step) {
            return chord.get(step % chord.size()).up(12 * (step / chord.size()));
        }
    }

    /// Holds the whole chord for the bar.
    record Pad(int entersAt, Timbre timbre, double level) implements Part {
        @Override
        public void play(Mixdown mix, Bar bar) {
            for (int i = 0; i < bar.chord().size(); i++) {
                double pan = 0.5 * (i - (bar.chord().size() - 1) / 2.0) / bar.chord().size();
                mix.note(timbre, bar.chord().get(i).hertz(), bar.start(), bar.length(), level, pan);
            }
        }
    }

    /// Breaks the chord: one digit per step says which of its tones sounds, `-` is a rest.
    record Arpeggio(int entersAt, Timbre timbre, double level, int octaves, String steps)
            implements Part {
        @Override
        public void play(Mixdown mix, Bar bar) {
            double step = bar.length() / steps.length();
            for (int i = 0; i < steps.length(); i++) {
                if (steps.charAt(i) == '-') {
                    continue;
                }
                Pitch pitch = bar.tone(steps.charAt(i) - '0').up(12 * octaves);
                double accent = i % 4 == 0 ? 1 : 0.75;
                double pan = 0.35 * Math.sin(1.3 * i + bar.index());
                mix.note(timbre, pitch.hertz(), bar.start() + i * step, step, level * accent, pan);
            }
        }
    }

    /// Plays the chord's root: `x` on a step, `o` an octave higher, `5` the fifth.
    record Bass(int entersAt, double level, String steps) implements Part {
        @Override
        public void play(Mixdown mix, Bar bar) {
            double step = bar.length() / steps.length();
            Pitch root = bar.chord().getFirst().up(-12);
            for (int i = 0; i < steps.length(); i++) {
                int interval = "x------5----o".indexOf(steps.charAt(i));
                if (steps.charAt(i) != '-' && interval >= 0) {
                    double hertz = root.up(interval).hertz();
                    mix.note(Timbre.BASS, hertz, bar.start() + i * step, step * 1.6, level, 0);
                }
            }
        }
    }

    /// A written tune: bars of notes and rests (`-` holds nothing), repeated when they are through.
    record Tune(int entersAt, Timbre timbre, double level, List<String> bars) implements Part {
        @Override
        public void play(Mixdown mix, Bar bar) {
            String[] steps = bars.get((bar.index() - entersAt) % bars.size()).split(" ", -1);
            double step = bar.length() / steps.length;
            for (int i = 0; i < steps.length; i++) {
                if (steps[i].equals("-") || steps[i].equals(".")) {
                    continue;
                }
                int held = 1;
                while (i + held < steps.length && steps[i + held].equals(".")) {
                    held++;
                }
                double hertz = Pitch.of(steps[i]).hertz();
                mix.note(timbre, hertz, bar.start() + i * step, held * step * 0.95, level, 0.15);
            }
        }
    }

    /// Kick, snare and hat, an `x` for each stroke.
    record Drums(int entersAt, double level, String kick, String snare, String hat)
            implements Part {
        @Override
        public void play(Mixdown mix, Bar bar) {
            for (int i = 0; i < kick.length(); i++) {
                double at = bar.start() + i * bar.length() / kick.length();
                if (kick.charAt(i) == 'x') {
                    mix.kick(at, level);
                }
                if (snare.charAt(i) == 'x') {
                    mix.brush(at, level * 0.75, 0.06, 0.1);
                }
                if (hat.charAt(i) == 'x') {
                    mix.brush(at, level * 0.3, 0.018, -0.3);
                }
            }
        }
    }
}
