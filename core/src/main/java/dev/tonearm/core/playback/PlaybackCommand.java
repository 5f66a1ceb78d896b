package dev.tonearm.core.playback;

import dev.tonearm.core.command.Audience;
import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.command.Query;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What listeners ask of what plays.
public sealed interface PlaybackCommand extends PlayerCommand {
    /// What brings tracks.
    sealed interface Bringing extends PlaybackCommand {
        Placement placement();
    }

    /// Play what a URL names or a search finds.
    record Play(String query, Placement placement) implements Bringing {
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
        public Optional<Query> toLookUp() {
            return Optional.of(new Query.Best(query));
        }
    }

    /// Play a file that somebody attached.
    ///
    /// @param address where Discord keeps it, for a day or so
    /// @param name what to call it if it does not say so itself
    record PlayFile(String address, String name, Placement placement) implements Bringing {
        /// The longest address that is taken; a signed one is long.
        public static final int MAX_ADDRESS = 2_000;

        public PlayFile {
            if (address.isBlank() || address.length() > MAX_ADDRESS) {
                throw new IllegalArgumentException("no address of a file: " + address.length());
            }
        }

        @Override
        public Optional<Query> toLookUp() {
            return Optional.of(new Query.File(address, name));
        }
    }

    /// Show what some words find, to choose from.
    ///
    /// @param placements where what is chosen may go, each a menu
    record Search(String query, List<Placement> placements) implements PlaybackCommand {
        public Search {
            placements = placements.stream().distinct().toList();
            if (query.isBlank() || query.length() > Play.MAX_QUERY) {
                throw new IllegalArgumentException("no query of " + query.length());
            }
            if (placements.isEmpty()) throw new IllegalArgumentException("there is no menu");
        }

        @Override
        public Optional<Query> toLookUp() {
            return Optional.of(new Query.Hits(query));
        }

        @Override
        public Audience audience() {
            return Audience.ALONE;
        }
    }

    /// Play what somebody chose of what words had found.
    ///
    /// @param values of a menu ([Query.Hit])
    record Pick(List<String> values, Placement placement) implements Bringing {
        /// Each has to be looked up.
        public static final int MOST = 10;

        public Pick {
            values = List.copyOf(values);
            if (values.isEmpty() || values.size() > MOST) {
                throw new IllegalArgumentException(values.size() + " are chosen");
            }
            for (String value : values) {
                if (value.isBlank() || value.length() > Query.Hit.MOST) {
                    throw new IllegalArgumentException("no menu has the value '" + value + "'");
                }
            }
        }

        @Override
        public Optional<Query> toLookUp() {
            return Optional.of(new Query.Chosen(values));
        }

        @Override
        public Audience audience() {
            return Audience.MESSAGE;
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

    /// End the playing track and all before a waiting one, which plays.
    ///
    /// @param position from 1
    record SkipTo(int position) implements PlaybackCommand {
        public SkipTo {
            checked(position);
        }
    }

    /// Play a waiting track now; those before it wait on.
    ///
    /// @param position from 1
    record Jump(int position) implements PlaybackCommand {
        public Jump {
            checked(position);
        }
    }

    /// Play again what was on before.
    record Previous() implements PlaybackCommand {}

    /// Play again from the beginning what plays, or what was on last.
    record Replay() implements PlaybackCommand {}

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

    private static void checked(int position) {
        if (position < 1) {
            throw new IllegalArgumentException("a position is at least 1, was " + position);
        }
    }

    /// How each of them travels.
    enum Form implements CommandForm {
        PLAY("play", "play", 1),
        PLAY_FILE("play-file", "play", 2),
        SEARCH("search", "search", 2),
        PICK("pick", "search", 2),
        PAUSE("pause", "pause", 1),
        RESUME("resume", "resume", 1),
        TOGGLE_PAUSE("toggle-pause", "pause", 1),
        SKIP("skip", "skip", 1),
        SKIP_TO("skip-to", "skip", 2),
        JUMP("jump", "jump", 2),
        PREVIOUS("previous", "previous", 2),
        REPLAY("replay", "replay", 2),
        STOP("stop", "stop", 1),
        SEEK("seek", "seek", 1),
        SET_LOOP("loop", "loop", 1),
        CYCLE_LOOP("cycle-loop", "loop", 1);

        private final String wire;
        private final String slash;
        private final int since;

        Form(String wire, String slash, int since) {
            this.wire = wire;
            this.slash = slash;
            this.since = since;
        }

        @Override
        public int since() {
            return since;
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
        public List<String> places() {
            return switch (this) {
                case SKIP_TO, JUMP -> List.of("position");
                default -> List.of();
            };
        }

        @Override
        public PlaybackCommand read(JsonObject json) {
            return switch (this) {
                case PLAY -> new Play(json.string("query"), placement(json));
                case PLAY_FILE ->
                        new PlayFile(json.string("file"), json.string("name"), placement(json));
                case SEARCH ->
                        new Search(
                                json.string("query"),
                                json.strings("placements").stream()
                                        .map(Placement::valueOf)
                                        .toList());
                case PICK -> new Pick(json.strings("chosen"), placement(json));
                case PAUSE -> new Pause();
                case RESUME -> new Resume();
                case TOGGLE_PAUSE -> new TogglePause();
                case SKIP -> new Skip(json.integer("count"));
                case SKIP_TO -> new SkipTo(json.integer("position"));
                case JUMP -> new Jump(json.integer("position"));
                case PREVIOUS -> new Previous();
                case REPLAY -> new Replay();
                case STOP -> new Stop();
                case SEEK -> new Seek(target(json));
                case SET_LOOP -> new SetLoop(LoopMode.valueOf(json.string("mode")));
                case CYCLE_LOOP -> new CycleLoop();
            };
        }

        private static Placement placement(JsonObject json) {
            return Placement.valueOf(json.string("placement"));
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
            case PlayFile _ -> Form.PLAY_FILE;
            case Search _ -> Form.SEARCH;
            case Pick _ -> Form.PICK;
            case Pause _ -> Form.PAUSE;
            case Resume _ -> Form.RESUME;
            case TogglePause _ -> Form.TOGGLE_PAUSE;
            case Skip _ -> Form.SKIP;
            case SkipTo _ -> Form.SKIP_TO;
            case Jump _ -> Form.JUMP;
            case Previous _ -> Form.PREVIOUS;
            case Replay _ -> Form.REPLAY;
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
            case PlayFile(var address, var name, var placement) ->
                    to.put("file", address).put("name", name).put("placement", placement.name());
            case Search(var query, var placements) ->
                    to.put("query", query)
                            .strings("placements", placements.stream().map(Enum::name).toList());
            case Pick(var values, var placement) ->
                    to.strings("chosen", values).put("placement", placement.name());
            case Skip(int count) -> to.put("count", count);
            case SkipTo(int position) -> to.put("position", position);
            case Jump(int position) -> to.put("position", position);
            case Seek(SeekTarget.To(var position)) -> to.put("to", position.toMillis());
            case Seek(SeekTarget.By(var distance)) -> to.put("by", distance.toMillis());
            case SetLoop(var mode) -> to.put("mode", mode.name());
            case Pause _, Resume _, TogglePause _ -> {}
            case Previous _, Replay _, Stop _, CycleLoop _ -> {}
        }
    }
}
