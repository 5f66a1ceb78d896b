package dev.tonearm.core.player;

import dev.tonearm.core.text.Legible;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a server has heard, for `/stats`: a fold of its journal's lines that outlives them.
///
/// @param since when the first line was counted; empty before
/// @param commands that did something
/// @param tracks that were heard to their end, or for [#HEARD]
/// @param heard how long something could be heard in a channel, by the clock
/// @param pieces the names of those tracks
/// @param people who asked for them, by id
public record Tally(
        Optional<Instant> since,
        long commands,
        long tracks,
        Duration heard,
        Ranking pieces,
        Ranking people) {
    /// A track that was left earlier was not listened to.
    public static final Duration HEARD = Duration.ofSeconds(30);

    static final Tally NOTHING =
            new Tally(Optional.empty(), 0, 0, Duration.ZERO, Ranking.NONE, Ranking.NONE);

    private static final int LONGEST_NAME = 80;

    /// With what a line tells.
    ///
    /// @param after the state with its events folded in
    Tally after(PlayerState before, JournalLine line, PlayerState after) {
        Tally counted =
                new Tally(
                        Optional.of(since.orElse(line.at())),
                        commands + (line.cause() instanceof Cause.Asked ? 1 : 0),
                        tracks,
                        heard.plus(heard(before, line, after)),
                        pieces,
                        people);
        return line.events().stream().anyMatch(event -> listenedTo(event, before, line))
                ? counted.with(((Playback.Loaded) before.playback()).entry())
                : counted;
    }

    private Tally with(QueueEntry entry) {
        String name = Legible.line(entry.track().name(), LONGEST_NAME);
        return new Tally(
                since,
                commands,
                tracks + 1,
                heard,
                name.isEmpty() ? pieces : pieces.with(name),
                people.with(entry.requester().toString()));
    }

    private static boolean listenedTo(PlayerEvent event, PlayerState before, JournalLine line) {
        if (!(event instanceof PlaybackEvent.Ended ended)
                || !(before.playback() instanceof Playback.Loaded loaded)
                || !loaded.entry().id().equals(ended.entry())) return false;
        return switch (ended.reason()) {
            case FINISHED -> true;
            case FAILED -> false;
            case SKIPPED, REPLACED -> loaded.positionAt(line.at()) >= HEARD.toMillis();
        };
    }

    /// How long it was heard since the clock was set that a line sets anew or stops.
    private static Duration heard(PlayerState before, JournalLine line, PlayerState after) {
        if (!(before.playback() instanceof Playback.Loaded loaded)
                || loaded.paused()
                || before.voice() instanceof Whereabouts.Nowhere
                || (after.playback() instanceof Playback.Loaded still
                        && still.clock().equals(loaded.clock()))) return Duration.ZERO;
        Duration time = Duration.between(loaded.since(), line.at());
        return time.isNegative() ? Duration.ZERO : time;
    }
}
