package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// When journal lines may go.
final class LineRetirementTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "retirement");
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final RawTable RAW = new RawTable(CLIENT, TABLE.settings().table());

    private final Instant now = Instant.now();
    private final DynamoPlayerJournal journal = journalAt(now);
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40) << 23);

    @Test
    void lines_that_no_snapshot_covers_never_expire() {
        write(PlayerState.NEW, 40);
        assertThat(RAW.journal(guild, Keys.LINE)).hasSize(40);
        assertThat(RAW.expiring(guild)).isEmpty();
    }

    @Test
    void lines_get_their_expiry_when_the_snapshot_after_the_one_that_covers_them_is_written() {
        PlayerState first = write(PlayerState.NEW, 30);
        journal.snapshot(guild, first);
        PlayerState second = write(first, 10);
        assertThat(RAW.expiring(guild)).isEmpty();
        journal.snapshot(guild, second);
        assertThat(RAW.expiring(guild)).hasSize(30).endsWith(30L);
        PlayerState third = write(second, 5);
        journal.settle(guild, third);
        assertThat(RAW.expiring(guild)).hasSize(40).endsWith(40L);
    }

    @Test
    void the_parts_of_a_big_line_expire_with_it() {
        JournalLine big =
                line(
                        PlayerState.NEW,
                        asked(1, "play"),
                        new QueueEvent.Enqueued(0, entries(1, 5_000), ""));
        journal.append(guild, List.of(big));
        PlayerState state = PlayerState.NEW.after(big);
        journal.snapshot(guild, state);
        journal.snapshot(guild, write(state, 1));
        assertThat(RAW.journal(guild, Keys.LINE_PART))
                .isNotEmpty()
                .allMatch(part -> part.containsKey(TableSchema.TTL));
    }

    @Test
    void an_expired_line_is_not_read_though_dynamodb_has_not_deleted_it_yet() {
        PlayerState first = write(PlayerState.NEW, 3);
        journal.snapshot(guild, first);
        PlayerState second = write(first, 2);
        journal.snapshot(guild, second);
        DynamoPlayerJournal later =
                journalAt(now.plus(LineRetirement.KEPT).plus(Duration.ofHours(1)));
        assertThat(journal.lines(guild, 1, 10)).hasSize(5);
        assertThat(later.lines(guild, 1, 10))
                .map(Stored::read)
                .extracting(JournalLine::sequence)
                .containsExactly(4L, 5L);
        assertThat(later.load(guild)).isEqualTo(new Loaded.Whole(second));
    }

    @Test
    void a_journal_whose_old_lines_are_gone_goes_on() {
        PlayerState first = write(PlayerState.NEW, 3);
        journal.snapshot(guild, first);
        for (long sequence = 1; sequence <= 3; sequence++) {
            var key = Keys.line(guild, sequence);
            CLIENT.deleteItem(delete -> delete.tableName(TABLE.settings().table()).key(key));
        }
        PlayerState second = write(first, 2);
        journal.snapshot(guild, second);
        assertThat(RAW.expiring(guild)).isEmpty();
        assertThat(RAW.journal(guild, Keys.LINE)).hasSize(2);
        assertThat(journal.load(guild)).isEqualTo(new Loaded.Whole(second));
    }

    private PlayerState write(PlayerState from, int lines) {
        PlayerState state = from;
        for (int i = 0; i < lines; i++) {
            JournalLine line =
                    line(
                            state,
                            asked(state.sequence() + 1, "volume"),
                            new SoundEvent.VolumeSet(i % 200));
            journal.append(guild, List.of(line));
            state = state.after(line);
        }
        return state;
    }

    private static DynamoPlayerJournal journalAt(Instant instant) {
        return new DynamoPlayerJournal(
                CLIENT,
                TABLE.settings(),
                Formats.CURRENT,
                InstantSource.fixed(instant),
                WriteId::random);
    }
}
