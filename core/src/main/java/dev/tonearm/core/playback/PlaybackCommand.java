package dev.tonearm.core.playback;

import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Duration;
import java.util.Optional;

/// What listeners ask of what plays.
public sealed interface PlaybackCommand extends PlayerCommand {
    /// Play what a URL names or a search finds.
    record Play(String query, Placement placement) implements PlaybackCommand {
        /// The most characters of a query; a longer one is no title and no address that a node
        /// would take.
        public static final int MAX_QUERY = 1000;

        public Play {
            if (query.isBlank()) throw new IllegalArgumentException("the query is empty");
            if (query.length() > MAX_QUERY) {
                throw new IllegalArgumentException(
                        "the query has "
                                + query.length()
                                + " characters; "
                                + MAX_QUERY
                                + " are allowed");
            }
        }

        @Override
        public Optional<String> toLookUp() {
            return Optional.of(query);
        }
    }

    record Pause() implements PlaybackCommand {}

    record Resume() implements PlaybackCommand {}

    /// The pause button: whichever of the two changes something.
    record TogglePause() implements PlaybackCommand {}

    /// End the playing track and the `count - 1` after it.
    record Skip(int count) implements PlaybackCommand {
        public Skip {
            if (count < 1)
                throw new IllegalArgumentException("count must be at least 1, was " + count);
        }
    }

    /// Stop the music; the queue stays.
    record Stop() implements PlaybackCommand {
        @Override
        public boolean callsOff() {
            return true;
        }
    }

    record Seek(SeekTarget target) implements PlaybackCommand {}

    record SetLoop(LoopMode mode) implements PlaybackCommand {}

    /// The loop button: off, track, queue, and round again.
    record CycleLoop() implements PlaybackCommand {}

    /// How each of them travels.
    enum Form implements CommandForm {
        PLAY("play"),
        PAUSE("pause"),
        RESUME("resume"),
        TOGGLE_PAUSE("toggle-pause", "pause"),
        SKIP("skip"),
        STOP("stop"),
        SEEK("seek"),
        SET_LOOP("loop"),
        CYCLE_LOOP("cycle-loop", "loop");

        private final String wire;
        private final String slash;

        Form(String name) {
            this(name, name);
        }

        Form(String wire, String slash) {
            this.wire = wire;
            this.slash = slash;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public String slash() {
            return slash;
        }

        @Override
        public PlaybackCommand read(JsonObject json) {
            return switch (this) {
                case PLAY ->
                        new Play(json.string("query"), Placement.valueOf(json.string("placement")));
                case PAUSE -> new Pause();
                case RESUME -> new Resume();
                case TOGGLE_PAUSE -> new TogglePause();
                case SKIP -> new Skip(json.integer("count"));
                case STOP -> new Stop();
                case SEEK -> new Seek(target(json));
                case SET_LOOP -> new SetLoop(LoopMode.valueOf(json.string("mode")));
                case CYCLE_LOOP -> new CycleLoop();
            };
        }

        private static SeekTarget target(JsonObject json) {
            return json.has("by")
                    ? new SeekTarget.By(Duration.ofMillis(json.number("by")))
                    : new SeekTarget.To(Duration.ofMillis(json.number("to")));
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Play _ -> Form.PLAY;
            case Pause _ -> Form.PAUSE;
            case Resume _ -> Form.RESUME;
            case TogglePause _ -> Form.TOGGLE_PAUSE;
            case Skip _ -> Form.SKIP;
            case Stop _ -> Form.STOP;
            case Seek _ -> Form.SEEK;
            case SetLoop _ -> Form.SET_LOOP;
            case CycleLoop _ -> Form.CYCLE_LOOP;
        };
    }

    @Override
    default void write(JsonWriter to) {
        switch (this) {
            case Play(var query, var placement) ->
                    to.put("query", query).put("placement", placement.name());
            case Skip(int count) -> to.put("count", count);
            case Seek(SeekTarget.To(var position)) -> to.put("to", position.toMillis());
            case Seek(SeekTarget.By(var distance)) -> to.put("by", distance.toMillis());
            case SetLoop(var mode) -> to.put("mode", mode.name());
            case Pause _, Resume _, TogglePause _, Stop _, CycleLoop _ -> {}
        }
    }
}
