package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.partition.WorkerMark;
import dev.tonearm.core.player.Chronicle;
import dev.tonearm.core.player.Chronicle.Content;
import dev.tonearm.core.player.Chronicle.Entry;
import dev.tonearm.core.player.Chronicle.Snapshot;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A journal as it lies in the table, for who tells what happened.
final class DynamoChronicleTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "chronicle");
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final WorkerId WORKER = new WorkerId("voice-worker-0", "5e1f00aa");

    private final Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40) << 23);
    private final DynamoPlayerJournal journal = journal(now);

    @Test
    void a_line_says_who_wrote_it_and_in_which_format() {
        PlayerState state = volume(PlayerState.NEW);
        JournalLine big =
                line(state, asked(2, "play"), new QueueEvent.Enqueued(0, entries(1, 5_000), ""));
        journal.append(guild, List.of(big));
        TABLE.journal(CLIENT).append(guild, List.of(line(state.after(big), asked(3, "pause"))));

        Chronicle.Kept kept = kept(now);

        assertThat(kept.lines())
                .extracting(Entry::writer)
                .containsExactly(
                        WorkerMark.of(WORKER).toString(), WorkerMark.of(WORKER).toString(), "");
        assertThat(kept.lines().get(1).content()).isEqualTo(new Content.Whole(big, 1));
        assertThat(kept.snapshot()).isEqualTo(Snapshot.NONE);
        assertThat(kept.settled()).isFalse();
    }

    @Test
    void a_writers_mark_makes_no_line_longer() {
        assertThat(WriteId.of(WORKER).get().value().length())
                .isLessThanOrEqualTo(WriteId.random().value().length());
        assertThat(WriteId.of(WORKER).get()).isNotEqualTo(WriteId.of(WORKER).get());
    }

    @Test
    void what_is_broken_or_newer_is_told_as_such_and_the_lines_behind_it_are_read() {
        PlayerState state = PlayerState.NEW;
        for (int i = 0; i < 5; i++) state = volume(state);
        change(2, Map.of("json", AttributeValue.fromS("{\"n\":2")));
        change(3, Map.of("format", AttributeValue.fromN("99")));
        change(4, Map.of("json", AttributeValue.fromN("1")));

        List<Entry> lines = kept(now).lines();

        assertThat(lines).extracting(Entry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(lines.get(1).content()).isEqualTo(new Content.Broken("not valid JSON"));
        assertThat(lines.get(2).content()).isEqualTo(new Content.Newer(99));
        assertThat(lines.get(3).content()).isInstanceOf(Content.Broken.class);
        assertThat(lines.get(4).content()).isInstanceOf(Content.Whole.class);
    }

    @Test
    void a_snapshot_that_nobody_can_read_is_told_as_such() {
        PlayerState state = volume(volume(PlayerState.NEW));
        journal.snapshot(guild, state);
        assertThat(kept(now).snapshot()).isEqualTo(new Snapshot.Whole(state));

        changeSnapshot(Map.of("format", AttributeValue.fromN("99")));
        assertThat(kept(now).snapshot()).isEqualTo(new Snapshot.Newer(2, 99));

        changeSnapshot(
                Map.of(
                        "format", AttributeValue.fromN("1"),
                        "json", AttributeValue.fromS("{}")));
        assertThat(kept(now).snapshot()).isInstanceOf(Snapshot.Broken.class);
    }

    @Test
    void a_line_says_when_it_was_retired_and_one_that_has_expired_is_not_told() {
        PlayerState first = volume(volume(PlayerState.NEW));
        journal.snapshot(guild, first);
        PlayerState second = volume(first);
        journal.settle(guild, second);

        Chronicle.Kept kept = kept(now);
        assertThat(kept.settled()).isTrue();
        assertThat(kept.lines())
                .extracting(Entry::retired)
                .containsExactly(Optional.of(now), Optional.of(now), Optional.empty());
        assertThat(kept(now.plus(Duration.ofDays(15))).lines())
                .extracting(Entry::sequence)
                .containsExactly(3L);
    }

    private PlayerState volume(PlayerState state) {
        JournalLine line =
                line(
                        state,
                        asked(state.sequence() + 1, "volume"),
                        new SoundEvent.VolumeSet((int) state.sequence() + 1));
        journal.append(guild, List.of(line));
        return state.after(line);
    }

    private void change(long sequence, Map<String, AttributeValue> attributes) {
        put(Keys.line(guild, sequence), attributes);
    }

    private void changeSnapshot(Map<String, AttributeValue> attributes) {
        put(Keys.snapshot(guild), attributes);
    }

    private static void put(
            Map<String, AttributeValue> key, Map<String, AttributeValue> attributes) {
        var item =
                new HashMap<>(
                        CLIENT.getItem(get -> get.tableName(TABLE.settings().table()).key(key))
                                .item());
        item.putAll(attributes);
        CLIENT.putItem(put -> put.tableName(TABLE.settings().table()).item(item));
    }

    private Chronicle.Kept kept(Instant at) {
        return journal(at).chronicle().of(guild);
    }

    private static DynamoPlayerJournal journal(Instant at) {
        return new DynamoPlayerJournal(
                CLIENT,
                TABLE.settings(),
                Formats.CURRENT,
                InstantSource.fixed(at),
                WriteId.of(WORKER));
    }
}
