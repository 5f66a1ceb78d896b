package dev.tonearm.core.player;

import dev.tonearm.core.player.PlaybackEvent.EndReason;
import java.util.List;
import java.util.Optional;

/// Something that somebody did to the queue or to what plays, and that can be undone. Each has a
/// text `deed.` and its name in lower case.
public enum Deed {
    CLEARED("cleared"),
    REMOVED("removed"),
    SHUFFLED("shuffled"),
    REVERSED("reversed"),
    MOVED("moved"),
    SWAPPED("swapped"),
    /// Listeners take turns from now on, or do not any more.
    TURNS("turns"),
    SKIPPED("skipped"),
    /// Something else was wanted at once.
    REPLACED("replaced"),
    STOPPED("stopped"),
    /// A track came out of its turn.
    JUMPED("jumped"),
    /// What was on before is on again.
    RETURNED("returned"),
    /// What plays began anew.
    REPLAYED("replayed");

    /// The wire names of the commands that do what the same events do by other commands that are
    /// not undone, or are called otherwise.
    private static final String JUMP = "jump";

    private static final String REPLAY = "replay";

    private final String wire;

    Deed(String wire) {
        this.wire = wire;
    }

    /// What journals and snapshots call it.
    String wire() {
        return wire;
    }

    static Deed named(String wire) {
        for (Deed deed : values()) if (deed.wire.equals(wire)) return deed;
        throw new IllegalArgumentException("unknown deed " + wire);
    }

    /// Whether it may leave what plays on, and yet elsewhere.
    boolean movesInTrack() {
        return this == REPLAYED;
    }

    /// What a line comes to, if it is anything that can be undone.
    static Optional<Deed> of(JournalLine line) {
        List<PlayerEvent> events = line.events();
        if (events.stream().anyMatch(PlaybackEvent.Returned.class::isInstance)) {
            return Optional.of(RETURNED);
        }
        boolean starts = events.stream().anyMatch(PlaybackEvent.Started.class::isInstance);
        if (line.is(JUMP) && starts) return Optional.of(JUMPED);
        if (line.is(REPLAY) && (starts || events.stream().anyMatch(Deed::moves))) {
            return Optional.of(REPLAYED);
        }
        return of(events, starts);
    }

    private static boolean moves(PlayerEvent event) {
        return event instanceof PlaybackEvent.Sought || event instanceof PlaybackEvent.Resumed;
    }

    private static Optional<Deed> of(List<PlayerEvent> events, boolean starts) {
        for (PlayerEvent event : events) {
            Optional<Deed> deed =
                    switch (event) {
                        case QueueEvent queue -> of(queue);
                        case PlaybackEvent.Ended ended -> of(ended.reason());
                        // Who wants to hear something while it is silent does away with nothing.
                        case PlaybackEvent.Stopped _ ->
                                starts ? Optional.empty() : Optional.of(STOPPED);
                        case PlaybackEvent _ -> Optional.empty();
                        case StoryEvent _, StayEvent _, SoundEvent _, PanelEvent _, HouseEvent _ ->
                                Optional.empty();
                    };
            if (deed.isPresent()) return deed;
        }
        return Optional.empty();
    }

    private static Optional<Deed> of(QueueEvent event) {
        return switch (event) {
            case QueueEvent.Cleared _ -> Optional.of(CLEARED);
            case QueueEvent.Removed _, QueueEvent.RemovedOf _, QueueEvent.Deduplicated _ ->
                    Optional.of(REMOVED);
            case QueueEvent.Shuffled _ -> Optional.of(SHUFFLED);
            case QueueEvent.Reversed _ -> Optional.of(REVERSED);
            case QueueEvent.Moved _ -> Optional.of(MOVED);
            case QueueEvent.Swapped _ -> Optional.of(SWAPPED);
            case QueueEvent.TurnsSet _ -> Optional.of(TURNS);
            case QueueEvent.Enqueued _, QueueEvent.TookTurns _, QueueEvent.Rotated _ ->
                    Optional.empty();
        };
    }

    private static Optional<Deed> of(EndReason reason) {
        return switch (reason) {
            case SKIPPED -> Optional.of(SKIPPED);
            case REPLACED -> Optional.of(REPLACED);
            case FINISHED, FAILED -> Optional.empty();
        };
    }
}
