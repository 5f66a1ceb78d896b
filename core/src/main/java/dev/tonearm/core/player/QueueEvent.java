package dev.tonearm.core.player;

import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;
import java.util.List;

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

    enum Form implements EventForm {
        ENQUEUED("enqueued"),
        SHUFFLED("shuffled"),
        REMOVED("removed"),
        CLEARED("cleared");

        private final String wire;

        Form(String wire) {
            this.wire = wire;
        }

        @Override
        public String wire() {
            return wire;
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
                                        count(json, "oversized")));
                case SHUFFLED -> new Shuffled(json.number("seed"));
                case REMOVED ->
                        new Removed(
                                json.integer("at"), json.integer("count"), json.string("title"));
                case CLEARED -> new Cleared(json.integer("count"));
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
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case Enqueued enqueued -> write(json, enqueued);
            case Shuffled(var seed) -> json.put("seed", seed);
            case Removed(var index, var count, var title) ->
                    json.put("at", index).put("count", count).put("title", title);
            case Cleared(var count) -> json.put("count", count);
        }
    }

    private static void write(JsonWriter json, Enqueued event) {
        json.put("at", event.index());
        String playlist = event.playlist();
        if (!playlist.isEmpty()) json.put("playlist", playlist);
        if (event.list() && !Enqueued.many(event.entries(), playlist)) json.put("list", true);
        LeftOut leftOut = event.leftOut();
        if (leftOut.full() > 0) json.put("full", leftOut.full());
        if (leftOut.refused() > 0) json.put("refused", leftOut.refused());
        if (leftOut.oversized() > 0) json.put("oversized", leftOut.oversized());
        json.array("entries", event.entries(), EntryJson::write);
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
        };
    }
}
