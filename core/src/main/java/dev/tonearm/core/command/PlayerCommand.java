package dev.tonearm.core.command;

import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.plan.Feature;
import java.util.Optional;

/// What a listener asked of the player of a guild, by slash command or component; what only reads
/// never becomes one.
///
/// Every family of commands has a sealed type of its own that extends this, so that its switches
/// are exhaustive and short.
public interface PlayerCommand {
    /// How it is named and read.
    CommandForm form();

    /// Writes the arguments that its form reads, beside the members of an envelope
    /// ([CommandEnvelope]): no argument has the name of one of those. A command without arguments
    /// has nothing to write.
    default void write(JsonWriter to) {}

    /// What has to be looked up before this can be decided.
    default Optional<Query> toLookUp() {
        return Optional.empty();
    }

    /// What the server's plan has to have for it, as far as the command itself says.
    default Optional<Feature> feature() {
        return Optional.empty();
    }

    /// Who reads the answer.
    default Audience audience() {
        return Audience.EVERYBODY;
    }

    /// Whether nobody is answered, because who gave it has had an answer already.
    default boolean silent() {
        return false;
    }

    /// Whether this ends the music, and with it what was asked for before and is still being looked
    /// up. The journal recognises such a command by its wire name
    /// ([dev.tonearm.core.player.Handled]).
    default boolean callsOff() {
        return false;
    }
}
