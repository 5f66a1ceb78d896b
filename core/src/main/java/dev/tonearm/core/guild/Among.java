package dev.tonearm.core.guild;

/// Who may give a command in a server that has DJs and says nothing of the command. Its
/// specification says which.
public enum Among {
    /// Everybody: it disturbs nobody.
    FREE,
    /// DJs; and everybody, as far as it takes away nothing but what they asked for themselves. Only
    /// the player knows that, whoever gives it.
    OWN_FREE,
    /// Everybody, if others agree; and without these, as far as it is about nothing but what they
    /// asked for themselves.
    OWN_OR_VOTE,
    /// Everybody, if others agree.
    VOTE,
    /// DJs.
    DJ;

    /// Whether only the player can tell who may give it, whatever the server's rule is.
    public boolean ownFree() {
        return this == OWN_FREE || this == OWN_OR_VOTE;
    }
}
