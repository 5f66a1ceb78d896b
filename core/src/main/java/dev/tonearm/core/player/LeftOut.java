package dev.tonearm.core.player;

/// Tracks of a list that did not join the queue, by why.
///
/// @param full for which the plan's limit left no room
/// @param refused that lead where a node may not be sent, or say more about themselves than is kept
/// @param oversized that say more of themselves than can be kept
public record LeftOut(int full, int refused, int oversized) {
    public static final LeftOut NONE = new LeftOut(0, 0, 0);

    public LeftOut {
        if (full < 0 || refused < 0 || oversized < 0) {
            throw new IllegalArgumentException("no number of tracks is negative");
        }
    }

    /// With some more for which there was no room.
    public LeftOut withFull(int more) {
        return new LeftOut(full + more, refused, oversized);
    }

    /// All that several lines left out.
    public LeftOut and(LeftOut other) {
        return new LeftOut(full + other.full, refused + other.refused, oversized + other.oversized);
    }
}
