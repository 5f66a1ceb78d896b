package dev.tonearm.core.guild;

/// What a command asks of who gives it, as far as only the player can tell whether it is so.
public sealed interface Rule {
    /// Nothing: everybody may.
    record Open() implements Rule {}

    /// Of a listener that others agree.
    ///
    /// @param percent the share of those who listen, 1 to 100
    record Vote(int percent) implements Rule {
        public Vote {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException(
                        "a share is 1 to 100 percent, and not " + percent);
            }
        }

        /// How many of so many listeners that is.
        public int of(int listeners) {
            return Math.max(1, Math.ceilDiv(listeners * percent, 100));
        }
    }

    /// To be a DJ, or to have asked for all that it takes away.
    record Djs() implements Rule {}

    Rule OPEN = new Open();
    Rule DJS = new Djs();
}
