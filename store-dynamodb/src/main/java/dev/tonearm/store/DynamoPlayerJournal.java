package dev.tonearm.store;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.JournalErasure;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerState;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
    /// How often a snapshot may come between it and the lines that follow it.
    private static final int READS = 5;

    private final LineItems lines;
    private final SnapshotItems snapshots;
    private final OpenGuilds open;
    private final DynamoJournalErasure erasure;
    private final Chronicle chronicle;

    DynamoPlayerJournal(
            DynamoDbClient client,
            StoreSettings settings,
            Formats formats,
            InstantSource clock,
            Supplier<WriteId> writeIds) {
        this.open = new OpenGuilds(client, settings);
        var documents = new Documents(formats);
        this.lines = new LineItems(client, settings.table(), documents, clock, writeIds, open);
        this.snapshots =
                new SnapshotItems(client, settings.table(), documents, clock, writeIds, open);
        this.erasure =
                new DynamoJournalErasure(
                        client, settings.table(), documents, clock, lines, snapshots);
        this.chronicle = new DynamoChronicle(lines, snapshots, clock);
    }

    /// Takes people out of these journals.
    JournalErasure erasure() {
        return erasure;
    }

    /// These journals as they lie there.
    Chronicle chronicle() {
        return chronicle;
    }

    /// The snapshots of these journals.
    SnapshotItems snapshots() {
        return snapshots;
    }

    @Override
    public AppendOutcome append(GuildId guild, List<JournalLine> appended) {
        if (appended.isEmpty()) throw new IllegalArgumentException("no lines to append");
        return reach(guild, () -> lines.append(guild, appended));
    }

    @Override
    public Loaded load(GuildId guild) {
        return reach(
                guild,
                () -> {
                    for (int read = 0; read < READS; read++) {
                        switch (snapshots.newest(guild)) {
                            case Reading.Newer<PlayerState>(int format) -> {
                                return new Loaded.Newer(format, PlayerState.NEW);
                            }
                            case Reading.Read<PlayerState>(var state) -> {
                                var since = lines.after(guild, state.sequence());
                                if (since.isPresent()) return Loaded.fold(state, since.get());
                            }
                        }
                    }
                    throw new IllegalStateException("the journal of guild " + guild + " has gaps");
                });
    }

    @Override
    public List<Reading<JournalLine>> lines(GuildId guild, long sequence, int limit) {
        return reach(guild, () -> lines.unexpired(guild, sequence, limit));
    }

    @Override
    public Optional<PlayerState> at(GuildId guild, long sequence) {
        return reach(
                guild,
                () -> {
                    Reading<PlayerState> snapshot = snapshots.newest(guild);
                    return snapshot instanceof Reading.Read<PlayerState>(var state)
                                    && state.sequence() <= sequence
                            ? lines.after(guild, state.sequence())
                                    .flatMap(since -> Loaded.foldTo(sequence, snapshot, since))
                            : Optional.empty();
                });
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
