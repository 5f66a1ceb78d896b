package dev.tonearm.billing.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.note.Note;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.SomePlans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Somebody bought Premium, SKU 12, for server 9.
class DiscordNotesTest {
    private static final GuildId GUILD = new GuildId(9);
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final MemoryGrantBook book = new MemoryGrantBook();
    private final DiscordNotes notes =
            new DiscordNotes(
                    SomePlans.SOLD, new GrantDesk(book, new Uncounted(), InstantSource.fixed(NOW)));

    @Test
    void what_is_bought_is_held_until_discord_says_that_it_ends() {
        notes.work(bought("12", NOW));
        assertThat(plan(NOW.plus(Duration.ofDays(365)))).isEqualTo(Plan.PREMIUM);

        Instant end = NOW.plus(Duration.ofDays(30));
        notes.work(changed("12", Optional.of(end), false, NOW.plusSeconds(60)));
        assertThat(plan(end.minusSeconds(1))).isEqualTo(Plan.PREMIUM);
        assertThat(plan(end)).as("without grace: nobody is late").isEqualTo(Plan.FREE);
    }

    @Test
    void what_is_refunded_ends_at_once() {
        notes.work(bought("12", NOW));
        notes.work(changed("12", Optional.empty(), true, NOW.plusSeconds(60)));

        assertThat(plan(NOW.plusSeconds(60))).isEqualTo(Plan.FREE);
    }

    @Test
    void the_newest_report_holds_in_whatever_order_they_come() {
        var refund = changed("12", Optional.empty(), true, NOW.plusSeconds(60));
        notes.work(refund);
        notes.work(bought("12", NOW));
        notes.work(refund);

        assertThat(plan(NOW.plusSeconds(60))).isEqualTo(Plan.FREE);
        assertThat(book.entries(GUILD)).hasSize(1);
    }

    @Test
    void the_book_says_which_report_of_discords_it_was() {
        Note.DiscordChanged note = bought("12", NOW);
        notes.work(note);
        notes.work(note);

        GrantEntry entry = book.entries(GUILD).getFirst();
        assertThat(book.entries(GUILD)).hasSize(1);
        assertThat(entry.reporter()).isEqualTo("discord");
        assertThat(entry.event()).isEqualTo(note.id());
        assertThat(entry.grant()).hasToString("discord:900");
    }

    @Test
    void what_a_user_has_alone_is_nobodys_plan() {
        notes.work(
                new Note.DiscordChanged(
                        entitlement("12", Optional.empty(), Optional.empty()), false, NOW));

        assertThat(book.all()).isEmpty();
    }

    @Test
    void a_sku_of_no_plan_waits_until_somebody_says_what_it_is() {
        assertThatThrownBy(() -> notes.work(bought("99", NOW)))
                .isInstanceOf(UnknownSkuException.class)
                .hasMessageContaining("99");
        assertThat(book.all()).isEmpty();
    }

    @Test
    void one_to_try_has_no_buyer_and_gives_the_plan() {
        notes.work(
                new Note.DiscordChanged(
                        new Entitlement(
                                "900",
                                "12",
                                Optional.of(GUILD),
                                Optional.empty(),
                                NOW,
                                Optional.empty(),
                                false),
                        false,
                        NOW));

        assertThat(plan(NOW)).isEqualTo(Plan.PREMIUM);
    }

    private Plan plan(Instant at) {
        return book.of(GUILD).now().effective(Duration.ofDays(7), at).plan();
    }

    private static Note.DiscordChanged bought(String sku, Instant at) {
        return changed(sku, Optional.empty(), false, at);
    }

    private static Note.DiscordChanged changed(
            String sku, Optional<Instant> until, boolean gone, Instant at) {
        return new Note.DiscordChanged(entitlement(sku, Optional.of(GUILD), until), gone, at);
    }

    private static Entitlement entitlement(
            String sku, Optional<GuildId> guild, Optional<Instant> until) {
        return new Entitlement("900", sku, guild, Optional.of(new UserId(42)), NOW, until, false);
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
