package dev.tonearm.core.family;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.json.JsonWriter;

/// A command of no family, that never travels.
interface Stray extends PlayerCommand {
    @Override
    default CommandForm form() {
        throw new UnsupportedOperationException("it never travels");
    }

    @Override
    default void write(JsonWriter to) {
        throw new UnsupportedOperationException("it never travels");
    }
}
