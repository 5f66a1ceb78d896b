package dev.tonearm.standin.music;

/// How an instrument sounds: the strengths of its harmonics and the shape of a note in time.
enum Timbre {
    /// A soft organ-like bed for chords.
    PAD(0.35, 0, 0.5, 5, 1, 0.35, 0.18, 0.06),
    /// Slow strings with a brighter edge.
    STRINGS(0.22, 0, 0.35, 6, 1, 0.5, 0.33, 0.25, 0.15, 0.08),
    /// A nylon string: quick attack, rings out.
    PLUCK(0.004, 0.55, 0.08, 1, 1, 0.55, 0.3, 0.12, 0.08, 0.05),
    /// An electric piano: rounder and longer than the pluck.
    KEYS(0.006, 1.1, 0.15, 2, 1, 0.28, 0.05, 0.12),
    /// Wooden bars: almost a sine with a knock on top.
    MARIMBA(0.002, 0.32, 0.05, 0, 1, 0, 0, 0.28, 0, 0.04),
    /// Glass bells.
    BELL(0.002, 1.6, 0.3, 3, 1, 0, 0.42, 0, 0.25, 0, 0.1),
    /// A breathy lead.
    FLUTE(0.06, 0, 0.12, 2, 1, 0.22, 0.1),
    /// A round bass.
    BASS(0.008, 0.9, 0.06, 0, 1, 0.5, 0.22, 0.1);

    static final int TABLE = 2048;

    final double attackSeconds;

    /// Time in which a held note falls to a third; 0 holds it.
    final double decaySeconds;

    final double releaseSeconds;

    /// How far left and right are detuned against each other, which gives width.
    final double detuneCents;

    @SuppressWarnings("ImmutableEnumChecker") // filled once by the constructor and never handed out
    private final float[] cycle = new float[TABLE + 1];

    Timbre(double attack, double decay, double release, double detuneCents, double... harmonics) {
        this.attackSeconds = attack;
        this.decaySeconds = decay;
        this.releaseSeconds = release;
        this.detuneCents = detuneCents;
        for (int i = 0; i <= TABLE; i++) {
            double sum = 0;
            for (int h = 0; h < harmonics.length; h++) {
                sum += harmonics[h] * Math.sin(2 * Math.PI * (h + 1) * i / TABLE);
            }
            cycle[i] = (float) sum;
        }
    }

    /// The value of the wave at a phase of 0 (inclusive) to 1 (exclusive).
    float at(double phase) {
        double exact = phase * TABLE;
        int index = (int) exact;
        float fraction = (float) (exact - index);
        return cycle[index] + fraction * (cycle[index + 1] - cycle[index]);
    }
}
