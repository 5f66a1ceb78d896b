package dev.tonearm.billing.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What Discord says of an entitlement, each twice and in every order there is.
class EntitlementOrdersTest {
    private static final GuildId GUILD = new GuildId(1);
    private static final Instant START = Bought.START;

    private static final List<Note.DiscordChanged> LIFE =
            List.of(
                    said(0, Optional.empty(), false),
                    said(1, Optional.of(START.plus(Duration.ofDays(30))), false),
                    said(2, Optional.of(START.plus(Duration.ofDays(60))), false),
                    // It was taken back in the moment in which it was renewed.
                    said(3, Optional.empty(), false),
                    said(3, Optional.empty(), true));

    private int orders;

    @Test
    void all_orders_each_doubled_end_in_what_discord_said_last() {
        for (int told = 1; told <= LIFE.size(); told++) {
            List<Note.DiscordChanged> some = LIFE.subList(0, told);
            Set<Grants> ends = new HashSet<>();
            List<Note.DiscordChanged> twice = new ArrayList<>(some);
            twice.addAll(some);
            permute(twice, new MemoryGrantBook(), ends);

            assertThat(ends).as("ends of %d words", told).hasSize(1);
            boolean over = told == LIFE.size();
            assertThat(plan(ends.iterator().next())).isEqualTo(over ? Plan.FREE : Plan.BASIC);
        }
        assertThat(orders).isGreaterThan(100_000);
    }

    private void permute(List<Note.DiscordChanged> left, MemoryGrantBook book, Set<Grants> ends) {
        if (left.isEmpty()) {
            orders++;
            ends.add(book.of(GUILD).now());
            return;
        }
        for (Note.DiscordChanged next : new HashSet<>(left)) {
            List<Note.DiscordChanged> rest = new ArrayList<>(left);
            rest.remove(next);
            var after = new MemoryGrantBook(book.all());
            notes(after).work(next);
            permute(rest, after, ends);
        }
    }

    private static DiscordNotes notes(GrantBook book) {
        return new DiscordNotes(
                Bought.PLANS,
                new GrantDesk(book, new Uncounted(), InstantSource.fixed(START.plusSeconds(10))));
    }

    private static Plan plan(Grants grants) {
        return grants.effective(Bought.PLANS.grace(), START.plusSeconds(10)).plan();
    }

    private static Note.DiscordChanged said(int second, Optional<Instant> until, boolean deleted) {
        return new Note.DiscordChanged(
                new Entitlement(
                        "900",
                        Bought.SKU,
                        Optional.of(GUILD),
                        Optional.of(new UserId(42)),
                        START,
                        until,
                        false),
                deleted,
                START.plusSeconds(second));
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
