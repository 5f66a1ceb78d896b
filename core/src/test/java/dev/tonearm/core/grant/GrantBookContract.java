package dev.tonearm.core.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.grant.Grant.Gift;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grant.StripeSubscription;
import dev.tonearm.core.grant.Grant.Trial;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/// What every [GrantBook] does. An adapter's test extends this and supplies the adapter.
public abstract class GrantBookContract {
    protected static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /// Nobody else's.
    protected final GuildId guild = new GuildId(ThreadLocalRandom.current().nextLong());

    protected final UserId ada = new UserId(ThreadLocalRandom.current().nextLong());

    /// The book under test, as one function has it.
    protected abstract GrantBook book();

    @Test
    void a_server_without_grants_has_none_and_no_entries() {
        assertThat(book().of(guild)).isEqualTo(StoredGrants.NONE);
        assertThat(book().entries(guild)).isEmpty();
    }

    @Test
    void what_a_source_says_is_kept_with_the_number_of_changes() {
        StripeSubscription paid = subscription(Payment.PAID, 1);
        StripeSubscription failed = subscription(Payment.FAILED, 2);
        StoredGrants first = new StoredGrants(Grants.of(List.of(paid)), 1);

        assertThat(book().book(guild, change(paid, "evt_1")))
                .isEqualTo(new Booked.Changed(StoredGrants.NONE, first));
        assertThat(book().book(guild, change(failed, "evt_2")))
                .isEqualTo(
                        new Booked.Changed(first, new StoredGrants(Grants.of(List.of(failed)), 2)));
        assertThat(book().of(guild).now().find(paid.id())).contains(failed);
    }

    @Test
    void what_ended_long_ago_is_forgotten_but_not_what_was_just_told() {
        Instant later = NOON.plus(Duration.ofDays(100));
        Gift old = new Gift("old", Plan.BASIC, NOON, NOON.plusSeconds(1), NOON);
        Gift told = new Gift("told", Plan.BASIC, NOON, NOON.plusSeconds(1), NOON);
        book().book(guild, change(old, "1"));
        book().book(guild, new GrantChange(told, "operator", "2", later));

        assertThat(book().of(guild).now()).isEqualTo(Grants.of(List.of(told)));
    }

    @Test
    void every_change_is_in_the_book_with_who_told_of_it() {
        book().book(guild, change(subscription(Payment.PAID, 1), "evt_1"));
        book().book(guild, change(subscription(Payment.FAILED, 2), "evt_2"));

        List<GrantEntry> entries = book().entries(guild);
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
        book().book(guild, change(subscription(Payment.ENDED, 5), "evt_5"));

        assertThat(book().book(guild, change(subscription(Payment.ENDED, 5), "evt_5")))
                .isInstanceOf(Booked.Unchanged.class);
        assertThat(book().book(guild, change(subscription(Payment.PAID, 4), "evt_4")))
                .isInstanceOf(Booked.Unchanged.class);
        assertThat(book().entries(guild)).hasSize(1);
    }

    @Test
    void a_server_tries_a_plan_once_whoever_asks() {
        Trial trial = trial(ada, NOON);
        assertThat(book().book(guild, change(trial, "1"))).isInstanceOf(Booked.Changed.class);

        assertThat(book().book(guild, change(trial, "1")))
                .as("the same again")
                .isInstanceOf(Booked.Unchanged.class);
        UserId ben = new UserId(ada.value() + 1);
        assertThat(book().book(guild, change(trial(ben, NOON.plusSeconds(60)), "2")))
                .isEqualTo(new Booked.TrialUsed(Booked.By.SERVER));
    }

    @Test
    void who_has_tried_a_plan_tries_none_in_another_server() {
        book().book(guild, change(trial(ada, NOON), "1"));
        GuildId other = new GuildId(guild.value() + 1);

        assertThat(book().book(other, change(trial(ada, NOON.plusSeconds(60)), "2")))
                .isEqualTo(new Booked.TrialUsed(Booked.By.BUYER));
        assertThat(book().of(other)).isEqualTo(StoredGrants.NONE);
        assertThat(book().entries(other)).isEmpty();
    }

    @Test
    void a_trial_is_remembered_when_its_grant_is_forgotten() {
        book().book(guild, change(trial(ada, NOON), "1"));
        Instant later = NOON.plus(Duration.ofDays(100));
        Gift gift = new Gift("g", Plan.BASIC, later, later.plusSeconds(1), later);
        book().book(guild, new GrantChange(gift, "operator", "g", later));
        assertThat(book().of(guild).now().find(Trial.ID)).isEmpty();

        UserId ben = new UserId(ada.value() + 1);
        assertThat(book().book(guild, change(trial(ben, later), "2")))
                .isEqualTo(new Booked.TrialUsed(Booked.By.SERVER));
    }

    @Test
    void fifty_who_tell_the_same_at_once_grant_it_once() throws Exception {
        GrantChange change = change(subscription(Payment.PAID, 1), "evt_1");

        List<Booked> booked = atOnce(50, _ -> book().book(guild, change));

        assertThat(booked).filteredOn(Booked.Changed.class::isInstance).hasSize(1);
        assertThat(book().entries(guild)).hasSize(1);
    }

    @Test
    void fifty_copies_of_one_who_begins_a_trial_begin_it_once() throws Exception {
        GrantChange change = change(trial(ada, NOON), "1");

        List<Booked> booked = atOnce(50, _ -> book().book(guild, change));

        assertThat(booked).filteredOn(Booked.Changed.class::isInstance).hasSize(1);
        assertThat(booked).hasOnlyElementsOfTypes(Booked.Changed.class, Booked.Unchanged.class);
        assertThat(book().entries(guild)).hasSize(1);
    }

    @Test
    void one_who_begins_trials_in_many_servers_at_once_begins_one() throws Exception {
        List<Booked> booked =
                atOnce(
                        20,
                        i ->
                                book().book(
                                                new GuildId(guild.value() + i),
                                                change(trial(ada, NOON), "" + i)));

        assertThat(booked).filteredOn(Booked.Changed.class::isInstance).hasSize(1);
        assertThat(booked).filteredOn(new Booked.TrialUsed(Booked.By.BUYER)::equals).hasSize(19);
    }

    @Test
    void those_who_tell_different_things_at_once_all_get_through() throws Exception {
        List<Booked> booked =
                atOnce(
                        12,
                        i ->
                                book().book(
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
        assertThat(book().of(guild).now().byId()).hasSize(12);
        assertThat(book().of(guild).revision()).isEqualTo(12);
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

    protected static GrantChange change(Grant grant, String event) {
        return new GrantChange(grant, "stripe", event, NOON);
    }

    protected static Trial trial(UserId buyer, Instant at) {
        return new Trial(buyer, Plan.PREMIUM, at, at.plus(Duration.ofDays(14)));
    }

    protected StripeSubscription subscription(Payment payment, int second) {
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
