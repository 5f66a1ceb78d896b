package dev.tonearm.core.player;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.json.JsonWriter;
import java.time.Instant;

/// What happened to the entry that plays.
public sealed interface PlaybackEvent extends PlayerEvent {
    /// A waiting entry, or the playing one again, started.
    record Started(EntryId entry, String title, long positionMillis) implements PlaybackEvent {}

    /// The playing entry ended.
    ///
    /// @param requeued whether it went to the end of the queue, as loop mode QUEUE wants
    /// @param detail what the node said when it failed, else empty
    record Ended(EntryId entry, String title, EndReason reason, boolean requeued, String detail)
            implements PlaybackEvent {}

    /// The music stopped; the playing entry went back to the head of the queue.
    record Stopped(EntryId entry, String title) implements PlaybackEvent {}

    /// What was on before is on again, from its beginning, and is [recent][Story] no more; what
    /// played went back to the head of the queue.
    ///
    /// @param entry a new one of the same track
    record Returned(QueueEntry entry) implements PlaybackEvent {}

    record Paused(long positionMillis) implements PlaybackEvent {}

    record Resumed(long positionMillis) implements PlaybackEvent {}

    record Sought(long positionMillis) implements PlaybackEvent {}

    /// The node was elsewhere in the track than the clock said, and is right.
    record Drifted(long positionMillis) implements PlaybackEvent {}

    record LoopSet(LoopMode mode) implements PlaybackEvent {}

    /// Why an entry ended.
    enum EndReason {
        /// It played to its end.
        FINISHED("finished"),
        /// Somebody wanted the next one.
        SKIPPED("skipped"),
        /// Somebody wanted another one at once.
        REPLACED("replaced"),
        /// The node could not play it.
        FAILED("failed");

        private final String wire;

        EndReason(String wire) {
            this.wire = wire;
        }

        private static EndReason named(String wire) {
            for (EndReason reason : values()) if (reason.wire.equals(wire)) return reason;
            throw new IllegalArgumentException("unknown end " + wire);
        }
    }

    /// Whether an event lets something play that did not.
    static boolean starts(PlayerEvent event) {
        return event instanceof Started || event instanceof Returned;
    }

    enum Form implements EventForm {
        STARTED("started", 1),
        ENDED("ended", 1),
        STOPPED("stopped", 1),
        RETURNED("returned", 2),
        PAUSED("paused", 1),
        RESUMED("resumed", 1),
        SOUGHT("sought", 1),
        DRIFTED("drifted", 1),
        LOOP("loop", 1);

        private final String wire;
        private final int since;

        Form(String wire, int since) {
            this.wire = wire;
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
        public PlaybackEvent read(JsonObject json) {
            return switch (this) {
                case STARTED -> new Started(entry(json), json.string("title"), json.number("ms"));
                case ENDED ->
                        new Ended(
                                entry(json),
                                json.string("title"),
                                EndReason.named(json.string("why")),
                                json.optionalFlag("requeued").orElse(false),
                                json.optionalString("detail").orElse(""));
                case STOPPED -> new Stopped(entry(json), json.string("title"));
                case RETURNED -> new Returned(EntryJson.read(json.object("entry")));
                case PAUSED -> new Paused(json.number("ms"));
                case RESUMED -> new Resumed(json.number("ms"));
                case SOUGHT -> new Sought(json.number("ms"));
                case DRIFTED -> new Drifted(json.number("ms"));
                case LOOP -> new LoopSet(LoopNames.mode(json.string("to")));
            };
        }

        private static EntryId entry(JsonObject json) {
            return new EntryId(json.number("id"));
        }
    }

    @Override
    default Form form() {
        return switch (this) {
            case Started _ -> Form.STARTED;
            case Ended _ -> Form.ENDED;
            case Stopped _ -> Form.STOPPED;
            case Returned _ -> Form.RETURNED;
            case Paused _ -> Form.PAUSED;
            case Resumed _ -> Form.RESUMED;
            case Sought _ -> Form.SOUGHT;
            case Drifted _ -> Form.DRIFTED;
            case LoopSet _ -> Form.LOOP;
        };
    }

    @Override
    default void write(JsonWriter json) {
        switch (this) {
            case Started(var entry, var title, var position) ->
                    json.put("id", entry.value()).put("title", title).put("ms", position);
            case Ended(var entry, var title, var reason, var requeued, var detail) -> {
                json.put("id", entry.value()).put("title", title).put("why", reason.wire);
                if (requeued) json.put("requeued", true);
                if (!detail.isEmpty()) json.put("detail", detail);
            }
            case Stopped(var entry, var title) -> json.put("id", entry.value()).put("title", title);
            case Returned(var entry) -> json.put("entry", to -> EntryJson.write(to, entry));
            case Paused(var position) -> json.put("ms", position);
            case Resumed(var position) -> json.put("ms", position);
            case Sought(var position) -> json.put("ms", position);
            case Drifted(var position) -> json.put("ms", position);
            case LoopSet(var mode) -> json.put("to", LoopNames.of(mode));
        }
    }

    @Override
    default PlayerState appliedTo(PlayerState state, Instant at) {
        PlayerState after = deck(state, at);
        return after.with(house(after.house()));
    }

    private PlayerState deck(PlayerState state, Instant at) {
        return switch (this) {
            case Started started -> started(state, started, at);
            case Ended ended -> ended(state, ended, at);
            case Stopped stopped -> stopped(state, stopped);
            case Returned(var entry) -> returned(state, entry, at);
            case Paused(var position) -> moved(state, position, at, true);
            case Resumed(var position) -> moved(state, position, at, false);
            case Sought(var position) -> moved(state, position, at);
            case Drifted(var position) -> moved(state, position, at);
            case LoopSet(var mode) -> state.with(state.deck().with(mode));
        };
    }

    private House house(House house) {
        return switch (this) {
            case Started _, Ended _, Stopped _, Returned _ -> house.turned();
            case Resumed _ -> house.with(Hush.NONE);
            case Paused _, Sought _, Drifted _, LoopSet _ -> house;
        };
    }

    private static PlayerState started(PlayerState state, Started event, Instant at) {
        if (state.playback() instanceof Playback.Loaded loaded
                && loaded.entry().id().equals(event.entry())) {
            return begun(state, loaded.entry(), event.positionMillis(), at);
        }
        QueueEntry entry = state.waiting().entry(event.entry());
        return begun(state, entry, event.positionMillis(), at).with(state.waiting().without(entry));
    }

    private static PlayerState returned(PlayerState state, QueueEntry entry, Instant at) {
        Waiting waiting = state.waiting().knowing(entry.id());
        if (state.playback() instanceof Playback.Loaded loaded) {
            waiting = waiting.withFirst(loaded.entry());
        }
        return begun(state, entry, 0, at).with(waiting).with(state.story().without(entry.track()));
    }

    private static PlayerState begun(PlayerState state, QueueEntry entry, long place, Instant at) {
        double rate = entry.track().heard(state.sound()).rate();
        TrackClock clock = new TrackClock(place, at, false, rate);
        return state.with(state.deck().with(new Playback.Loaded(entry, clock)));
    }

    private static PlayerState ended(PlayerState state, Ended event, Instant at) {
        Deck deck = state.deck();
        Playback.Loaded loaded = deck.loaded(event.entry());
        PlayerState after =
                state.with(deck.with(deck.setbacks().after(loaded, event, at)).with(Playback.IDLE));
        if (event.reason() != EndReason.FAILED) {
            after = after.with(state.story().with(loaded.entry(), at));
        }
        return event.requeued() ? after.with(state.waiting().withLast(loaded.entry())) : after;
    }

    private static PlayerState stopped(PlayerState state, Stopped event) {
        Playback.Loaded loaded = state.deck().loaded(event.entry());
        return state.with(state.deck().with(Playback.IDLE).with(Setbacks.NONE))
                .with(state.waiting().withFirst(loaded.entry()));
    }

    private static PlayerState moved(PlayerState state, long position, Instant at) {
        return moved(state, position, at, state.deck().loaded().paused());
    }

    private static PlayerState moved(PlayerState state, long position, Instant at, boolean paused) {
        Playback.Loaded loaded = state.deck().loaded();
        return state.with(state.deck().with(loaded.with(loaded.clock().at(position, at, paused))));
    }
}
