package dev.tonearm.worker.audio.guild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The node that a guild's player is on, and the one that it has just left.
@SuppressWarnings("ReferenceEquality") // a node is nothing but itself
final class Seat {
    private volatile @Nullable PlayerNode node;
    private @Nullable PlayerNode left;
    private volatile Instant touchedAt;

    Seat(Instant now) {
        touchedAt = now;
    }

    @Nullable PlayerNode node() {
        return node;
    }

    /// A node that was left while it may still play for the guild; it is told to stop when its
    /// successor plays.
    @Nullable PlayerNode left() {
        return left;
    }

    boolean isOn(PlayerNode one) {
        return node == one;
    }

    /// Whether what a node says of the guild is of no concern any more.
    boolean isElsewhere(PlayerNode one) {
        PlayerNode on = node;
        return on != null && on != one;
    }

    void place(@Nullable PlayerNode next, Instant now) {
        PlayerNode before = node;
        if (before == next) return;
        touchedAt = now;
        if (before != null) before.placed(-1);
        if (next != null) next.placed(1);
        node = next;
    }

    /// Goes from a node that may play on.
    void leave(PlayerNode from, Instant now) {
        left = from;
        place(null, now);
    }

    /// The node that was left, once, unless the guild is there again.
    @Nullable PlayerNode takeLeft() {
        PlayerNode old = left;
        left = null;
        return old == node ? null : old;
    }

    /// Something was asked of the node.
    void touched(Instant now) {
        touchedAt = now;
    }

    /// When something was last asked of a node, or the guild went to another one.
    Instant touchedAt() {
        return touchedAt;
    }
}
