package dev.tonearm.operator.story;

/// Something about a line that somebody who looks for a fault should see.
///
/// @param code for programs; one never changes its meaning
record Note(Code code, String text) {
    enum Code {
        /// It was written long after it was asked for.
        LATE("late"),
        /// Two clocks disagree.
        CLOCK("clock"),
        /// Another worker than before wrote it.
        WRITER("writer"),
        /// A track ended before its length.
        EARLY("early"),
        /// A track should have been over, and nobody said so.
        OVERDUE("overdue"),
        /// Nothing played, and something waited.
        SILENCE("silence"),
        /// No line for a while.
        QUIET("quiet"),
        /// The line does not follow from those before it.
        UNFOLDED("unfolded");

        private final String wire;

        Code(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
