package dev.tonearm.core.player;

import dev.tonearm.core.command.InteractionId;

/// A command that is in the journal.
///
/// @param sequence the first journal line it made
public record Handled(InteractionId interaction, long sequence) {}
