package dev.tonearm.core.player;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// All that is true about one guild's player; immutable, and a fold of the guild's journal.
///
/// @param sequence the last line folded in, 0 before the first
/// @param queue what waits, next first
/// @param volume percent, 0 to 200
/// @param voice where the bot should be heard
/// @param company who hears it there, or why it is nowhere
/// @param nextEntry the id that the next new entry gets
/// @param handled the commands of the last [#REMEMBERED], oldest first
/// @param setbacks what the sources could not deliver lately
public record PlayerState(
        long sequence,
        Playback playback,
        List<QueueEntry> queue,
        LoopMode loop,
        int volume,
        Whereabouts voice,
        Company company,
        Panel panel,
        long nextEntry,
        List<Handled> handled,
        Setbacks setbacks) {
    /// How long commands are recognised: an interaction's token lives 15 minutes, and clocks
    /// differ.
    public static final Duration REMEMBERED = InteractionId.TOKEN_LIFETIME.plusMinutes(5);

    /// A guild that has no journal yet.
    public static final PlayerState NEW =
            new PlayerState(
                    0,
                    Playback.IDLE,
                    List.of(),
                    LoopMode.OFF,
                    100,
                    Whereabouts.NOWHERE,
                    Company.PEOPLE,
                    Panel.NONE,
                    1,
                    List.of());

    public PlayerState {
        queue = List.copyOf(queue);
        handled = List.copyOf(handled);
    }

    /// A state in which nothing has failed.
    public PlayerState(
            long sequence,
            Playback playback,
            List<QueueEntry> queue,
            LoopMode loop,
            int volume,
            Whereabouts voice,
            Company company,
            Panel panel,
            long nextEntry,
            List<Handled> handled) {
        this(
                sequence,
                playback,
                queue,
                loop,
                volume,
                voice,
                company,
                panel,
                nextEntry,
                handled,
                Setbacks.NONE);
    }

    /// The first line that a command made, if it is remembered: Discord or SQS has delivered it
    /// before.
    public OptionalLong handled(InteractionId interaction) {
        for (Handled known : handled) {
            if (known.interaction().equals(interaction)) return OptionalLong.of(known.sequence());
        }
        return OptionalLong.empty();
    }

    /// Whether somebody has stopped the music since this was asked for, so that what it would bring
    /// is not wanted any more.
    public boolean calledOff(InteractionId asked) {
        return handled.stream()
                .anyMatch(known -> known.callsOff() && asked.isBefore(known.interaction()));
    }

    /// Whether nothing plays and the bot is in no channel, so that no worker has to keep anything
    /// true.
    public boolean atRest() {
        return playback instanceof Playback.Idle && voice instanceof Whereabouts.Nowhere;
    }

    /// What the audio side has to make true.
    public DesiredPlayer desired() {
        return switch (voice) {
            case Whereabouts.Nowhere() -> new DesiredPlayer.Absent();
            case Whereabouts.InVoice(var channel) ->
                    switch (playback) {
                        case Playback.Idle() -> new DesiredPlayer.Silent(channel);
                        case Playback.Loaded loaded ->
                                new DesiredPlayer.Playing(channel, loaded, volume);
                    };
        };
    }

    /// Whether failures stopped it, with something left to try.
    public boolean halted() {
        return playback instanceof Playback.Idle && !queue.isEmpty() && setbacks.count() > 0;
    }

    /// When it tries again by itself, if failures stopped it.
    public Optional<Instant> retryAt() {
        return halted() && voice instanceof Whereabouts.InVoice ? setbacks.due() : Optional.empty();
    }

    /// When what plays should be over, if it plays and has a length.
    public Optional<Instant> overAt() {
        return playback instanceof Playback.Loaded loaded
                        && !loaded.paused()
                        && voice instanceof Whereabouts.InVoice
                ? loaded.remainingAt(loaded.since()).map(loaded.since()::plus)
                : Optional.empty();
    }

    /// The state after one more line.
    ///
    /// @throws IllegalStateException if the line does not follow this state
    public PlayerState after(JournalLine line) {
        if (line.sequence() != sequence + 1) {
            throw new IllegalStateException(
                    "line " + line.sequence() + " does not follow line " + sequence);
        }
        PlayerState state = this;
        for (PlayerEvent event : line.events()) state = Evolution.evolve(state, event, line.at());
        return state.written(line);
    }

    private PlayerState written(JournalLine line) {
        return new PlayerState(
                line.sequence(),
                playback,
                queue,
                loop,
                volume,
                voice,
                company,
                panel,
                nextEntry,
                Evolution.remember(handled, line),
                asked(line) ? setbacks.asked(line.at()) : setbacks);
    }

    /// Whether somebody, and not the player by itself, started something.
    private static boolean asked(JournalLine line) {
        return line.cause() instanceof Cause.Asked
                && line.events().stream().anyMatch(PlayerEvent.Started.class::isInstance);
    }

    PlayerState with(Setbacks changed) {
        return new PlayerState(
                sequence, playback, queue, loop, volume, voice, company, panel, nextEntry, handled,
                changed);
    }

    PlayerState with(Playback changed) {
        return new PlayerState(
                sequence, changed, queue, loop, volume, voice, company, panel, nextEntry, handled,
                setbacks);
    }

    PlayerState with(Playback changed, List<QueueEntry> changedQueue) {
        return new PlayerState(
                sequence,
                changed,
                changedQueue,
                loop,
                volume,
                voice,
                company,
                panel,
                nextEntry,
                handled,
                setbacks);
    }

    PlayerState withQueue(List<QueueEntry> changed, long next) {
        return new PlayerState(
                sequence, playback, changed, loop, volume, voice, company, panel, next, handled,
                setbacks);
    }

    PlayerState with(LoopMode changed) {
        return new PlayerState(
                sequence, playback, queue, changed, volume, voice, company, panel, nextEntry,
                handled, setbacks);
    }

    PlayerState withVolume(int changed) {
        return new PlayerState(
                sequence, playback, queue, loop, changed, voice, company, panel, nextEntry, handled,
                setbacks);
    }

    PlayerState with(Whereabouts changed, Company with) {
        return new PlayerState(
                sequence, playback, queue, loop, volume, changed, with, panel, nextEntry, handled,
                setbacks);
    }

    PlayerState with(Panel changed) {
        return new PlayerState(
                sequence, playback, queue, loop, volume, voice, company, changed, nextEntry,
                handled, setbacks);
    }

    /// How long everything that plays and waits takes from `now`; nothing if that cannot be said,
    /// because something of it is live, of unknown length, or repeated for ever.
    public Optional<Duration> remainingAt(Instant now) {
        Optional<Duration> first =
                playback instanceof Playback.Loaded loaded
                        ? loaded.remainingAt(now).filter(_ -> loop != LoopMode.TRACK)
                        : Optional.of(Duration.ZERO);
        return first.flatMap(remaining -> QueueEntry.lengths(queue).map(remaining::plus));
    }

    /// How long something that waits has to wait from `now`.
    public Wait waitAt(EntryId entry, Instant now) {
        int index = 0;
        while (index < queue.size() && !queue.get(index).id().equals(entry)) index++;
        if (index == queue.size()) return Wait.Unknown.NOT_WAITING;
        if (!(playback instanceof Playback.Loaded loaded) || loaded.paused()) {
            return Wait.Unknown.PAUSED;
        }
        List<QueueEntry> before = queue.subList(0, index);
        if (loaded.entry().track().stream()
                || before.stream().anyMatch(one -> one.track().stream())) {
            return Wait.Unknown.LIVE;
        }
        if (loop == LoopMode.TRACK) return Wait.Unknown.REPEATING;
        return loaded.remainingAt(now)
                .flatMap(first -> QueueEntry.lengths(before).map(first::plus))
                .<Wait>map(Wait.For::new)
                .orElse(Wait.Unknown.NO_LENGTH);
    }
}
