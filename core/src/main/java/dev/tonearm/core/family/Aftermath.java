package dev.tonearm.core.family;

import dev.tonearm.core.player.PlayerState;

/// What was true right after a command's own line, whatever has happened since.
public sealed interface Aftermath {
    record Known(PlayerState state) implements Aftermath {}

    /// The answer is given again so late that the journal does not say it any more.
    record Gone() implements Aftermath {}
}
