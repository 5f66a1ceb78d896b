package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What was undone and done again. These say what the queue becomes; where what plays changes too,
/// the line says so by events of its own.
public sealed interface StoryEvent extends PlayerEvent {
    /// What was done last was undone.
    ///
    /// @param line the step's
    /// @param doer who had done it
    /// @param by who undid it
    /// @param back how many tracks came back
    /// @param out how many went
    record Undone(long line, Deed deed, UserId doer, UserId by, int back, int out)
            implements StoryEvent {}

    /// What was undone last was done again.
    ///
    /// @param line the step's
    /// @param doer who had done it first
    /// @param by who did it again
    /// @param back how many tracks came back
    /// @param out how many went
    record Redone(long line, Deed deed, UserId doer, UserId by, int back, int out)
            implements StoryEvent {}

    enum Form implements EventForm {
        UNDONE("undone"),
        REDONE("redone");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public int since() {
            return 2;
        }

        @Override
        public StoryEvent read(JsonObject json) {
            long line = json.number("n");
            Deed deed = Deed.named(json.string("deed"));
            UserId doer = new UserId(json.number("u"));
            UserId by = new UserId(json.number("by"));
            int back = count(json, "back");
            int out = count(json, "out");
            return switch (this) {
                case UNDONE -> new Undone(line, deed, doer, by, back, out);
                case REDONE -> new Redone(line, deed, doer, by, back, out);
            };
        }

        private static int count(JsonObject json, String name) {
            return json.has(name) ? json.integer(name) : 0;
        }
    }

    long line();

    Deed deed();

    UserId doer();

    UserId by();

    int back();

    int out();

    @Override
    default Form form() {
        return switch (this) {
            case Undone _ -> Form.UNDONE;
            case Redone _ -> Form.REDONE;
        };
    }

    @Override
    default void write(JsonWriter json) {
        json.put("n", line()).put("deed", deed().wire());
        json.put("u", doer().value()).put("by", by().value());
        if (back() != 0) json.put("back", back());
        if (out() != 0) json.put("out", out());
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        Past past = state.story().past();
        List<Step> steps =
                switch (this) {
                    case Undone _ -> past.undo();
                    case Redone _ -> past.redo();
                };
        if (steps.isEmpty() || steps.getLast().line() != line()) {
            throw new IllegalStateException("line " + line() + " was not done last");
        }
        Step step = steps.getLast();
        Optional<EntryId> playing =
                state.playback() instanceof Playback.Loaded loaded
                        ? Optional.of(loaded.entry().id())
                        : Optional.empty();
        Waiting waiting = state.waiting().of(step.way().from(state.queue(), playing));
        return state.with(step.deed() == Deed.TURNS ? waiting.taking(step.turns()) : waiting)
                .with(state.story().along(step.trail()));
    }
}
