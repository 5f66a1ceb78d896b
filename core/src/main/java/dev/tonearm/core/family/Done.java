package dev.tonearm.core.family;

import dev.tonearm.core.player.HouseEvent;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.Track;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a command that was done.
///
/// @param events what it did; none if everything was as wanted already
/// @param at when it was done
/// @param hops when it passed where, if it is the command itself and not what is known of it
/// @param found what was looked up for it, if that is all it was to do
public record Done(
        List<PlayerEvent> events,
        Aftermath aftermath,
        Instant at,
        Optional<Hops> hops,
        List<Track> found) {
    public Done {
        events = List.copyOf(events);
        found = List.copyOf(found);
    }

    public Done(List<PlayerEvent> events, Aftermath aftermath, Instant at) {
        this(events, aftermath, at, Optional.empty(), List.of());
    }

    /// @param after the state right after its own line
    public Done(List<PlayerEvent> events, PlayerState after, Instant at) {
        this(events, new Aftermath.Known(after), at);
    }

    public Done after(Hops passed) {
        return new Done(events, aftermath, at, Optional.of(passed), found);
    }

    /// With what was looked up, for a command that is to show it.
    public Done showing(List<Track> tracks) {
        return new Done(events, aftermath, at, hops, tracks);
    }

    /// The state right after its own line; empty if nobody knows it any more. What is said then is
    /// less, and true.
    public Optional<PlayerState> after() {
        return switch (aftermath) {
            case Aftermath.Known(var state) -> Optional.of(state);
            case Aftermath.Gone() -> Optional.empty();
        };
    }

    /// What played then.
    public Optional<Track> playing() {
        return after().map(PlayerState::playback)
                .flatMap(playback ->
                        playback instanceof Playback.Loaded loaded
                                ? Optional.of(loaded.entry().track())
                                : Optional.empty());
    }

    /// Whether it was only counted: others have to agree before it is done.
    public boolean counted() {
        return last(HouseEvent.Voted.class).filter(vote -> !vote.passed()).isPresent();
    }

    /// Without the votes that led to it.
    Done itself() {
        return new Done(
                events.stream()
                        .filter(event -> !(event instanceof HouseEvent.Voted))
                        .filter(event -> !(event instanceof HouseEvent.Agreed))
                        .toList(),
                aftermath,
                at);
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
