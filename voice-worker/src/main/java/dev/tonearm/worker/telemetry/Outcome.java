package dev.tonearm.worker.telemetry;

import java.util.Locale;

/// How a command ended, as `tonearm_commands_total` counts it.
public enum Outcome {
    /// It was done.
    DONE,
    /// It was done, but the node has yet to follow.
    DONE_LATER,
    /// The journal knew it already; only the answer was given again.
    REPEATED,
    /// The listener was told why not.
    REFUSED,
    /// There was no room for it, and the listener was told to try again.
    SHED,
    /// Discord no longer took an answer, so it was not done.
    EXPIRED,
    /// It was done or refused, but nobody could be told.
    UNANSWERED,
    /// It was given back to the queue.
    RELEASED,
    /// What it asks for is being looked up, and it goes on when that is found.
    APART,
    /// It failed on its last try and is in the dead-letter queue.
    ASIDE;

    /// Whether the listener was left without what was asked for, by no wish of anybody's.
    boolean failed() {
        return switch (this) {
            case SHED, EXPIRED, UNANSWERED, ASIDE -> true;
            case DONE, DONE_LATER, REPEATED, REFUSED, RELEASED, APART -> false;
        };
    }

    /// Whether who gave it has been told what became of it.
    boolean answered() {
        return switch (this) {
            case DONE, DONE_LATER, REPEATED, REFUSED, SHED -> true;
            case EXPIRED, UNANSWERED, RELEASED, APART, ASIDE -> false;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
