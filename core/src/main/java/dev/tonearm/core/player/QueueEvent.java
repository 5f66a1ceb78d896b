package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/// What happened to the queue.
public sealed interface QueueEvent extends PlayerEvent {
    /// Entries joined the queue.
    ///
    /// @param index where the first of them stands, 0 is next
    /// @param playlist the name of the list they came from, empty for single tracks and for a list
    ///   that has none
    /// @param list whether they came from a list
    /// @param leftOut what of the list did not join
    record Enqueued(
            int index, List<QueueEntry> entries, String playlist, boolean list, LeftOut leftOut)
            implements QueueEvent {
        public Enqueued {
            entries = List.copyOf(entries);
            list = list || many(entries, playlist);
        }

        public Enqueued(int index, List<QueueEntry> entries, String playlist) {
            this(index, entries, playlist, false, LeftOut.NONE);
        }

        /// Whether it is worth writing briefly: one track makes a small line as it is, which older
        /// builds can read.
        boolean isBrief() {
            return entries.size() > 1 && EncodedName.of(entries.getFirst().track()).isPresent();
        }

        void write(JsonWriter json, BiConsumer<JsonWriter, QueueEntry> entry) {
            json.put("at", index);
            if (!playlist.isEmpty()) json.put("playlist", playlist);
            if (list && !many(entries, playlist)) json.put("list", true);
            if (leftOut.full() > 0) json.put("full", leftOut.full());
            if (leftOut.refused() > 0) json.put("refused", leftOut.refused());
            if (leftOut.oversized() > 0) json.put("oversized", leftOut.oversized());
            if (leftOut.missing() > 0) json.put("missing", leftOut.missing());
            if (leftOut.share() > 0) json.put("share", leftOut.share());
            if (leftOut.tooLong() > 0) json.put("long", leftOut.tooLong());
            json.array("entries", entries, entry);
        }

        /// Whether entries and name alone say that it was a list, as they did before it was noted.
        private static boolean many(List<QueueEntry> entries, String playlist) {
            return !playlist.isEmpty() || entries.size() > 1;
        }
    }

    /// The queue was put in the order that this seed gives.
    record Shuffled(long seed) implements QueueEvent {}

    /// Waiting entries from `index` on were taken out.
    record Removed(int index, int count, String firstTitle) implements QueueEvent {}

    record Cleared(int count) implements QueueEvent {}

    /// All that these people asked for was taken out.
    record RemovedOf(List<UserId> users, int count) implements QueueEvent {
        public RemovedOf {
            users = List.copyOf(users);
        }
    }

    /// Tracks that waited twice, or play, were taken out where they came again.
    record Deduplicated(int count) implements QueueEvent {}

    /// A waiting entry was put elsewhere.
    ///
    /// @param index where it was, 0 is next
    /// @param to where it is afterwards
    record Moved(int index, int to, String title) implements QueueEvent {}

    /// Two waiting entries changed places.
    record Swapped(int index, int other, String title, String otherTitle) implements QueueEvent {}

    /// The first waiting entries went behind all others.
    record Rotated(int count) implements QueueEvent {}

    /// The last became the first.
    record Reversed(int count) implements QueueEvent {}

    /// Listeners take turns from now on, or do not any more. The order of what waits is another
    /// event.
    record TurnsSet(boolean on) implements QueueEvent {}

    /// The last entries of the queue took their turns among the others.
    ///
    /// @param count how many; if it is all of them, the queue is made of turns anew
    /// @param first whether they come first among those of the same people
    record TookTurns(int count, boolean first) implements QueueEvent {}

    enum Form implements EventForm {
        ENQUEUED("enqueued", 1),
        SHUFFLED("shuffled", 1),
        REMOVED("removed", 1),
        CLEARED("cleared", 1),
        REMOVED_OF("removed-of", 2),
        DEDUPLICATED("deduplicated", 2),
        MOVED("moved", 2),
        SWAPPED("swapped", 2),
        ROTATED("rotated", 2),
        REVERSED("reversed", 2),
        TURNS_SET("turns", 2),
        TOOK_TURNS("took-turns", 2);

        private final String wire;
        private final int since;

        Form(String wire, int since) {
            this.wire = wire;
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
        public QueueEvent read(JsonObject json) {
            return switch (this) {
                case ENQUEUED ->
                        new Enqueued(
                                json.integer("at"),
                                json.objects("entries").stream().map(EntryJson::read).toList(),
                                json.optionalString("playlist").orElse(""),
                                json.optionalFlag("list").orElse(false),
                                new LeftOut(
                                        count(json, "full"),
                                        count(json, "refused"),
                                        count(json, "oversized"),
                                        count(json, "missing"),
                                        count(json, "share"),
                                        count(json, "long")));
                case SHUFFLED -> new Shuffled(json.number("seed"));
                case REMOVED ->
                        new Removed(
                                json.integer("at"), json.integer("count"), json.string("title"));
                case CLEARED -> new Cleared(json.integer("count"));
                case REMOVED_OF ->
                        new RemovedOf(
                                json.numbers("of").stream().map(UserId::new).toList(),
                                json.integer("count"));
                case DEDUPLICATED -> new Deduplicated(json.integer("count"));
                case MOVED ->
                        new Moved(json.integer("at"), json.integer("to"), json.string("title"));
                case SWAPPED ->
                        new Swapped(
                                json.integer("at"),
                                json.integer("with"),
                                json.string("title"),
                                json.string("other"));
                case ROTATED -> new Rotated(json.integer("count"));
                case REVERSED -> new Reversed(json.integer("count"));
                case TURNS_SET -> new TurnsSet(json.flag("on"));
                case TOOK_TURNS ->
                        new TookTurns(
                                json.integer("count"), json.optionalFlag("first").orElse(false));
            };
        }

        private static int count(JsonObject json, String name) {
            return json.has(name) ? json.integer(name) : 0;
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Enqueued _ -> Form.ENQUEUED;
            case Shuffled _ -> Form.SHUFFLED;
            case Removed _ -> Form.REMOVED;
            case Cleared _ -> Form.CLEARED;
            case RemovedOf _ -> Form.REMOVED_OF;
            case Deduplicated _ -> Form.DEDUPLICATED;
            case Moved _ -> Form.MOVED;
            case Swapped _ -> Form.SWAPPED;
            case Rotated _ -> Form.ROTATED;
            case Reversed _ -> Form.REVERSED;
            case TurnsSet _ -> Form.TURNS_SET;
            case TookTurns _ -> Form.TOOK_TURNS;
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case Enqueued enqueued -> enqueued.write(json, EntryJson::write);
            case Shuffled(var seed) -> json.put("seed", seed);
            case Removed(var index, var count, var title) ->
                    json.put("at", index).put("count", count).put("title", title);
            case Cleared(var count) -> json.put("count", count);
            case RemovedOf(var users, var count) ->
                    json.numbers("of", users.stream().map(UserId::value).toList())
                            .put("count", count);
            case Deduplicated(var count) -> json.put("count", count);
            case Moved(var index, var to, var title) ->
                    json.put("at", index).put("to", to).put("title", title);
            case Swapped(var index, var other, var title, var otherTitle) ->
                    json.put("at", index)
                            .put("with", other)
                            .put("title", title)
                            .put("other", otherTitle);
            case Rotated(var count) -> json.put("count", count);
            case Reversed(var count) -> json.put("count", count);
            case TurnsSet(var on) -> json.put("on", on);
            case TookTurns(var count, var first) -> {
                json.put("count", count);
                if (first) json.put("first", true);
            }
        }
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        Waiting waiting = state.waiting();
        Deck deck = state.deck();
        return switch (this) {
            case Enqueued enqueued ->
                    state.with(waiting.with(enqueued.index(), enqueued.entries()))
                            .with(deck.with(deck.setbacks().joined(enqueued.entries())));
            case Shuffled(var seed) -> state.with(waiting.shuffled(seed));
            case Removed(var index, var count, _) -> state.with(waiting.without(index, count));
            case Cleared _ -> state.with(waiting.cleared()).with(deck.with(Setbacks.NONE));
            case RemovedOf(var users, _) -> state.with(waiting.withoutOf(users));
            case Deduplicated _ -> state.with(waiting.withoutDuplicates(state.playback()));
            case Moved(var from, var to, _) -> state.with(waiting.moved(from, to));
            case Swapped(var index, var other, _, _) -> state.with(waiting.swapped(index, other));
            case Rotated(var count) -> state.with(waiting.rotated(count));
            case Reversed _ -> state.with(waiting.reversed());
            case TurnsSet(var on) -> state.with(waiting.taking(on));
            case TookTurns(var count, var first) ->
                    state.with(waiting.turned(count, first, state.playback()));
        };
    }
}
