package dev.tonearm.core.queue;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;

/// What listeners ask of what waits.
public sealed interface QueueCommand extends PlayerCommand {
    record Shuffle() implements QueueCommand {}

    /// Take waiting tracks out.
    ///
    /// @param first the first position, 1 is the next track
    /// @param last the last position, at least `first`
    record Remove(int first, int last) implements QueueCommand {
        public Remove {
            if (first < 1 || last < first) {
                throw new IllegalArgumentException(
                        "positions must be 1 or more and in order, were " + first + " to " + last);
            }
        }
    }

    record Clear() implements QueueCommand {}

    /// How each of them travels.
    enum Form implements CommandForm {
        SHUFFLE("shuffle"),
        REMOVE("remove"),
        CLEAR("clear");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public String slash() {
            return wire;
        }

        @Override
        public QueueCommand read(JsonObject json) {
            return switch (this) {
                case SHUFFLE -> new Shuffle();
                case REMOVE -> new Remove(json.integer("first"), json.integer("last"));
                case CLEAR -> new Clear();
            };
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Shuffle _ -> Form.SHUFFLE;
            case Remove _ -> Form.REMOVE;
            case Clear _ -> Form.CLEAR;
        };
    }

    @Override
    default void write(JsonWriter to) {
        switch (this) {
            case Remove(int first, int last) -> to.put("first", first).put("last", last);
            case Shuffle _, Clear _ -> {}
        }
    }
}
