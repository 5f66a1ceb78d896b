package dev.tonearm.store;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.asked;
import static dev.tonearm.core.player.Examples.entries;
import static dev.tonearm.core.player.Examples.line;
import static dev.tonearm.core.player.Examples.track;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Forgetting;
import dev.tonearm.core.player.JournalErasure.Erased;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal.AppendOutcome;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.SoundEvent;
import dev.tonearm.core.player.Stored;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// People are taken out of a journal for good, whoever still has them in memory and wherever it is
/// broken off.
final class JournalErasureTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "erasure");
    private static final DynamoDbClient CLIENT = TABLE.client();
    private static final RawTable RAW = new RawTable(CLIENT, TABLE.settings().table());
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final DynamoPlayerJournal FAULTY = TABLE.journal(TABLE.client(_ -> NETWORK));
    private static final DynamoPlayerJournal JOURNAL = TABLE.journal(CLIENT);
    private static final Forgetting ADA_GOES = new Forgetting(Set.of(ADA));

    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong(1L << 40) << 23);
    private final Traces traces = new Traces(RAW, guild);

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void nothing_names_her_any_more_and_what_waits_goes_on_waiting() {
        PlayerState state = aGuildWithLinesOfBoth();
        assertThat(traces.of(ADA)).isPositive();
        int bens = traces.of(BEN);

        assertThat(erase()).isEqualTo(Erased.DONE);

        assertThat(traces.of(ADA)).isZero();
        assertThat(traces.of(BEN)).isGreaterThanOrEqualTo(bens);
        PlayerState now = load();
        assertThat(now.sequence()).isEqualTo(state.sequence() + 1);
        assertThat(now.queue()).isEqualTo(ADA_GOES.in(state).queue());
        assertThat(JOURNAL.lines(guild, 1, 100))
                .map(Stored::read)
                .extracting(JournalLine::doer)
                .allMatch(doer -> !doer.filter(ADA::equals).isPresent());
        assertThat(erase()).isEqualTo(Erased.NOTHING);
    }

    @Test
    void a_worker_that_still_has_her_in_memory_cannot_bring_her_back() {
        PlayerState stale = aGuildWithLinesOfBoth();
        erase();
        assertThat(append(stale, bens(1), new SoundEvent.VolumeSet(5)))
                .isEqualTo(new AppendOutcome.Conflict());
        JOURNAL.snapshot(guild, stale);
        JOURNAL.settle(guild, stale);
        assertThat(traces.of(ADA)).isZero();
        PlayerState loaded = load();
        assertThat(append(loaded, bens(1), new SoundEvent.VolumeSet(5)))
                .isEqualTo(new AppendOutcome.Appended());
        JOURNAL.snapshot(guild, load());
        assertThat(traces.of(ADA)).isZero();
    }

    @Test
    void a_guild_at_rest_stays_at_rest() {
        PlayerState state = aGuildWithLinesOfBoth();
        JOURNAL.settle(guild, state);
        assertThat(erase()).isEqualTo(Erased.DONE);
        assertThat(traces.of(ADA)).isZero();
        assertThat(JOURNAL.open(0)).doesNotContain(guild);
        assertThat(append(state, bens(1), new SoundEvent.VolumeSet(5)))
                .isEqualTo(new AppendOutcome.Conflict());
        assertThat(JOURNAL.open(0)).doesNotContain(guild);
        assertThat(append(load(), bens(1), new SoundEvent.VolumeSet(5)))
                .isEqualTo(new AppendOutcome.Appended());
        assertThat(JOURNAL.open(0)).contains(guild);
    }

    @Test
    void lines_alone_that_a_snapshot_covers_are_deleted_without_a_new_one() {
        PlayerState state = written(PlayerState.NEW, adas(1), new SoundEvent.VolumeSet(50));
        for (int i = 0; i < 3; i++) state = written(state, bens(i), new SoundEvent.VolumeSet(i));
        JOURNAL.snapshot(guild, state);
        assertThat(erase()).isEqualTo(Erased.DONE);
        assertThat(load()).isEqualTo(state);
        assertThat(traces.of(ADA)).isZero();
    }

    @Test
    void whoever_was_loading_meanwhile_loads_again() {
        aGuildWithLinesOfBoth();
        var erased = new AtomicBoolean();
        DynamoDbClient slow =
                TABLE.client(
                        new ExecutionInterceptor() {
                            // After the snapshot was read, and before the lines are.
                            @Override
                            public void afterExecution(
                                    Context.AfterExecution context,
                                    ExecutionAttributes attributes) {
                                if (erased.compareAndSet(false, true)) erase();
                            }
                        });
        var loaded = TABLE.journal(slow).load(guild);
        assertThat(erased).isTrue();
        assertThat(loaded).isEqualTo(new Loaded.Whole(load()));
        assertThat(ADA_GOES.in(load())).isEqualTo(load());
    }

    @Test
    void wherever_it_is_broken_off_the_next_one_finishes_it() {
        PlayerState state = aGuildWithLinesOfBoth();
        boolean finished = false;
        for (int calls = 0; !finished; calls++) {
            NETWORK.cutAfter(calls);
            try {
                FAULTY.erasure().erase(guild, ADA_GOES);
                finished = true;
            } catch (JournalUnavailableException _) {
                assertThat(ADA_GOES.in(load()).queue()).isEqualTo(ADA_GOES.in(state).queue());
            }
            NETWORK.restore();
            assertThat(calls).isLessThan(100);
        }
        assertThat(traces.of(ADA)).isZero();
        assertThat(erase()).isEqualTo(Erased.NOTHING);
    }

    @Test
    void lost_answers_change_nothing() {
        PlayerState state = aGuildWithLinesOfBoth();
        NETWORK.loseEveryOtherAnswer();
        assertThat(FAULTY.erasure().erase(guild, ADA_GOES)).isEqualTo(Erased.DONE);
        NETWORK.restore();
        assertThat(load().sequence()).isEqualTo(state.sequence() + 1);
        assertThat(traces.of(ADA)).isZero();
    }

    @Test
    void what_a_newer_build_wrote_is_left_to_it() {
        Formats next = Formats.CURRENT.rehearsing(Set.of("volume"));
        JournalLine line = line(PlayerState.NEW, adas(1), new SoundEvent.VolumeSet(5));
        TABLE.journal(CLIENT, next).append(guild, List.of(line));
        assertThat(erase()).isEqualTo(Erased.NEWER);
        assertThat(TABLE.journal(CLIENT, next).erasure().erase(guild, ADA_GOES))
                .isEqualTo(Erased.DONE);
        assertThat(traces.of(ADA)).isZero();
    }

    @Test
    void a_line_that_was_never_finished_is_cleared_away() {
        PlayerState state = written(PlayerState.NEW, bens(1), new SoundEvent.VolumeSet(5));
        JournalLine big =
                line(state, adas(2), new QueueEvent.Enqueued(0, entries(10_000, 3_000), ""));
        NETWORK.cutAfter(1);
        assertThatThrownBy(() -> FAULTY.append(guild, List.of(big)))
                .isInstanceOf(JournalUnavailableException.class);
        written(state, bens(3), new SoundEvent.VolumeSet(6));
        assertThat(RAW.journal(guild, Keys.LINE_PART)).isNotEmpty();
        assertThat(erase()).isEqualTo(Erased.DONE);
        assertThat(RAW.journal(guild, Keys.LINE_PART)).isEmpty();
    }

    @Test
    void a_guild_of_which_nothing_is_kept_stays_without() {
        assertThat(erase()).isEqualTo(Erased.NOTHING);
        assertThat(RAW.journal(guild, Keys.LINE)).isEmpty();
        assertThat(RAW.journal(guild, Keys.SNAPSHOT)).isEmpty();
    }

    /// A small snapshot, small lines of both, and a list of hers that takes parts of its own.
    private PlayerState aGuildWithLinesOfBoth() {
        PlayerState state =
                written(PlayerState.NEW, adas(1), new QueueEvent.Enqueued(0, entries(1, 3), ""));
        JOURNAL.snapshot(guild, state);
        state = written(state, bens(2), new SoundEvent.VolumeSet(40));
        state = written(state, adas(3), new QueueEvent.Enqueued(3, entries(10_000, 300), "list"));
        var bens = new QueueEntry(new EntryId(9_000), track("Ben's"), BEN);
        return written(state, bens(4), new QueueEvent.Enqueued(0, List.of(bens), ""));
    }

    private PlayerState written(PlayerState state, Cause cause, PlayerEvent event) {
        assertThat(append(state, cause, event)).isEqualTo(new AppendOutcome.Appended());
        return state.after(line(state, cause, event));
    }

    private AppendOutcome append(PlayerState state, Cause cause, PlayerEvent event) {
        return JOURNAL.append(guild, List.of(line(state, cause, event)));
    }

    private Erased erase() {
        return JOURNAL.erasure().erase(guild, ADA_GOES);
    }

    private PlayerState load() {
        assertThat(JOURNAL.load(guild)).isInstanceOf(Loaded.Whole.class);
        return JOURNAL.load(guild).readable();
    }

    private static Cause adas(long interaction) {
        return asked(interaction, "test");
    }

    private static Cause bens(long interaction) {
        return new Cause.Asked(new InteractionId(interaction), BEN, "test");
    }
}
