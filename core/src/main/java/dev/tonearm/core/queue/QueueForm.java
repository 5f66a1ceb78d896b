package dev.tonearm.core.queue;

import dev.tonearm.core.family.Form;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.Shuffle;

/// How each of these commands travels.
enum QueueForm implements Form<QueueCommand> {
    SHUFFLE("shuffle"),
    REMOVE("remove"),
    CLEAR("clear");

    private final String wire;

    QueueForm(String wire) {
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

    static QueueForm of(QueueCommand command) {
        return switch (command) {
            case Shuffle _ -> SHUFFLE;
            case Remove _ -> REMOVE;
            case Clear _ -> CLEAR;
        };
    }

    static void write(QueueCommand command, JsonWriter to) {
        switch (command) {
            case Remove(int first, int last) -> to.put("first", first).put("last", last);
            case Shuffle _, Clear _ -> {}
        }
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
