package dev.tonearm.core.plan;

/// What a plan has or has not. Whoever does one of these things asks for it by this name, and never
/// for a plan.
public enum Feature implements Need {
    /// Every change of the sound but its volume.
    EFFECTS,

    /// Going on with what is alike when the queue is at its end.
    AUTOPLAY,

    /// Louder than the source is.
    VOLUME_OVER_100,

    /// Staying in a voice channel whoever is there and whatever plays.
    ALWAYS_ON
}
