package dev.tonearm.billing.figure;

/// What an operator's dashboard is made from. Nothing personal is counted by itself.
public interface Counts {
    /// One more of something.
    ///
    /// @param name one of a few that the code names
    default void count(String name) {
        count(name, 1);
    }

    /// More of something, or none of it, which is a figure too.
    void count(String name, long more);

    /// Hands over what was counted since.
    void flush();
}
