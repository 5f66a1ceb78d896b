package dev.tonearm.core.queue;

import dev.tonearm.core.command.Audience;
import dev.tonearm.core.command.CommandForm;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.util.List;

/// What listeners ask of what waits.
public sealed interface QueueCommand extends PlayerCommand {
    record Shuffle() implements QueueCommand {}

    record Reverse() implements QueueCommand {}

    /// Put a waiting track elsewhere.
    ///
    /// @param from where it is, 1 is the next track
    /// @param to where it is to be
    record Move(int from, int to) implements QueueCommand {
        public Move {
            checked(from);
            checked(to);
        }
    }

    /// Let two waiting tracks change places.
    record Swap(int one, int other) implements QueueCommand {
        public Swap {
            checked(one);
            checked(other);
        }
    }

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

    /// Take out what somebody asked for.
    record RemoveOf(UserId user) implements QueueCommand {}

    /// Take out what waits twice, or plays already.
    record RemoveDuplicates() implements QueueCommand {}

    /// Take out what people asked for who are not in the bot's channel.
    record RemoveAbsent() implements QueueCommand {}

    record Clear() implements QueueCommand {}

    /// Let listeners take turns, or whoever comes first be first.
    record SetTurns(boolean on) implements QueueCommand {}

    /// Undo what was done last.
    ///
    /// @param line that did it, so that a button does not undo something else; 0 for whatever it is
    record Undo(long line) implements QueueCommand {
        public Undo {
            checkedLine(line);
        }

        @Override
        public Audience audience() {
            return Audience.RESULT;
        }
    }

    /// Do again what was undone last.
    ///
    /// @param line that undid it; 0 for whatever it is
    record Redo(long line) implements QueueCommand {
        public Redo {
            checkedLine(line);
        }

        @Override
        public Audience audience() {
            return Audience.RESULT;
        }
    }

    /// How each of them travels.
    enum Form implements CommandForm {
        SHUFFLE("shuffle", "shuffle", 1),
        REVERSE("reverse", "reverse", 2),
        MOVE("move", "move", 2),
        SWAP("swap", "swap", 2),
        REMOVE("remove", "remove track", 1),
        REMOVE_OF("remove-user", "remove user", 2),
        REMOVE_DUPLICATES("remove-duplicates", "remove duplicates", 2),
        REMOVE_ABSENT("remove-absent", "remove absent", 2),
        CLEAR("clear", "clear", 1),
        SET_TURNS("fair", "fair", 2),
        UNDO("undo", "undo", 2),
        REDO("redo", "redo", 2);

        private final String wire;
        private final String slash;
        private final int since;

        Form(String wire, String slash, int since) {
            this.wire = wire;
            this.slash = slash;
            this.since = since;
        }

        @Override
        public String wire() {
            return wire;
        }

        @Override
        public int since() {
            return since;
        }

        @Override
        public String slash() {
            return slash;
        }

        @Override
        public List<String> places() {
            return switch (this) {
                case MOVE -> List.of("from");
                case SWAP -> List.of("one", "other");
                case REMOVE -> List.of("first", "last");
                default -> List.of();
            };
        }

        @Override
        public QueueCommand read(JsonObject json) {
            return switch (this) {
                case SHUFFLE -> new Shuffle();
                case REVERSE -> new Reverse();
                case MOVE -> new Move(json.integer("from"), json.integer("to"));
                case SWAP -> new Swap(json.integer("one"), json.integer("other"));
                case REMOVE -> new Remove(json.integer("first"), json.integer("last"));
                case REMOVE_OF -> new RemoveOf(UserId.parse(json.string("of")));
                case REMOVE_DUPLICATES -> new RemoveDuplicates();
                case REMOVE_ABSENT -> new RemoveAbsent();
                case CLEAR -> new Clear();
                case SET_TURNS -> new SetTurns(json.flag("on"));
                case UNDO -> new Undo(line(json));
                case REDO -> new Redo(line(json));
            };
        }

        private static long line(JsonObject json) {
            return json.optionalNumber("line").orElse(0L);
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Shuffle _ -> Form.SHUFFLE;
            case Reverse _ -> Form.REVERSE;
            case Move _ -> Form.MOVE;
            case Swap _ -> Form.SWAP;
            case Remove _ -> Form.REMOVE;
            case RemoveOf _ -> Form.REMOVE_OF;
            case RemoveDuplicates _ -> Form.REMOVE_DUPLICATES;
            case RemoveAbsent _ -> Form.REMOVE_ABSENT;
            case Clear _ -> Form.CLEAR;
            case SetTurns _ -> Form.SET_TURNS;
            case Undo _ -> Form.UNDO;
            case Redo _ -> Form.REDO;
        };
    }

    @Override
    default void write(JsonWriter to) {
        switch (this) {
            case Move(int from, int there) -> to.put("from", from).put("to", there);
            case Swap(int one, int other) -> to.put("one", one).put("other", other);
            case Remove(int first, int last) -> to.put("first", first).put("last", last);
            case RemoveOf(var user) -> to.put("of", user.toString());
            case SetTurns(boolean on) -> to.put("on", on);
            case Undo(long line) -> line(to, line);
            case Redo(long line) -> line(to, line);
            case Shuffle _, Reverse _, RemoveDuplicates _, RemoveAbsent _, Clear _ -> {}
        }
    }

    private static void line(JsonWriter to, long line) {
        if (line != 0) to.put("line", line);
    }

    private static void checked(int position) {
        if (position < 1) {
            throw new IllegalArgumentException("positions begin at 1, not at " + position);
        }
    }

    private static void checkedLine(long line) {
        if (line < 0) throw new IllegalArgumentException("no line has number " + line);
    }
}
