package dev.tonearm.core.guild;

/// What an edge says of a server's [Manners], if it says anything.
public sealed interface Wish permits Manners, Wish.Unsaid {
    /// It knows nothing of manners: whatever they are, they stay.
    record Unsaid() implements Wish {}

    Wish UNSAID = new Unsaid();
}
