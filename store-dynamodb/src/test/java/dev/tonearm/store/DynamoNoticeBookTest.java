package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.notice.Board;
import dev.tonearm.core.notice.Due;
import dev.tonearm.core.notice.Laid;
import dev.tonearm.core.notice.Notice;
import dev.tonearm.core.notice.Notice.Kind;
import dev.tonearm.core.notice.NoticeBook.Begun;
import dev.tonearm.core.notice.NoticeBookUnavailableException;
import dev.tonearm.core.notice.Reader;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.Quota;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoNoticeBookTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "notices");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private final DynamoDbClient client = client(TABLE, NETWORK);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Due ENDED = due(Kind.TRIAL_ENDED);

    private final DynamoNoticeBook book = new DynamoNoticeBook(client, TABLE.settings().table());
    private final DynamoGuildRecords records =
            new DynamoGuildRecords(
                    client, TABLE.settings().table(), Formats.CURRENT, InstantSource.fixed(NOON));
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong());

    /// The SDK's; those of functions are tested by a class beside this one.
    DynamoDbClient client(TestTable table, FaultyNetwork network) {
        return table.client(_ -> network);
    }

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void who_begins_again_learns_that_somebody_has() {
        assertThat(book.begin(guild, ENDED, NOON)).isEqualTo(new Begun.First());
        assertThat(book.begin(guild, ENDED, NOON.plusSeconds(60))).isEqualTo(new Begun.Again());
        assertThat(book.begin(guild, due(Kind.GIFT_ENDED), NOON)).isEqualTo(new Begun.First());
    }

    @Test
    void what_was_told_is_not_told_again_until_its_time_is_over() {
        book.begin(guild, ENDED, NOON);
        book.told(guild, ENDED, NOON);

        assertThat(book.begin(guild, ENDED, NOON.plus(Duration.ofDays(60))))
                .isEqualTo(new Begun.Told());
        assertThat(book.begin(guild, ENDED, NOON.plus(Duration.ofDays(60)).plusSeconds(1)))
                .isEqualTo(new Begun.First());
    }

    @Test
    void what_lies_on_the_board_was_told_and_comes_with_the_count_of_the_next_command() {
        book.begin(guild, ENDED, NOON);
        book.lay(guild, ENDED, NOON);

        Laid laid = new Laid(ENDED.notice(), NOON);
        assertThat(book.begin(guild, ENDED, NOON)).isEqualTo(new Begun.Told());
        assertThat(book.board(guild).laid()).containsExactly(laid);
        assertThat(records.count(guild, new UserId(1), NOON).board().laid()).containsExactly(laid);
    }

    @Test
    void laying_it_again_after_somebody_took_it_lays_nothing() {
        book.lay(guild, ENDED, NOON);
        assertThat(book.take(guild, new Laid(ENDED.notice(), NOON))).isTrue();

        book.lay(guild, ENDED, NOON.plusSeconds(1));

        assertThat(book.board(guild)).isEqualTo(Board.EMPTY);
    }

    @Test
    void of_twenty_who_take_it_at_once_one_has_it() throws Exception {
        book.lay(guild, ENDED, NOON);
        Callable<Boolean> take = () -> book.take(guild, new Laid(ENDED.notice(), NOON));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> taken = new ArrayList<>();
            for (int i = 0; i < 20; i++) taken.add(threads.submit(take));
            int winners = 0;
            for (Future<Boolean> one : taken) if (one.get()) winners++;

            assertThat(winners).isOne();
        }
    }

    @Test
    void who_took_it_has_it_also_when_the_answer_is_lost() {
        book.lay(guild, ENDED, NOON);
        NETWORK.loseAnswerTo("TransactWriteItems");

        assertThat(book.take(guild, new Laid(ENDED.notice(), NOON))).isTrue();
        assertThat(NETWORK.isWhole()).isTrue();
    }

    @Test
    void laying_it_is_once_also_when_the_answer_is_lost() {
        NETWORK.loseAnswerTo("TransactWriteItems");

        book.lay(guild, ENDED, NOON);

        assertThat(NETWORK.isWhole()).isTrue();
        assertThat(book.board(guild).laid()).hasSize(1);
    }

    @Test
    void what_nobody_could_read_lies_there_again() {
        book.lay(guild, ENDED, NOON);
        Laid laid = new Laid(ENDED.notice(), NOON);
        book.take(guild, laid);

        book.putBack(guild, laid);

        assertThat(book.board(guild).laid()).containsExactly(laid);
    }

    @Test
    void how_much_is_used_is_told_once_a_month_for_each_quota() {
        usage(Kind.QUEUE_USED, NOON);
        usage(Kind.COMMANDS_USED, NOON);
        Board board = records.count(guild, new UserId(1), NOON).board();
        assertThat(board.laid()).hasSize(2);
        assertThat(board.told(Quota.QUEUE, NOON)).isTrue();
        for (Laid laid : board.laid()) book.take(guild, laid);

        usage(Kind.QUEUE_USED, NOON.plusSeconds(60));
        assertThat(book.board(guild).laid()).isEmpty();

        usage(Kind.QUEUE_USED, NOON.plus(Duration.ofDays(10)));
        assertThat(book.board(guild).laid()).hasSize(1);
    }

    @Test
    void of_many_the_newest_lie_there_and_of_old_ones_none() {
        for (int day = 0; day < 7; day++) {
            Notice notice = new Notice(Kind.GIFT_ENDED, Plan.BASIC, NOON.plusSeconds(day));
            book.lay(guild, due("gift/" + day, notice), NOON.plus(Duration.ofDays(day)));
        }
        assertThat(book.board(guild).laid())
                .hasSize(Board.MOST)
                .extracting(Laid::when)
                .startsWith(NOON.plus(Duration.ofDays(3)));

        book.lay(guild, ENDED, NOON.plus(Duration.ofDays(40)));
        assertThat(book.board(guild).laid()).hasSize(1);
    }

    @Test
    void a_store_that_does_not_answer_is_said_to_be_away() {
        NETWORK.cutAfter(0);

        assertThatThrownBy(() -> book.begin(guild, ENDED, NOON))
                .isInstanceOf(NoticeBookUnavailableException.class)
                .hasMessageContaining(guild.toString());
    }

    private void usage(Kind kind, Instant now) {
        book.layUsage(guild, new Notice(kind, Plan.FREE, now), now);
    }

    private static Due due(Kind kind) {
        return due(kind.wire() + "/trial:once", new Notice(kind, Plan.PREMIUM, NOON));
    }

    private static Due due(String key, Notice notice) {
        return new Due(key, notice, new Reader.Managers(), Duration.ofDays(60));
    }
}
