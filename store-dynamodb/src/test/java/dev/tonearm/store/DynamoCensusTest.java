package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.census.Census;
import dev.tonearm.core.census.CensusUnavailableException;
import dev.tonearm.core.census.Found;
import dev.tonearm.core.census.Found.Kind;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoCensusTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");
    private static final Instant DAY = Instant.parse("2026-11-25T00:00:00Z");
    private static final GuildId GUILD = new GuildId(71);
    private static final int GUILDS = 60;

    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "census");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final DynamoDbClient CLIENT = TABLE.client(_ -> NETWORK);
    private static final Census CENSUS =
            new DynamoCensus(CLIENT, TABLE.settings(), Formats.CURRENT, InstantSource.fixed(NOW));
    private static final SubscriptionRecord PAID =
            new SubscriptionRecord("sub_1", NOW, "terms", Set.of(GUILD));

    @BeforeAll
    static void a_table_with_some_of_everything() {
        var records = new DynamoBillingRecords(CLIENT, name(), InstantSource.fixed(NOW));
        records.keep(Optional.empty(), PAID);
        records.listed(PAID, LocalDate.parse("2026-11-25"));
        var over = new SubscriptionRecord("sub_2", NOW, "over", Set.of());
        records.keep(Optional.empty(), over);
        records.listed(
                new SubscriptionRecord("sub_2", NOW.plusMillis(1), "", Set.of()),
                LocalDate.parse("2026-11-24"));
        records.customer(new UserId(1));
        records.keepCustomer(new UserId(1), "cus_1");
        records.begin(new InteractionId(1), "sub_1");
        var gift = new Grant.Gift("g", Plan.BASIC, NOW, NOW.plusSeconds(60), NOW);
        new DynamoGrantBook(CLIENT, name()).book(GUILD, new GrantChange(gift, "us", "g", NOW));
        for (int i = 0; i < GUILDS; i++) append(new GuildId(1_000 + i), line(1, NOW));
    }

    private static String name() {
        return TABLE.settings().table();
    }

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void everything_of_the_kinds_that_are_wanted_is_found_once_whatever_the_segments() {
        for (int segments : List.of(1, 3, 16)) {
            List<Found> found = all(segments, EnumSet.allOf(Kind.class));
            assertThat(found.stream().filter(DynamoCensusTest::isFirst)).hasSize(GUILDS);
            assertThat(found).doesNotHaveDuplicates();
            assertThat(found.stream().filter(Found.Server.class::isInstance))
                    .singleElement()
                    .satisfies(one -> {
                        var server = (Found.Server) one;
                        assertThat(server.guild()).isEqualTo(GUILD);
                        assertThat(server.grants().now().byId()).hasSize(1);
                    });
            assertThat(found.stream().filter(Found.Told.class::isInstance)).hasSize(1);
            assertThat(found)
                    .contains(
                            new Found.Subscription(
                                    PAID, Optional.of(LocalDate.parse("2026-11-25"))));
        }
    }

    @Test
    void what_changed_since_it_was_looked_at_is_not_listed() {
        assertThat(all(1, Set.of(Kind.SUBSCRIPTIONS)))
                .contains(
                        new Found.Subscription(
                                new SubscriptionRecord("sub_2", NOW, "over", Set.of()),
                                Optional.empty()))
                .hasSize(2);
    }

    @Test
    void lines_that_a_snapshot_covered_before_the_day_are_left_out_and_later_ones_are_not() {
        GuildId guild = new GuildId(2_000);
        append(guild, line(1, DAY.minusSeconds(20_000)), line(2, DAY.minusSeconds(10_000)));
        retired(guild, 1, DAY.minus(Duration.ofHours(5)));
        retired(guild, 2, DAY.plusSeconds(5));
        append(guild, line(3, DAY.plusSeconds(6)));

        assertThat(
                        all(2, Set.of(Kind.LINES)).stream()
                                .map(Found.Line.class::cast)
                                .filter(line -> line.guild().equals(guild))
                                .map(line -> ((Reading.Read<JournalLine>) line.line()).value())
                                .map(JournalLine::sequence))
                .containsExactlyInAnyOrder(2L, 3L);
        CLIENT.deleteItem(delete -> delete.tableName(name()).key(Keys.line(guild, 2)));
        CLIENT.deleteItem(delete -> delete.tableName(name()).key(Keys.line(guild, 3)));
    }

    @Test
    void a_settled_mark_is_no_line() {
        GuildId guild = new GuildId(2_100);
        append(guild, line(1, NOW));
        var journal = TABLE.journal(CLIENT);
        PlayerState state = journal.load(guild).readable();
        journal.settle(guild, state);

        assertThat(all(1, Set.of(Kind.LINES)).stream().map(Found.Line.class::cast))
                .filteredOn(line -> line.guild().equals(guild))
                .hasSize(1);
        CLIENT.deleteItem(delete -> delete.tableName(name()).key(Keys.line(guild, 1)));
    }

    @Test
    void what_cannot_be_read_is_named_and_hides_nothing() {
        Map<String, AttributeValue> broken = Keys.line(new GuildId(2_200), 1);
        broken.put("json", AttributeValue.fromS("{\"n\":"));
        CLIENT.putItem(put -> put.tableName(name()).item(broken));

        List<Found> found = all(1, Set.of(Kind.LINES));
        assertThat(found).filteredOn(Found.Broken.class::isInstance).hasSize(1);
        assertThat(found).hasSizeGreaterThan(GUILDS);
        CLIENT.deleteItem(delete -> delete.tableName(name()).key(Keys.line(new GuildId(2_200), 1)));
    }

    @Test
    void a_newer_line_is_found_as_one() {
        GuildId guild = new GuildId(2_300);
        Map<String, AttributeValue> newer = Keys.line(guild, 1);
        newer.put("json", AttributeValue.fromS("{\"format\":9}"));
        newer.put("format", AttributeValue.fromN("9"));
        CLIENT.putItem(put -> put.tableName(name()).item(newer));

        assertThat(all(1, Set.of(Kind.LINES)))
                .contains(new Found.Line(guild, new Reading.Newer<>(9)));
        CLIENT.deleteItem(delete -> delete.tableName(name()).key(Keys.line(guild, 1)));
    }

    @Test
    void a_table_that_is_away_says_so() {
        NETWORK.cutAfter(0);
        assertThatThrownBy(() -> all(1, Set.of(Kind.LINES)))
                .isInstanceOf(CensusUnavailableException.class);
    }

    private static List<Found> all(int segments, Set<Kind> kinds) {
        List<Found> found = new ArrayList<>();
        for (int number = 0; number < segments; number++) {
            String from = "";
            do {
                Census.Page page =
                        CENSUS.page(
                                new Census.Wanted(kinds, DAY),
                                new Census.Segment(number, segments),
                                from);
                found.addAll(page.found());
                from = page.next();
            } while (!from.isEmpty());
        }
        return found;
    }

    /// Whether it is of the guilds that every test finds.
    private static boolean isFirst(Found found) {
        return found instanceof Found.Line line && line.guild().value() < 1_000 + GUILDS;
    }

    private static void append(GuildId guild, JournalLine... lines) {
        for (JournalLine line : lines) TABLE.journal(CLIENT).append(guild, List.of(line));
    }

    private static JournalLine line(long sequence, Instant at) {
        return new JournalLine(
                sequence, at, Cause.NODE, List.of(new PlaybackEvent.LoopSet(LoopMode.QUEUE)));
    }

    private static void retired(GuildId guild, long sequence, Instant at) {
        new LineRetirement(CLIENT, name(), InstantSource.fixed(at), new BodyParts(CLIENT, name()))
                .retire(guild, sequence, sequence);
    }
}
