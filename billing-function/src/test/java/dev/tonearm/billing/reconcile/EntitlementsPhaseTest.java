package dev.tonearm.billing.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tonearm.billing.discord.DiscordLists;
import dev.tonearm.billing.discord.DiscordNotes;
import dev.tonearm.billing.discord.ListedEntitlements;
import dev.tonearm.billing.discord.NotListedException;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobName;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.discord.DiscordSimulator;
import dev.tonearm.discord.SimulatorSettings;
import dev.tonearm.discord.shop.Sku;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a Discord none of whose webhooks arrives.
class EntitlementsPhaseTest {
    private static final long BASIC = Long.parseLong(Bought.SKU);
    private static final long STRANGE = 77;
    private static final long OF_USERS = 78;

    private volatile Instant now = Instant.parse("2026-11-26T03:10:00Z");
    private final InstantSource clock = () -> now;
    private final MemoryGrantBook book = new MemoryGrantBook();
    private final GrantDesk desk = new GrantDesk(book, new Uncounted(), clock);
    private final DiscordSimulator discord =
            DiscordSimulator.start(SimulatorSettings.defaults().withOpenApi(null).withClock(clock));
    private final long ada = discord.world().createUser("ada").id();
    private final long server = discord.world().createGuild("Records", ada, true).id();
    private final GuildId guild = new GuildId(server);

    private final JobDue due = JobDue.nightly(JobName.RECONCILE, now);

    @BeforeEach
    void sell() {
        discord.shop().put(Sku.ofGuilds(BASIC, "Tonearm Basic"));
        discord.shop().put(Sku.ofGuilds(STRANGE, "Mug"));
        discord.shop().put(new Sku(OF_USERS, Sku.Kind.SUBSCRIPTION, Sku.Buyer.USER, "Badge", true));
    }

    @AfterEach
    void stop() {
        discord.close();
    }

    @Test
    void what_was_bought_unheard_of_is_there_after_the_night_and_found_once() {
        discord.shop().buy(BASIC, ada, server);

        assertThat(night().counts())
                .containsEntry("entitlements", 1L)
                .containsEntry("differed", 1L)
                .containsEntry("differed.bought", 1L);
        assertThat(plan()).isEqualTo(Plan.BASIC);
        assertThat(book.entries(guild))
                .extracting(GrantEntry::reporter, GrantEntry::event)
                .containsExactly(tuple("discord", "reconcile#2026-11-25"));

        assertThat(night().counts())
                .containsEntry("entitlements", 1L)
                .doesNotContainKey("differed");
        assertThat(book.entries(guild)).hasSize(1);
    }

    @Test
    void what_ended_or_was_refunded_unheard_of_is_over_after_the_night() {
        long ended = discord.shop().buy(BASIC, ada, server).id();
        long refunded = discord.shop().buy(BASIC, ada, server).id();
        night();
        discord.shop().end(ended);
        assertThat(night().counts()).containsEntry("differed.ended", 1L);
        assertThat(plan()).as("by the other one").isEqualTo(Plan.BASIC);

        discord.shop().delete(refunded);
        assertThat(night().counts()).containsEntry("differed.ended", 1L);
        assertThat(plan()).isEqualTo(Plan.FREE);
        assertThat(night().counts())
                .containsEntry("entitlements", 2L)
                .doesNotContainKey("differed");
    }

    @Test
    void a_report_that_comes_after_all_is_put_right_by_the_next_night() {
        var bought = discord.shop().buy(BASIC, ada, server);
        Instant then = now;
        discord.shop().delete(bought.id());
        assertThat(night().counts()).as("nobody had it").doesNotContainKey("differed");

        hear(bought.id(), Optional.empty(), then);
        assertThat(plan()).isEqualTo(Plan.BASIC);
        assertThat(night().counts()).containsEntry("differed.ended", 1L);
        assertThat(plan()).isEqualTo(Plan.FREE);
    }

    @Test
    void an_end_that_discord_names_or_takes_back_is_booked() {
        long bought = discord.shop().buy(BASIC, ada, server).id();
        hear(bought, Optional.of(now.plus(Duration.ofDays(9))), now);

        assertThat(night().counts()).containsEntry("differed.entitlement", 1L);
        assertThat(book.of(guild).now().byId().values())
                .singleElement()
                .isInstanceOfSatisfying(
                        Grant.DiscordEntitlement.class,
                        has -> assertThat(has.until()).isEqualTo(Grant.OPEN));
    }

    @Test
    void what_was_told_a_moment_ago_holds_against_a_list() {
        long bought = discord.shop().buy(BASIC, ada, server).id();
        hear(bought, Optional.of(now), now);

        assertThat(run().counts()).doesNotContainKey("differed");
        assertThat(plan()).isEqualTo(Plan.FREE);
    }

    @Test
    void a_report_of_before_the_night_changes_nothing_and_one_of_after_it_holds() {
        var bought = discord.shop().buy(BASIC, ada, server);
        Instant before = now;
        night();
        hear(bought.id(), Optional.of(before), before);
        assertThat(plan()).isEqualTo(Plan.BASIC);

        hear(bought.id(), Optional.of(now), now);
        assertThat(plan()).isEqualTo(Plan.FREE);
    }

    @Test
    void a_sku_that_no_plan_has_is_told_and_changes_nothing() {
        discord.shop().buy(STRANGE, ada, server);
        discord.shop().end(discord.shop().buy(STRANGE, ada, server).id());
        discord.shop().buy(OF_USERS, ada, null);

        assertThat(night().counts())
                .containsEntry("entitlements", 2L)
                .containsEntry("unclear", 1L)
                .doesNotContainKey("differed");
        assertThat(book.all()).isEmpty();
    }

    @Test
    void what_ends_unheard_of_ends_also_when_no_plan_has_its_sku_any_more() {
        long bought = discord.shop().buy(STRANGE, ada, server).id();
        var once =
                new Grant.DiscordEntitlement(
                        Long.toString(bought), new UserId(ada), Plan.PREMIUM, now, Grant.OPEN, now);
        desk.book(guild, once, "discord", "e");
        assertThat(night().counts()).containsEntry("unclear", 1L);
        assertThat(plan()).isEqualTo(Plan.PREMIUM);

        discord.shop().end(bought);
        assertThat(night().counts()).containsEntry("differed.ended", 1L);
        assertThat(plan()).isEqualTo(Plan.FREE);
    }

    @Test
    void more_than_a_page_of_them_is_gone_through_page_by_page() {
        for (int one = 1; one <= 101; one++) discord.shop().test(BASIC, null, 1_000L + one);

        JobProgress first = phase(discord.botToken()).piece(due, JobProgress.START);
        assertThat(first.done()).isFalse();
        assertThat(first.count("entitlements")).isEqualTo(100);
        assertThat(night().counts())
                .containsEntry("entitlements", 101L)
                .containsEntry("differed.bought", 1L);
        assertThat(book.all()).hasSize(101);
    }

    @Test
    void without_a_token_it_says_so_and_is_over() {
        var phase =
                new EntitlementsPhase(Optional.empty(), book, desk, Bought.PLANS, Pace.NONE, clock);

        JobProgress so = phase.piece(due, JobProgress.START);
        assertThat(so.done()).isTrue();
        assertThat(so.counts()).containsOnlyKeys("entitlements.skipped");
    }

    @Test
    void a_wrong_token_is_counted_and_keeps_the_rest_of_the_night_from_nothing() {
        discord.shop().buy(BASIC, ada, server);

        JobProgress so = phase("wrong").piece(due, JobProgress.START);
        assertThat(so.done()).isTrue();
        assertThat(so.counts()).containsOnlyKeys("entitlements.refused");
        assertThat(book.all()).isEmpty();
    }

    @Test
    void while_discord_is_away_the_piece_fails_and_comes_again() {
        EntitlementsPhase phase = phase(discord.botToken());
        discord.close();

        assertThatThrownBy(() -> phase.piece(due, JobProgress.START))
                .isInstanceOf(NotListedException.class)
                .hasMessageNotContaining(discord.botToken());
    }

    /// The comparison of the next night.
    private JobProgress night() {
        now = now.plus(Duration.ofDays(1));
        return run();
    }

    private JobProgress run() {
        EntitlementsPhase phase = phase(discord.botToken());
        JobProgress at = JobProgress.START;
        while (!at.done()) at = phase.piece(due, at);
        return at;
    }

    private EntitlementsPhase phase(String token) {
        var lists = new DiscordLists(URI.create(discord.api()), () -> token);
        var listed = new ListedEntitlements(lists, discord.world().bot().id());
        return new EntitlementsPhase(
                Optional.of(listed), book, desk, Bought.PLANS, Pace.NONE, clock);
    }

    /// A webhook arrives.
    private void hear(long id, Optional<Instant> until, Instant at) {
        var told =
                new Entitlement(
                        Long.toString(id),
                        Bought.SKU,
                        Optional.of(guild),
                        Optional.of(new UserId(ada)),
                        at,
                        until,
                        false);
        new DiscordNotes(Bought.PLANS, desk).work(new Note.DiscordChanged(told, false, at));
    }

    private Plan plan() {
        return book.of(guild).now().effective(Bought.PLANS.grace(), now).plan();
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
