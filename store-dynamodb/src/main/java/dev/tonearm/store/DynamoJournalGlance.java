package dev.tonearm.store;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.PlayerState;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads what items hold themselves and no body in parts, in eventually consistent reads, which
/// cost half.
///
/// A snapshot in its item has [SnapshotItems#INLINE_LIMIT] at most, some 1,500 tracks; of lines,
/// [#ENOUGH] and a page more, which DynamoDB ends at 1 MB. Usually it is a few kilobytes.
final class DynamoJournalGlance implements JournalGlance {
    /// Lines of commands take some hundred bytes each; short playlists up to 32 KB.
    private static final int ENOUGH = 64_000;

    private static final int PAGE = 16;

    /// More than follow a snapshot that is in its item, which come at every 32nd line, or at every
    /// sixteenth of the queue's length.
    private static final int MOST_SINCE = 128;

    /// An evening's commands.
    private static final int SOME = 48;

    private final DynamoDbClient client;
    private final String table;
    private final Documents documents;
    private final InstantSource clock;

    DynamoJournalGlance(DynamoDbClient client, String table, Formats formats, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.documents = new Documents(formats);
        this.clock = clock;
    }

    @Override
    public Optional<PlayerState> state(GuildId guild) {
        return reach(
                guild,
                () -> {
                    Map<String, AttributeValue> snapshot =
                            client.getItem(get -> get.tableName(table).key(Keys.snapshot(guild)))
                                    .item();
                    if (Body.parts(snapshot) > 0) return Optional.empty();
                    if (snapshot.isEmpty()) return continued(guild, PlayerState.NEW);
                    return switch (documents.state(snapshot)) {
                        case Reading.Newer<PlayerState> _ -> Optional.empty();
                        case Reading.Read<PlayerState>(var state) -> continued(guild, state);
                    };
                });
    }

    @Override
    public Optional<PlayerState> since(GuildId guild, PlayerState before) {
        return reach(guild, () -> continued(guild, before));
    }

    @Override
    public List<JournalLine> before(GuildId guild, long sequence) {
        String end = sequence > Keys.LAST_LINE ? Keys.LINE + Keys.END : Keys.line(sequence - 1);
        return some(guild, Keys.line(0), end, false);
    }

    @Override
    public List<JournalLine> from(GuildId guild, long sequence) {
        return some(guild, Keys.line(sequence), Keys.LINE + Keys.END, true);
    }

    private List<JournalLine> some(GuildId guild, String first, String last, boolean forwards) {
        return reach(
                guild,
                () -> {
                    long now = clock.instant().getEpochSecond();
                    return read(guild, first, last, SOME, forwards).items.stream()
                            .filter(item -> !item.containsKey(LineItems.SETTLED))
                            .filter(item -> Body.parts(item) == 0)
                            .filter(item -> !expired(item, now))
                            .map(documents::line)
                            .flatMap(DynamoJournalGlance::readable)
                            .toList();
                });
    }

    private static Stream<JournalLine> readable(Reading<JournalLine> line) {
        return switch (line) {
            case Reading.Read<JournalLine>(var read) -> Stream.of(read);
            case Reading.Newer<JournalLine> _ -> Stream.empty();
        };
    }

    private static boolean expired(Map<String, AttributeValue> item, long now) {
        AttributeValue expiry = item.get(TableSchema.TTL);
        return expiry != null && Long.parseLong(expiry.n()) <= now;
    }

    /// A line that is missing because the read is a moment old, or newer than this build, ends what
    /// can be folded: the state is then as old.
    private Optional<PlayerState> continued(GuildId guild, PlayerState before) {
        String first = Keys.line(before.sequence() + 1);
        Lines lines = read(guild, first, Keys.LINE + Keys.END, MOST_SINCE, true);
        if (!lines.complete) return Optional.empty();
        PlayerState state = before;
        for (Map<String, AttributeValue> item : lines.items) {
            if (item.containsKey(LineItems.SETTLED)) continue;
            if (Body.parts(item) > 0 || item.containsKey(LineItems.COVERED))
                return Optional.empty();
            if (!(documents.line(item) instanceof Reading.Read<JournalLine>(var line))) break;
            if (line.sequence() != state.sequence() + 1) break;
            state = state.after(line);
        }
        return Optional.of(state);
    }

    /// @param first the key of the first line
    /// @param last the key of the last line
    /// @param most about how many lines
    /// @param forwards from the first on, or backwards from the last
    private Lines read(GuildId guild, String first, String last, int most, boolean forwards) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Map<String, AttributeValue> read = Map.of();
        int bytes = 0;
        do {
            Map<String, AttributeValue> start = read;
            QueryResponse page =
                    client.query(query ->
                            query.tableName(table)
                                    .limit(PAGE)
                                    .scanIndexForward(forwards)
                                    .keyConditionExpression(
                                            "pk = :pk AND sk BETWEEN :from AND :end")
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":pk",
                                                    AttributeValue.fromS(Keys.journal(guild)),
                                                    ":from",
                                                    AttributeValue.fromS(first),
                                                    ":end",
                                                    AttributeValue.fromS(last)))
                                    .exclusiveStartKey(start.isEmpty() ? null : start));
            items.addAll(page.items());
            for (Map<String, AttributeValue> item : page.items()) bytes += Body.size(item);
            read = page.lastEvaluatedKey();
        } while (!read.isEmpty() && items.size() < most && bytes < ENOUGH);
        return new Lines(items, read.isEmpty());
    }

    private static <T> T reach(GuildId guild, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | UncheckedIOException e) {
            throw new JournalUnavailableException(guild, e);
        }
    }

    /// @param complete whether there are no more
    private record Lines(List<Map<String, AttributeValue>> items, boolean complete) {}
}
