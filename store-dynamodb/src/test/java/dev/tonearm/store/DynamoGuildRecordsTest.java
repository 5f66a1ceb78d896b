package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.GuildRecordsUnavailableException;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.CommandRule;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.Kept;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.RoleId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoGuildRecordsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "guilds");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private final DynamoDbClient client = client(TABLE, NETWORK);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final UserId ADA = new UserId(42);
    private static final UserId BEN = new UserId(-43);

    private final DynamoGuildRecords records = records(Formats.CURRENT);
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
    void the_first_command_of_a_guild_is_counted_with_the_standard_settings() {
        assertThat(records.count(guild, ADA, NOON))
                .isEqualTo(new GuildRecord(StoredSettings.NONE, StoredGrants.NONE, 1, 1));
        assertThat(records.settings(guild)).isEqualTo(StoredSettings.NONE);
    }

    @Test
    void commands_of_one_window_are_counted_together() {
        records.count(guild, ADA, NOON);
        records.count(guild, BEN, NOON.plusSeconds(5));
        assertThat(inWindow(ADA, NOON.plusMillis(59_999))).isEqualTo(3);
        assertThat(inWindow(ADA, NOON.plusSeconds(60))).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_a_little_late_counts_in_its_own_window() {
        records.count(guild, ADA, NOON.plusSeconds(60));
        assertThat(inWindow(ADA, NOON.plusSeconds(59))).isEqualTo(1);
        assertThat(inWindow(ADA, NOON.plusSeconds(61))).isEqualTo(2);
    }

    @Test
    void commands_of_one_listener_are_counted_for_a_minute() {
        for (int i = 0; i < 3; i++) records.count(guild, ADA, NOON.plusSeconds(10L * i));
        assertThat(ofListener(BEN, NOON.plusSeconds(30))).isEqualTo(1);
        assertThat(ofListener(ADA, NOON.plusSeconds(59))).isEqualTo(4);
        assertThat(ofListener(ADA, NOON.plusSeconds(60))).isEqualTo(1);
        assertThat(ofListener(ADA, NOON.plusSeconds(58))).as("one that was late").isEqualTo(5);
    }

    @Test
    void settings_are_kept_with_their_number_and_come_with_the_count() {
        StoredSettings kept = kept(StoredSettings.NONE, everything());
        assertThat(kept).isEqualTo(new StoredSettings(everything(), 1, false));
        assertThat(records.count(guild, ADA, NOON).settings()).isEqualTo(kept);
        assertThat(kept(kept, GuildSettings.USUAL))
                .isEqualTo(new StoredSettings(GuildSettings.USUAL, 2, false));
        assertThat(records.settings(guild).now()).isEqualTo(GuildSettings.USUAL);
    }

    @Test
    void of_two_who_change_the_same_settings_the_second_reads_what_the_first_wrote() {
        StoredSettings first = kept(StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
        assertThat(records.keep(guild, StoredSettings.NONE, everything()))
                .isEqualTo(new Kept.Overtaken(first));
        StoredSettings second = kept(first, everything());
        assertThat(records.keep(guild, first, GuildSettings.USUAL))
                .isEqualTo(new Kept.Overtaken(second));
        assertThat(records.settings(guild)).isEqualTo(second);
    }

    @Test
    void what_was_before_a_change_can_be_read_again() {
        StoredSettings first = kept(StoredSettings.NONE, everything());
        kept(first, GuildSettings.USUAL);
        assertThat(records.before(guild, 1)).contains(GuildSettings.USUAL);
        assertThat(records.before(guild, 2)).contains(everything());
        assertThat(records.before(guild, 3)).isEmpty();
    }

    @Test
    void what_was_before_a_change_is_forgotten_after_a_month() {
        kept(StoredSettings.NONE, everything());
        var item =
                client.getItem(get ->
                                get.tableName(TABLE.settings().table())
                                        .key(Keys.pastSettings(guild, 1)))
                        .item();
        assertThat(Attributes.number(item, TableSchema.TTL))
                .isEqualTo(NOON.plus(Duration.ofDays(30)).getEpochSecond());
    }

    @Test
    void what_builds_without_settings_wrote_is_read_and_they_read_what_is_written() {
        client.updateItem(update ->
                update.tableName(TABLE.settings().table())
                        .key(Keys.guild(guild))
                        .updateExpression("SET #l = :l, #d = :d")
                        .expressionAttributeNames(Map.of("#l", "language", "#d", "disabled"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":l", AttributeValue.fromS("de"),
                                        ":d", AttributeValue.fromSs(List.of("volume")))));
        StoredSettings old = records.count(guild, ADA, NOON).settings();
        GuildSettings.Who off = GuildSettings.USUAL.who().withRule("volume", CommandRule.OFF);
        assertThat(old)
                .isEqualTo(
                        new StoredSettings(
                                GuildSettings.USUAL.withLanguage("de").with(off), 0, false));

        kept(old, old.now().withLanguage("fr").with(off.withRule("skip", CommandRule.OFF)));
        Map<String, AttributeValue> item = item();
        assertThat(Attributes.string(item, "language")).isEqualTo("fr");
        assertThat(Attributes.required(item, "disabled").ss())
                .containsExactlyInAnyOrder("skip", "volume");
        assertThat(Attributes.string(item, "settings")).isEqualTo("{\"format\":2}");
    }

    @Test
    void what_a_newer_build_wrote_is_read_as_far_as_it_can_be_and_never_written_over() {
        GuildSettings settings = GuildSettings.USUAL.withLanguage("de");
        kept(StoredSettings.NONE, settings);
        client.updateItem(update ->
                update.tableName(TABLE.settings().table())
                        .key(Keys.guild(guild))
                        .updateExpression("SET #s = :s")
                        .expressionAttributeNames(Map.of("#s", "settings"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":s",
                                        AttributeValue.fromS(
                                                """
                                                {"format":3,"blocked":{"users":["42"],"moods":["x"]}}\
                                                """))));
        StoredSettings stored = records.count(guild, ADA, NOON).settings();
        assertThat(stored)
                .isEqualTo(
                        new StoredSettings(
                                settings.with(settings.blocked().withUsers(Set.of(ADA))), 1, true));
        assertThatThrownBy(() -> records.keep(guild, stored, GuildSettings.USUAL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(records(Formats.CURRENT.rehearsing(Set.of("moods"))).settings(guild).newer())
                .as("to a build that reads as much")
                .isFalse();
    }

    @Test
    void a_guild_that_commands_now_and_then_for_days_keeps_a_small_item() {
        assertThat(mostAttributes(60)).isLessThan(25);
    }

    @Test
    void a_guild_that_commands_without_end_keeps_an_item_of_one_write_unit() {
        assertThat(mostAttributes(10)).isLessThan(50);
    }

    @Test
    void a_crowd_leaves_no_more_names_than_there_is_room_for() {
        Instant at = NOON;
        for (int i = 0; i < 400; i++) records.count(guild, new UserId(i), at);
        for (int i = 0; i < 9; i++) records.count(guild, ADA, at);
        int names = Attributes.required(item(), "users#" + at.getEpochSecond() / 60).l().size();
        assertThat(names).isBetween(32, 80);
        assertThat(ofListener(ADA, at)).as("who goes on is still seen").isEqualTo(10);
    }

    @Test
    void the_count_of_a_window_is_remembered_for_as_long_as_its_commands_can_come_again() {
        for (int command = 0; command < 3; command++) records.count(guild, ADA, NOON);
        for (int seconds = 0; seconds < 270; seconds += 10) {
            records.count(guild, ADA, NOON.plusSeconds(seconds + 60));
        }
        assertThat(inWindow(ADA, NOON)).isEqualTo(4);
    }

    @Test
    void what_builds_counted_in_shorter_windows_is_taken_away() {
        for (int i = 0; i < 8; i++) {
            String window = "window#" + i;
            client.updateItem(update ->
                    update.tableName(TABLE.settings().table())
                            .key(Keys.guild(guild))
                            .updateExpression("ADD #w :one")
                            .expressionAttributeNames(Map.of("#w", window))
                            .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
        }
        records.count(guild, ADA, NOON);
        assertThat(item().keySet()).noneMatch(name -> name.startsWith("window#"));
    }

    @Test
    void a_cut_store_is_unavailable() {
        NETWORK.cutAfter(0);
        assertThatThrownBy(() -> records.count(guild, ADA, NOON))
                .isInstanceOf(GuildRecordsUnavailableException.class)
                .hasMessageContaining(guild.toString());
        assertThatThrownBy(() -> records.settings(guild))
                .isInstanceOf(GuildRecordsUnavailableException.class);
        assertThatThrownBy(() -> records.keep(guild, StoredSettings.NONE, everything()))
                .isInstanceOf(GuildRecordsUnavailableException.class);
        assertThatThrownBy(() -> records.before(guild, 1))
                .isInstanceOf(GuildRecordsUnavailableException.class);
    }

    private DynamoGuildRecords records(Formats formats) {
        return new DynamoGuildRecords(
                client, TABLE.settings().table(), formats, InstantSource.fixed(NOON));
    }

    private StoredSettings kept(StoredSettings before, GuildSettings after) {
        return ((Kept.Done) records.keep(guild, before, after)).after();
    }

    private long inWindow(UserId user, Instant made) {
        return records.count(guild, user, made).commandsInWindow();
    }

    private int ofListener(UserId user, Instant made) {
        return records.count(guild, user, made).commandsOfListener();
    }

    private static GuildSettings everything() {
        GuildSettings usual = GuildSettings.USUAL;
        return new GuildSettings(
                "de",
                usual.who()
                        .withDjs(Set.of(new RoleId(1)))
                        .withRule("skip", CommandRule.VOTE)
                        .withRule("stop", CommandRule.OFF),
                usual.where().withText(Set.of(new ChannelId(2))).withPanel(3),
                usual.blocked().withUsers(Set.of(BEN)),
                usual.share().withQueue(20),
                Manners.USUAL.withFair(true));
    }

    private int mostAttributes(int seconds) {
        int most = 0;
        for (int command = 0; command < 100; command++) {
            records.count(guild, ADA, NOON.plusSeconds((long) seconds * command));
            most = Math.max(most, item().size());
        }
        return most;
    }

    private Map<String, AttributeValue> item() {
        return client.getItem(get -> get.tableName(TABLE.settings().table()).key(Keys.guild(guild)))
                .item();
    }
}
