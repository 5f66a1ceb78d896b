package dev.tonearm.core.guild;

/// What became of settings that were to be kept.
public sealed interface Kept {
    /// They are, and these they are.
    record Done(StoredSettings after) implements Kept {}

    /// Somebody else has changed them since they were read; nothing was written.
    record Overtaken(StoredSettings instead) implements Kept {}
}
