package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grant.StripeSubscription;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.GrantBookContract;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoGrantBookTest extends GrantBookContract {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "grants");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private final DynamoDbClient client = client(TABLE, NETWORK);

    private final DynamoGrantBook book = new DynamoGrantBook(client, TABLE.settings().table());
    private final DynamoGuildRecords records =
            new DynamoGuildRecords(
                    client, TABLE.settings().table(), Formats.CURRENT, InstantSource.fixed(NOON));

    @Override
    protected GrantBook book() {
        return book;
    }

    /// The SDK's; those of functions are tested by a class beside this one.
    DynamoDbClient client(TestTable table, FaultyNetwork network) {
        return table.client(_ -> network);
    }

    @AfterEach
    void restore() {
        NETWORK.restore();
    }

    @Test
    void what_a_source_says_comes_with_the_count_of_the_next_command() {
        StripeSubscription paid = subscription(Payment.PAID, 1);

        Booked booked = book.book(guild, change(paid, "evt_1"));

        StoredGrants after = new StoredGrants(Grants.of(List.of(paid)), 1);
        assertThat(booked).isEqualTo(new Booked.Changed(StoredGrants.NONE, after));
        assertThat(records.count(guild, ada, NOON).grants()).isEqualTo(after);
        assertThat(book.of(guild)).isEqualTo(after);
    }

    @Test
    void settings_and_grants_leave_each_other_alone() {
        records.keep(guild, StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
        book.book(guild, change(subscription(Payment.PAID, 1), "evt_1"));
        records.keep(guild, records.settings(guild), GuildSettings.USUAL.withLanguage("fr"));

        assertThat(records.settings(guild).now().language()).isEqualTo("fr");
        assertThat(book.of(guild).revision()).isEqualTo(1);
    }

    /// A call that is cut after so many bytes may have been done: told again it ends the same.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void wherever_the_network_breaks_telling_it_again_ends_the_same(int calls) {
        GrantChange change = change(trial(ada, NOON), "1");
        NETWORK.cutAfter(calls);
        try {
            book.book(guild, change);
        } catch (GrantBookUnavailableException _) {
            // Told again below.
        }
        NETWORK.restore();

        assertThat(book.book(guild, change))
                .isInstanceOfAny(Booked.Changed.class, Booked.Unchanged.class);
        assertThat(book.entries(guild)).hasSize(1);
        assertThat(book.of(guild).revision()).isEqualTo(1);
    }

    @Test
    void a_cut_store_is_unavailable() {
        NETWORK.cutAfter(0);
        assertThatThrownBy(() -> book.of(guild))
                .isInstanceOf(GrantBookUnavailableException.class)
                .hasMessageContaining(guild.toString());
        assertThatThrownBy(() -> book.entries(guild))
                .isInstanceOf(GrantBookUnavailableException.class);
    }

    @Test
    void what_a_newer_build_wrote_is_there_after_a_change() {
        client.updateItem(update ->
                update.tableName(TABLE.settings().table())
                        .key(Keys.guild(guild))
                        .updateExpression("SET #g = :g, #r = :r")
                        .expressionAttributeNames(Map.of("#g", "grants", "#r", "grantsRevision"))
                        .expressionAttributeValues(
                                Map.of(
                                        ":g",
                                                AttributeValue.fromM(
                                                        Map.of(
                                                                "barter:1",
                                                                AttributeValue.fromS(
                                                                        "{\"v\":9,\"goats\":2}"))),
                                        ":r", AttributeValue.fromN("3"))));

        book.book(guild, change(subscription(Payment.PAID, 1), "evt_1"));

        assertThat(book.of(guild).revision()).isEqualTo(4);
        assertThat(book.of(guild).now().find(new GrantId("barter", "1")))
                .contains(
                        new Grant.Unknown(
                                new GrantId("barter", "1"),
                                Instant.ofEpochMilli(9),
                                "{\"v\":9,\"goats\":2}"));
    }
}
