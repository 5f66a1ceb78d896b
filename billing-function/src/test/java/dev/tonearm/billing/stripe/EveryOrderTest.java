package dev.tonearm.billing.stripe;

import static dev.tonearm.billing.stripe.EveryOrder.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.note.Subject;
import dev.tonearm.billing.stripe.Contract.Taken;
import dev.tonearm.billing.stripe.EveryOrder.Step;
import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// In whatever order functions learn what became of a subscription, and wherever they die, in the
/// end its servers have what Stripe says.
class EveryOrderTest {
    private static final GuildId HERE = new GuildId(1);
    private static final GuildId THERE = new GuildId(2);
    private static final Contract PAID = Bought.premium("sub_1", HERE);
    private static final Contract MOVED = Bought.moved(PAID, THERE);
    private static final Contract ENDED_LONG_AGO =
            Bought.ended(PAID, NOW.minus(Duration.ofDays(60)));

    /// What becomes of a subscription, in the order in which it does.
    record Life(String name, List<Step> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Life> lives() {
        return List.of(
                life(
                        "usual",
                        told(Bought.with(PAID, "incomplete")),
                        told(PAID),
                        told(Bought.priced(PAID, Bought.BASIC)),
                        told(Bought.with(PAID, "past_due")),
                        told(Bought.until(PAID, Bought.PERIOD_END.plus(Duration.ofDays(30)))),
                        told(Bought.ending(PAID, Bought.PERIOD_END)),
                        told(Bought.ended(PAID, NOW))),
                life(
                        "moved and back",
                        told(PAID),
                        told(MOVED),
                        told(PAID),
                        told(Bought.with(MOVED, "past_due")),
                        told(MOVED),
                        told(Bought.ended(MOVED, NOW))),
                life(
                        "money back",
                        told(PAID),
                        paidBack(Bought.taken(PAID, Taken.DISPUTED)),
                        paidBack(PAID),
                        told(MOVED),
                        paidBack(Bought.taken(MOVED, Taken.REFUNDED)),
                        told(Bought.ended(MOVED, NOW))),
                life(
                        "not understood for a while",
                        told(PAID),
                        told(Bought.priced(PAID, "price_of_tomorrow")),
                        told(Bought.with(MOVED, "of_the_future")),
                        told(Bought.priced(MOVED, Bought.BASIC))),
                life("known late", told(PAID), told(MOVED), told(ENDED_LONG_AGO)));
    }

    private static Life life(String name, Step... steps) {
        return new Life(name, List.of(steps));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void all_orders_of_its_events_each_doubled_end_in_what_stripe_says(Life life) {
        assertThat(explore(life.steps, 1, 0)).isGreaterThan(100);
    }

    /// Three steps are as many as it takes for something to come, to go and to come back: who asked
    /// in between may write when the others are done.
    @ParameterizedTest
    @MethodSource("lives")
    void two_functions_at_once_end_in_what_stripe_says_whichever_is_quicker(Life life) {
        assertThat(explore(life.steps.subList(0, 3), 2, 0)).isGreaterThan(200);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void wherever_two_functions_die_it_ends_the_same(Life life) {
        assertThat(explore(life.steps.subList(0, 2), 2, 2)).isGreaterThan(500);
    }

    private static int explore(List<Step> life, int functions, int deaths) {
        return new EveryOrder(life, functions)
                .explore(deaths, (scene, kept) -> holds(life.get(scene.steps() - 1).now(), kept));
    }

    private static void holds(Contract now, EveryOrder.Kept kept) {
        Worth due = Worth.of(now, Bought.PLANS);
        Set<GuildId> servers = due.over() ? Set.of() : Set.of(due.guild().orElseThrow());
        for (GuildId guild : List.of(HERE, THERE)) {
            Plan plan = servers.contains(guild) ? due.plan() : Plan.FREE;
            assertThat(plan(kept, guild)).as("plan of %s by %s", guild, kept).isEqualTo(plan);
        }
        SubscriptionRecord record = kept.records().get("sub_1");
        Set<GuildId> known = record == null ? Set.of() : record.guilds();
        assertThat(known).as("servers by %s", kept).isEqualTo(servers);
    }

    private static Plan plan(EveryOrder.Kept kept, GuildId guild) {
        return kept.grants()
                .getOrDefault(guild, StoredGrants.NONE)
                .now()
                .effective(Bought.PLANS.grace(), NOW)
                .plan();
    }

    private static Step told(Contract now) {
        return new Step(now, List.of(new Subject.OfSubscription("sub_1")));
    }

    /// Of money that went back Stripe tells by the payment, and by the subscription if at all.
    private static Step paidBack(Contract now) {
        return new Step(now, List.of(new Subject.OfPayment("pi_1")));
    }
}
