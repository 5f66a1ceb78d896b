package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildRecord;
import dev.tonearm.core.guild.GuildRecordsUnavailableException;
import dev.tonearm.core.plan.Limits;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoGuildRecordsTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "guilds");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final DynamoDbClient CLIENT = TABLE.client(_ -> NETWORK);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final DynamoGuildRecords records =
            new DynamoGuildRecords(CLIENT, TABLE.settings().table());
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong());

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void the_first_command_of_a_guild_is_counted_with_the_standard_settings() {
        assertThat(records.count(guild, NOON))
                .isEqualTo(new GuildRecord(Set.of(), 1, Limits.STANDARD, ""));
    }

    @Test
    void commands_of_one_window_are_counted_together() {
        records.count(guild, NOON);
        records.count(guild, NOON.plusSeconds(5));
        assertThat(records.count(guild, NOON.plusMillis(9_999)).commandsInWindow()).isEqualTo(3);
        assertThat(records.count(guild, NOON.plusSeconds(10)).commandsInWindow()).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_a_little_late_counts_in_its_own_window() {
        records.count(guild, NOON.plusSeconds(10));
        assertThat(records.count(guild, NOON.plusSeconds(9)).commandsInWindow()).isEqualTo(1);
        assertThat(records.count(guild, NOON.plusSeconds(11)).commandsInWindow()).isEqualTo(2);
    }

    @Test
    void a_disabled_command_is_in_the_record_until_it_is_enabled_again() {
        records.disable(guild, "shuffle");
        records.disable(guild, "volume");
        assertThat(records.count(guild, NOON).disabledCommands())
                .containsExactlyInAnyOrder("shuffle", "volume");
        records.enable(guild, "shuffle");
        records.enable(guild, "volume");
        assertThat(records.count(guild, NOON).disabledCommands()).isEmpty();
    }

    @Test
    void a_chosen_language_is_in_the_record_until_it_is_taken_back() {
        assertThat(records.speak(guild, "de")).isTrue();
        assertThat(records.speak(guild, "de")).as("it is the same").isFalse();
        assertThat(records.count(guild, NOON).language()).isEqualTo("de");
        assertThat(records.speak(guild, "en-US")).isTrue();
        assertThat(records.speak(guild, "")).isTrue();
        assertThat(records.speak(guild, "")).as("there is none").isFalse();
        assertThat(records.count(guild, NOON).language()).isEmpty();
    }

    @Test
    void a_guild_that_commands_now_and_then_for_days_keeps_a_small_item() {
        assertThat(mostAttributes(60)).isLessThan(20);
    }

    @Test
    void a_guild_that_commands_without_end_keeps_an_item_of_one_write_unit() {
        assertThat(mostAttributes(10)).isLessThan(45);
    }

    @Test
    void the_count_of_a_window_is_remembered_for_as_long_as_its_commands_can_come_again() {
        for (int command = 0; command < 3; command++) records.count(guild, NOON);
        for (int seconds = 0; seconds < 270; seconds += 10) {
            records.count(guild, NOON.plusSeconds(seconds + 10));
        }
        assertThat(records.count(guild, NOON).commandsInWindow()).isEqualTo(4);
    }

    private int mostAttributes(int seconds) {
        int most = 0;
        for (int command = 0; command < 100; command++) {
            records.count(guild, NOON.plusSeconds((long) seconds * command));
            var item =
                    CLIENT.getItem(get ->
                                    get.tableName(TABLE.settings().table()).key(Keys.guild(guild)))
                            .item();
            most = Math.max(most, item.size());
        }
        return most;
    }

    @Test
    void a_cut_store_is_unavailable() {
        NETWORK.cutAfter(0);
        assertThatThrownBy(() -> records.count(guild, NOON))
                .isInstanceOf(GuildRecordsUnavailableException.class)
                .hasMessageContaining(guild.toString());
        assertThatThrownBy(() -> records.speak(guild, "de"))
                .isInstanceOf(GuildRecordsUnavailableException.class);
        assertThatThrownBy(() -> records.disable(guild, "skip"))
                .isInstanceOf(GuildRecordsUnavailableException.class);
    }
}
