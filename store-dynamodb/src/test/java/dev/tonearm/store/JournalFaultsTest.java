package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal.AppendOutcome;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What the journal promises while the network loses calls and answers.
class JournalFaultsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "faults");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final DynamoDbClient DIRECT = TABLE.client();
    private static final RawTable RAW = new RawTable(DIRECT, TABLE.settings().table());
    private static final DynamoPlayerJournal OTHER = TABLE.journal(DIRECT);

    private final DynamoPlayerJournal journal = TABLE.journal(client(TABLE, NETWORK));
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40) << 23);

    /// The SDK's; those of functions are tested by a class beside this one.
    DynamoDbClient client(TestTable table, FaultyNetwork network) {
        return table.client(_ -> network);
    }

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void an_append_whose_answer_was_lost_finds_its_own_line() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        NETWORK.loseAnswerTo("PutItem");
        state = append(state, new SoundEvent.VolumeSet(80));
        assertThat(NETWORK.isWhole()).isTrue();
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
    }

    @Test
    void a_first_append_whose_answer_was_lost_finds_its_own_line() {
        NETWORK.loseAnswerTo("TransactWriteItems");
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        assertThat(NETWORK.isWhole()).isTrue();
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
        assertThat(OTHER.open(0)).contains(guild);
    }

    @Test
    void a_reopening_append_whose_answer_was_lost_finds_its_own_line() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        journal.settle(guild, state);
        NETWORK.loseAnswerTo("TransactWriteItems");
        state = append(state, new SoundEvent.VolumeSet(80));
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
        assertThat(OTHER.open(0)).contains(guild);
    }

    @Test
    void a_lost_answer_does_not_make_anothers_line_its_own() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        JournalLine line = line(state, Cause.NODE, new SoundEvent.VolumeSet(80));
        OTHER.append(guild, List.of(line));
        NETWORK.loseAnswerTo("PutItem");
        assertThat(journal.append(guild, List.of(line))).isEqualTo(new AppendOutcome.Conflict());
    }

    @Test
    void a_big_snapshot_whose_answer_was_lost_keeps_its_parts() {
        PlayerState state = append(PlayerState.NEW, enqueued(4_000));
        NETWORK.loseEveryOtherAnswer();
        journal.snapshot(guild, state);
        assertThat(RAW.journal(guild, Keys.SNAPSHOT_PART)).hasSizeGreaterThan(1);
        assertThat(RAW.covered(guild)).isEqualTo(1);
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
    }

    @Test
    void a_settling_whose_answer_was_lost_is_done_once() {
        PlayerState state = append(PlayerState.NEW, enqueued(4_000));
        NETWORK.loseEveryOtherAnswer();
        journal.settle(guild, state);
        assertThat(RAW.journal(guild, Keys.SNAPSHOT_PART)).hasSizeGreaterThan(1);
        assertThat(OTHER.open(0)).doesNotContain(guild);
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
    }

    @Test
    void half_a_big_line_is_never_seen_and_its_place_stays_free() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        JournalLine big = line(state, asked(2, "play"), enqueued(10_000));
        NETWORK.cutAfter(1);
        assertThatThrownBy(() -> journal.append(guild, List.of(big)))
                .isInstanceOf(JournalUnavailableException.class)
                .hasMessageContaining(guild.toString());
        assertThat(RAW.journal(guild, Keys.LINE_PART)).isNotEmpty();
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
        NETWORK.restore();
        assertThat(journal.append(guild, List.of(big))).isEqualTo(new AppendOutcome.Appended());
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state.after(big)));
    }

    @Test
    void half_a_big_snapshot_is_never_seen_and_the_next_one_clears_it_away() {
        PlayerState state = append(PlayerState.NEW, enqueued(10_000));
        NETWORK.cutAfter(2);
        PlayerState first = state;
        assertThatThrownBy(() -> journal.snapshot(guild, first))
                .isInstanceOf(JournalUnavailableException.class);
        assertThat(RAW.journal(guild, Keys.SNAPSHOT_PART)).isNotEmpty();
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
        NETWORK.restore();
        // By nobody who could undo it, or the snapshot would keep the tracks for that.
        JournalLine cleared = line(state, Cause.NODE, new QueueEvent.Cleared(10_000));
        journal.append(guild, List.of(cleared));
        state = state.after(cleared);
        journal.snapshot(guild, state);
        assertThat(RAW.journal(guild, Keys.SNAPSHOT_PART)).isEmpty();
        assertThat(OTHER.load(guild)).isEqualTo(new Loaded.Whole(state));
    }

    @Test
    void a_big_line_that_conflicts_leaves_no_parts() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        OTHER.append(guild, List.of(line(state, Cause.NODE, new SoundEvent.VolumeSet(80))));
        JournalLine big = line(state, asked(2, "play"), enqueued(10_000));
        assertThat(journal.append(guild, List.of(big))).isEqualTo(new AppendOutcome.Conflict());
        assertThat(RAW.journal(guild, Keys.LINE_PART)).isEmpty();
    }

    @Test
    void a_worker_that_was_overtaken_by_a_settling_opens_the_guild_again() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        OTHER.settle(guild, OTHER.load(guild).readable());
        append(state, new SoundEvent.VolumeSet(80));
        assertThat(OTHER.open(0)).contains(guild);
    }

    @Test
    void a_cut_store_is_unavailable_and_says_so_for_every_call() {
        PlayerState state = append(PlayerState.NEW, new SoundEvent.VolumeSet(70));
        JournalLine next = line(state, Cause.NODE, new SoundEvent.VolumeSet(80));
        NETWORK.cutAfter(0);
        assertUnavailable(() -> journal.append(guild, List.of(next)));
        assertUnavailable(() -> journal.load(guild));
        assertUnavailable(() -> journal.lines(guild, 1, 1));
        assertUnavailable(() -> journal.snapshot(guild, state));
        assertUnavailable(() -> journal.settle(guild, state));
        assertUnavailable(() -> journal.open(0));
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(JournalUnavailableException.class);
    }

    private static PlayerEvent enqueued(int tracks) {
        return new QueueEvent.Enqueued(0, entries(1, tracks), "");
    }

    private PlayerState append(PlayerState state, PlayerEvent event) {
        JournalLine line = line(state, asked(state.sequence() + 1, "test"), event);
        assertThat(journal.append(guild, List.of(line))).isEqualTo(new AppendOutcome.Appended());
        return state.after(line);
    }
}
