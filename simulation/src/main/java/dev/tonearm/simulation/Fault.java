package dev.tonearm.simulation;

import java.time.Duration;

/// One thing that goes wrong.
///
/// @param at when, in nanoseconds of the run
/// @param victim which of those that there are then
/// @param lasts for how long, where that means something
/// @param variant further randomness
record Fault(long at, Kind kind, int victim, Duration lasts, int variant) {
    enum Kind {
        /// A worker dies at once, and another comes.
        CRASH,
        /// A worker stands still, longer than a lease at times.
        STALL,
        /// A worker is stopped, and another comes.
        STOP,
        /// A deploy: one worker after the other is stopped, each when a new one has come.
        ROLLING,
        /// A deploy of a build that reads and writes a format more, or its way back; the edge goes
        /// first or last.
        TWO_BUILDS,
        /// A worker does not reach one of the places it calls.
        CUT,
        /// Nobody reaches the store.
        STORE_DOWN,
        /// What a worker does ends in an `Error` at every third place where it can.
        ERRORS,
        /// An audio node dies and comes back without its players.
        NODE_CRASH,
        /// Nothing that is started can be loaded.
        SOURCE_AWAY,
        /// A node does not say that a track is over.
        LOST_END,
        /// A wall clock is set.
        CLOCK,
        /// A worker more.
        JOIN
    }
}
