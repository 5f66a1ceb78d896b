package dev.tonearm.core.audio;

/// How a player sounds.
///
/// @param volume percent
public record Sound(int volume, Filters filters) {
    /// As the tracks are.
    public static final Sound PLAIN = new Sound(100, Filters.NONE);

    /// How fast a track's position moves, in seconds of the track for each second of the clock.
    public double rate() {
        return filters.rate();
    }

    public Sound withVolume(int percent) {
        return new Sound(percent, filters);
    }

    public Sound with(Filters changed) {
        return new Sound(volume, changed);
    }
}
