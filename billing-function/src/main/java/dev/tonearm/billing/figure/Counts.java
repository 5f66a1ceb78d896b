package dev.tonearm.billing.figure;

/// What an operator's dashboard is made from. Nothing personal is counted by itself.
public interface Counts {
    /// One more of something.
    ///
    /// @param name one of a few that the code names
    void count(String name);

    /// Hands over what was counted since.
    void flush();
}
