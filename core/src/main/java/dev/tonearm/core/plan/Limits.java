package dev.tonearm.core.plan;

/// What a guild's plan allows its player.
///
/// @param queue the most tracks that may wait
/// @param commandsPerWindow the most commands a guild may send in a rate window of 10 s
public record Limits(int queue, int commandsPerWindow) {
    /// What every guild has: a queue of 10,000 tracks, and 50 commands in 10 s, which no group of
    /// people reaches by hand.
    public static final Limits STANDARD = new Limits(10_000, 50);
}
