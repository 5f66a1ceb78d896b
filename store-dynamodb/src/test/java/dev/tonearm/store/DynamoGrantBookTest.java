package dev.tonearm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Gift;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grant.StripeSubscription;
import dev.tonearm.core.grant.Grant.Trial;
import dev.tonearm.core.grant.GrantBookUnavailableException;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.GrantId;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildSettings;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoGrantBookTest {
    private static final TestTable TABLE = TestTable.create(EmbeddedDynamo.ENDPOINT, "grants");
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(UrlConnectionHttpClient.create());
    private static final DynamoDbClient CLIENT = TABLE.client(_ -> NETWORK);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final DynamoGrantBook book = new DynamoGrantBook(CLIENT, TABLE.settings().table());
    private final DynamoGuildRecords records =
            new DynamoGuildRecords(
                    CLIENT, TABLE.settings().table(), Formats.CURRENT, InstantSource.fixed(NOON));
    private final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong());
    private final UserId ada = new UserId(ThreadLocalRandom.current().nextLong());

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
    void every_change_is_in_the_book_with_who_told_of_it() {
        book.book(guild, change(subscription(Payment.PAID, 1), "evt_1"));
        book.book(guild, change(subscription(Payment.FAILED, 2), "evt_2"));

        List<GrantEntry> entries = book.entries(guild);
        assertThat(entries).extracting(GrantEntry::event).containsExactly("evt_2", "evt_1");
        GrantEntry last = entries.getFirst();
        assertThat(last.revision()).isEqualTo(2);
        assertThat(last.reporter()).isEqualTo("stripe");
        assertThat(last.at()).isEqualTo(NOON);
        assertThat(last.before()).contains("\"payment\":\"paid\"");
        assertThat(last.after()).contains("\"payment\":\"failed\"");
        assertThat(entries.getLast().before()).isEmpty();
    }

    @Test
    void what_is_known_or_older_is_not_written() {
        book.book(guild, change(subscription(Payment.ENDED, 5), "evt_5"));

        assertThat(book.book(guild, change(subscription(Payment.ENDED, 5), "evt_5")))
                .isInstanceOf(Booked.Unchanged.class);
        assertThat(book.book(guild, change(subscription(Payment.PAID, 4), "evt_4")))
                .isInstanceOf(Booked.Unchanged.class);
        assertThat(book.entries(guild)).hasSize(1);
    }

    @Test
    void settings_and_grants_leave_each_other_alone() {
        records.keep(guild, StoredSettings.NONE, GuildSettings.USUAL.withLanguage("de"));
        book.book(guild, change(subscription(Payment.PAID, 1), "evt_1"));
        records.keep(guild, records.settings(guild), GuildSettings.USUAL.withLanguage("fr"));

        assertThat(records.settings(guild).now().language()).isEqualTo("fr");
        assertThat(book.of(guild).revision()).isEqualTo(1);
    }

    @Test
    void a_server_tries_a_plan_once_whoever_asks() {
        Trial trial = trial(ada, NOON);
        assertThat(book.book(guild, change(trial, "1"))).isInstanceOf(Booked.Changed.class);

        assertThat(book.book(guild, change(trial, "1")))
                .as("the same again")
                .isInstanceOf(Booked.Unchanged.class);
        UserId ben = new UserId(ada.value() + 1);
        assertThat(book.book(guild, change(trial(ben, NOON.plusSeconds(60)), "2")))
                .isEqualTo(new Booked.TrialUsed(Booked.By.SERVER));
    }

    @Test
    void who_has_tried_a_plan_tries_none_in_another_server() {
        book.book(guild, change(trial(ada, NOON), "1"));
        GuildId other = new GuildId(guild.value() + 1);

        assertThat(book.book(other, change(trial(ada, NOON.plusSeconds(60)), "2")))
                .isEqualTo(new Booked.TrialUsed(Booked.By.BUYER));
        assertThat(book.of(other)).isEqualTo(StoredGrants.NONE);
        assertThat(book.entries(other)).isEmpty();
    }

    @Test
    void a_trial_is_remembered_when_its_grant_is_forgotten() {
        book.book(guild, change(trial(ada, NOON), "1"));
        Instant later = NOON.plus(Duration.ofDays(100));
        Gift gift = new Gift("g", Plan.BASIC, later, later.plusSeconds(1), later);
        book.book(guild, new GrantChange(gift, "operator", "g", later));
        assertThat(book.of(guild).now().find(Trial.ID)).isEmpty();

        UserId ben = new UserId(ada.value() + 1);
        assertThat(book.book(guild, change(trial(ben, later), "2")))
                .isEqualTo(new Booked.TrialUsed(Booked.By.SERVER));
    }

    @Test
    void fifty_who_tell_the_same_at_once_grant_it_once() throws Exception {
        GrantChange change = change(subscription(Payment.PAID, 1), "evt_1");

        List<Booked> booked = atOnce(50, _ -> book.book(guild, change));

        assertThat(booked).filteredOn(Booked.Changed.class::isInstance).hasSize(1);
        assertThat(book.entries(guild)).hasSize(1);
    }

    @Test
    void those_who_tell_different_things_at_once_all_get_through() throws Exception {
        List<Booked> booked =
                atOnce(
                        12,
                        i ->
                                book.book(
                                        guild,
                                        change(
                                                new Gift(
                                                        "g" + i,
                                                        Plan.BASIC,
                                                        NOON,
                                                        NOON.plusSeconds(60),
                                                        NOON),
                                                "g" + i)));

        assertThat(booked).hasOnlyElementsOfType(Booked.Changed.class);
        assertThat(book.of(guild).now().byId()).hasSize(12);
        assertThat(book.of(guild).revision()).isEqualTo(12);
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
        CLIENT.updateItem(update ->
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

    private static List<Booked> atOnce(int many, Told told) throws Exception {
        List<Callable<Booked>> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int number = i;
            calls.add(() -> told.tell(number));
        }
        List<Booked> booked = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (Future<Booked> one : threads.invokeAll(calls)) booked.add(one.get());
        }
        return booked;
    }

    private interface Told {
        Booked tell(int number);
    }

    private static GrantChange change(Grant grant, String event) {
        return new GrantChange(grant, "stripe", event, NOON);
    }

    private static Trial trial(UserId buyer, Instant at) {
        return new Trial(buyer, Plan.PREMIUM, at, at.plus(Duration.ofDays(14)));
    }

    private StripeSubscription subscription(Payment payment, int second) {
        return new StripeSubscription(
                "sub_1",
                "cus_1",
                ada,
                Plan.PREMIUM,
                NOON,
                NOON.plus(Duration.ofDays(30)),
                payment,
                NOON.plusSeconds(second));
    }
}
