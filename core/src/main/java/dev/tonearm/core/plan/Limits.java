package dev.tonearm.core.plan;

/// What a guild's plan allows its player.
///
/// @param queue the most tracks that may wait
/// @param commandsPerWindow the most commands a guild may send in a rate window of 10 s
public record Limits(int queue, int commandsPerWindow) {
    /// What every guild has: a queue of 10,000 tracks, and as many commands as its queue and its
    /// worker carry. Fewer would silence a crowd: of two thousand listeners who vote within a
    /// track, half are sixty in 10 s.
    public static final Limits STANDARD = new Limits(10_000, 500);
}
