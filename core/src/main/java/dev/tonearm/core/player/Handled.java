package dev.tonearm.core.player;

import dev.tonearm.core.command.InteractionId;

/// A command that is in the journal, or the moment at which people agreed to call off what was
/// asked for before.
///
/// @param sequence the first journal line it made
/// @param callsOff whether it called off what was asked for before it and is still being looked up
public record Handled(InteractionId interaction, long sequence, boolean callsOff) {
    public Handled(InteractionId interaction, long sequence) {
        this(interaction, sequence, false);
    }
}
