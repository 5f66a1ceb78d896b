package dev.tonearm.core.family;

import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a command that was done.
///
/// @param events what it did; none if everything was as wanted already
/// @param after the state right after its own line, whatever has happened since
/// @param at when it was done
public record Done(List<PlayerEvent> events, PlayerState after, Instant at) {
    public Done {
        events = List.copyOf(events);
    }

    /// Its events of one kind.
    public <E extends PlayerEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Its last event of one kind, if there is one.
    public <E extends PlayerEvent> Optional<E> last(Class<E> kind) {
        List<E> all = all(kind);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
