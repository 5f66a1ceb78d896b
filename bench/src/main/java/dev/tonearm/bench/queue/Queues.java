package dev.tonearm.bench.queue;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.StayEvent;
import dev.tonearm.core.player.Track;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/// States with queues as long as is wanted, of tracks as long as those of usual sources.
final class Queues {
    static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private static final ChannelId LOUNGE = new ChannelId(1_200_000_000_000_000_001L);
    private static final int LISTENERS = 40;
    private static final String ENCODED = "QAAAjQIAJFJpY2sgQXN0bGV5IC0gTmV2ZXIgR29u".repeat(5);

    private Queues() {}

    /// Something plays, and so many tracks wait; a few dozen people asked for them.
    static PlayerState of(int tracks) {
        List<QueueEntry> entries =
                LongStream.rangeClosed(1, tracks + 1L).mapToObj(Queues::entry).toList();
        return after(
                PlayerState.NEW,
                new StayEvent.VoiceJoined(LOUNGE),
                new QueueEvent.Enqueued(0, entries, "everything"),
                new PlaybackEvent.Started(new EntryId(1), "Track 1", 0));
    }

    static QueueEntry entry(long id) {
        String title = "Track " + id + " of a rather usual length";
        return new QueueEntry(
                new EntryId(id),
                new Track(
                        ENCODED + id,
                        title,
                        "Some Artist",
                        180_000 + id,
                        "https://music.example/watch?v=" + Long.toHexString(id * 0x9E3779B97F4AL),
                        "https://pictures.example/" + id + "/large.jpg",
                        false,
                        true),
                user(id));
    }

    static UserId user(long number) {
        return new UserId(1_300_000_000_000_000_000L + number % LISTENERS);
    }

    /// What somebody asked for is done.
    static PlayerState after(PlayerState state, PlayerEvent... events) {
        long sequence = state.sequence() + 1;
        Cause cause = new Cause.Asked(new InteractionId(sequence), user(sequence), "bench");
        return state.after(new JournalLine(sequence, NOON, cause, List.of(events)));
    }
}
