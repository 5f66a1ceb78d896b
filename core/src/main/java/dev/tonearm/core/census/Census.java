package dev.tonearm.core.census;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Reads everything that is kept, in segments that can be read side by side: all that there is of a
/// server's grants is in one segment, and all lines of a server's journal are in one.
///
/// What is written meanwhile may be found or not. What is found is nearly what was written last.
public interface Census {
    /// What is wanted.
    ///
    /// @param kinds of what
    /// @param since from when on lines are wanted; older ones may be among them
    record Wanted(Set<Found.Kind> kinds, Instant since) {
        public Wanted {
            kinds = Set.copyOf(kinds);
        }
    }

    /// A part of the whole.
    ///
    /// @param number from 0
    record Segment(int number, int of) {}

    /// The next of it.
    ///
    /// @param next where the next page begins; empty behind the last
    /// @param units what it cost, in DynamoDB's read units
    record Page(List<Found> found, String next, double units) {
        public Page {
            found = List.copyOf(found);
        }
    }

    /// Reads a page.
    ///
    /// @param from the page before it said; empty for the first
    /// @throws CensusUnavailableException if it cannot be read
    Page page(Wanted wanted, Segment segment, String from);
}
