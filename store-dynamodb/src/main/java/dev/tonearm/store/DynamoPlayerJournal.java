package dev.tonearm.store;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Journals as items of one table.
///
/// It remembers nothing between calls. Whether a guild is open is told by its next line: settling
/// puts a mark there, which makes the plain append of one item fail, and only the append that also
/// writes the open mark may replace it. So a worker that was overtaken cannot write a line of a
/// guild that nobody would look at.
final class DynamoPlayerJournal implements PlayerJournal {
    private final LineItems lines;
    private final SnapshotItems snapshots;
    private final OpenGuilds open;

    DynamoPlayerJournal(
            DynamoDbClient client,
            StoreSettings settings,
            InstantSource clock,
            Supplier<WriteId> writeIds) {
        this.open = new OpenGuilds(client, settings);
        this.lines = new LineItems(client, settings.table(), clock, writeIds, open);
        this.snapshots = new SnapshotItems(client, settings.table(), clock, writeIds, open);
    }

    @Override
    public AppendOutcome append(GuildId guild, List<JournalLine> appended) {
        if (appended.isEmpty()) throw new IllegalArgumentException("no lines to append");
        return reach(guild, () -> lines.append(guild, appended));
    }

    @Override
    public PlayerState load(GuildId guild) {
        return reach(
                guild,
                () -> {
                    PlayerState state = snapshots.newest(guild);
                    for (JournalLine line : lines.after(guild, state.sequence()))
                        state = state.after(line);
                    return state;
                });
    }

    @Override
    public List<JournalLine> lines(GuildId guild, long sequence, int limit) {
        return reach(guild, () -> lines.unexpired(guild, sequence, limit));
    }

    @Override
    public void snapshot(GuildId guild, PlayerState state) {
        reach(
                guild,
                () -> {
                    snapshots.write(guild, state);
                    return state;
                });
    }

    @Override
    public void settle(GuildId guild, PlayerState state) {
        reach(
                guild,
                () -> {
                    snapshots.settle(guild, state);
                    return state;
                });
    }

    @Override
    public List<GuildId> open(int partition) {
        try {
            return open.of(partition);
        } catch (SdkException | UncheckedIOException e) {
            throw JournalUnavailableException.ofPartition(partition, e);
        }
    }

    /// The URL-connection client throws an UncheckedIOException of its own, which the SDK neither
    /// wraps nor retries, when a kept connection turns out to be reset while it is written to.
    private static <T> T reach(GuildId guild, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new JournalUnavailableException(guild, e);
        }
    }
}
