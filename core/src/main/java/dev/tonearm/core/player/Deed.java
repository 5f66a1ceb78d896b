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
    STOPPED("stopped");

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

    /// What the events of one line come to, if it is anything that can be undone.
    static Optional<Deed> of(List<PlayerEvent> events) {
        // What is on again has lost nothing.
        if (events.stream().anyMatch(PlaybackEvent.Returned.class::isInstance)) {
            return Optional.empty();
        }
        boolean starts = events.stream().anyMatch(PlaybackEvent.Started.class::isInstance);
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
