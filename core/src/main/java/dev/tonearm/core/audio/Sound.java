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

    /// The same without a change of speed, for what is live: it comes as fast as it is made, and
    /// nobody can hear ahead of it.
    public Sound ofLive() {
        return rate() == 1 ? this : new Sound(volume, filters.atOwnSpeed());
    }

    public Sound withVolume(int percent) {
        return new Sound(percent, filters);
    }

    public Sound with(Filters changed) {
        return new Sound(volume, changed);
    }
}
