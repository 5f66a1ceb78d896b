package dev.tonearm.core.player;

/// Tracks of a list that did not join the queue, by why.
///
/// @param full for which the plan's limit left no room
/// @param refused that lead where a node may not be sent, or say more about themselves than is kept
/// @param oversized that say more of themselves than can be kept
/// @param missing that were chosen and could not be loaded any more
/// @param share for which the server's rule left the requester no room
/// @param tooLong that are longer than the plan takes
public record LeftOut(int full, int refused, int oversized, int missing, int share, int tooLong) {
    public static final LeftOut NONE = new LeftOut(0, 0, 0);

    public LeftOut {
        if (full < 0 || refused < 0 || oversized < 0 || missing < 0 || share < 0 || tooLong < 0) {
            throw new IllegalArgumentException("no number of tracks is negative");
        }
    }

    public LeftOut(int full, int refused, int oversized) {
        this(full, refused, oversized, 0, 0, 0);
    }

    /// With some more that are longer than the plan takes.
    public LeftOut withLong(int more) {
        return new LeftOut(full, refused, oversized, missing, share, tooLong + more);
    }

    /// With some more for which there was no room.
    public LeftOut withFull(int more) {
        return new LeftOut(full + more, refused, oversized, missing, share, tooLong);
    }

    /// With some more that could not be loaded.
    public LeftOut withMissing(int more) {
        return new LeftOut(full, refused, oversized, missing + more, share, tooLong);
    }

    /// With some more that would have been more than the requester's share.
    public LeftOut withShare(int more) {
        return new LeftOut(full, refused, oversized, missing, share + more, tooLong);
    }

    /// All that several lines left out.
    public LeftOut and(LeftOut other) {
        return new LeftOut(
                full + other.full,
                refused + other.refused,
                oversized + other.oversized,
                missing + other.missing,
                share + other.share,
                tooLong + other.tooLong);
    }
}
