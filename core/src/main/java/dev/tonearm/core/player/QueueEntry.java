package dev.tonearm.core.player;

import dev.tonearm.core.guild.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A track that somebody asked for.
public record QueueEntry(EntryId id, Track track, UserId requester) {
    /// How long all of these take, if each has a length that is known.
    static Optional<Duration> lengths(List<QueueEntry> entries) {
        Duration all = Duration.ZERO;
        for (QueueEntry entry : entries) {
            Optional<Duration> length = entry.track().length();
            if (length.isEmpty()) return Optional.empty();
            all = all.plus(length.get());
        }
        return Optional.of(all);
    }
}
