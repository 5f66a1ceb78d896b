package dev.tonearm.billing.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.ScriptedStripe;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.plan.Plan;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OrdersTest {
    /// Ids count from 2015 on.
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;

    private static final Texts ENGLISH = Texts.DEFAULT;
    private static final AtomicLong IDS = new AtomicLong(500_000);
    private static final UserId BUYER_OF_BOUGHT = new UserId(42);

    private final GuildId guild = new GuildId(IDS.incrementAndGet());
    private final UserId user = new UserId(IDS.incrementAndGet());
    private InteractionId interaction = fresh();
    private final Instant now = interaction.createdAt().plusSeconds(1);
    private final BillingTable.Store store = BillingTable.shared().store(InstantSource.fixed(now));
    private final ScriptedStripe stripe = new ScriptedStripe();
    private final ScriptedShop shop = new ScriptedShop(stripe);
    private final List<String> answers = new ArrayList<>();

    @Test
    void who_subscribes_gets_a_private_link_and_nobody_has_anything_yet() {
        assertThat(answer(new Order.Subscribe(Plan.PREMIUM, false)))
                .contains("https://checkout.example/interaction-" + interaction)
                .contains("Pay for Premium");
        assertThat(shop.purchases)
                .singleElement()
                .satisfies(purchase -> {
                    assertThat(purchase.guild()).isEqualTo(guild);
                    assertThat(purchase.buyer()).isEqualTo(user);
                    assertThat(purchase.price()).isEqualTo(Bought.PREMIUM);
                    assertThat(purchase.back())
                            .isEqualTo(URI.create("https://back.example/" + guild + "/9"));
                });
        assertThat(plan(guild)).isEqualTo(Plan.FREE);
    }

    @Test
    void the_same_order_again_is_the_same_page_and_the_same_customer() {
        answer(new Order.Subscribe(Plan.PREMIUM, false));
        answer(new Order.Subscribe(Plan.PREMIUM, false));

        assertThat(answers).hasSize(2).allMatch(answer -> answer.equals(answers.getFirst()));
        assertThat(store.records().customer(user)).contains("cus_" + user);
        assertThat(shop.keys)
                .containsExactly(
                        "customer-" + user,
                        "interaction-" + interaction,
                        "interaction-" + interaction);
    }

    @Test
    void what_is_not_sold_or_not_so_is_said() {
        assertThat(answer(new Order.Subscribe(Plan.ENTERPRISE, false)))
                .isEqualTo(text("billing.not_sold", "Enterprise"));
        assertThat(answer(new Order.Subscribe(Plan.PREMIUM, true)))
                .isEqualTo(text("billing.only_monthly", "Premium"));
    }

    @Test
    void nobody_buys_twice_for_one_server() {
        bought(BUYER_OF_BOUGHT, guild);

        assertThat(answer(BUYER_OF_BOUGHT, new Order.Subscribe(Plan.BASIC, false)))
                .isEqualTo(text("billing.own_already", "Premium"));
        assertThat(answer(new Order.Subscribe(Plan.BASIC, false)))
                .isEqualTo(text("billing.others_already", "Premium"));
        assertThat(shop.purchases).isEmpty();
    }

    @Test
    void of_two_pages_for_one_server_only_the_newer_is_open() {
        answer(new Order.Subscribe(Plan.PREMIUM, false));
        later(BUYER_OF_BOUGHT, new Order.Subscribe(Plan.BASIC, false));

        assertThat(shop.purchases).hasSize(2);
        assertThat(shop.closed).containsExactly("cs_interaction-" + interaction);
    }

    /// SQS brings an order again whose end nobody saw: its own page must stay open.
    @Test
    void the_same_order_again_closes_nothing() {
        answer(new Order.Subscribe(Plan.PREMIUM, false));
        answer(new Order.Subscribe(Plan.PREMIUM, false));

        assertThat(shop.closed).isEmpty();
    }

    @Test
    void what_was_paid_on_the_older_page_counts_before_stripe_tells_of_it() {
        answer(new Order.Subscribe(Plan.PREMIUM, false));
        Contract bought = Bought.premium("sub_o" + guild, guild);
        shop.has(bought);
        shop.paid.put("cs_interaction-" + interaction, bought.id());

        assertThat(later(user, new Order.Subscribe(Plan.PREMIUM, false)))
                .isEqualTo(text("billing.others_already", "Premium"));
        assertThat(shop.purchases).hasSize(1);
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
    }

    @Test
    void what_was_paid_there_and_has_ended_since_keeps_nobody_from_buying() {
        answer(new Order.Subscribe(Plan.PREMIUM, false));
        Contract over = Bought.ended(Bought.premium("sub_o" + guild, guild), Bought.START);
        shop.has(over);
        shop.paid.put("cs_interaction-" + interaction, over.id());

        later(user, new Order.Subscribe(Plan.PREMIUM, false));
        assertThat(shop.purchases).hasSize(2);
    }

    @Test
    void where_discords_shop_is_paid_it_is_said_where_that_is_changed() {
        var entitlement =
                new Grant.DiscordEntitlement(
                        "900", user, Plan.BASIC, Bought.START, Grant.OPEN, Bought.START);
        store.grants()
                .book(guild, new GrantChange(entitlement, "discord", "e-" + guild, Bought.START));

        for (Order order :
                List.of(
                        new Order.Subscribe(Plan.PREMIUM, false),
                        new Order.Change(Plan.PREMIUM, false),
                        new Order.Cancel(true))) {
            assertThat(answer(order)).isEqualTo(text("billing.own_at_discord", "Basic"));
            assertThat(answer(BUYER_OF_BOUGHT, order))
                    .isEqualTo(text("billing.others_at_discord", "Basic"));
        }
        bought(BUYER_OF_BOUGHT, new GuildId(IDS.incrementAndGet()));
        assertThat(answer(BUYER_OF_BOUGHT, new Order.Transfer("")))
                .isEqualTo(text("billing.others_at_discord", "Basic"));
        assertThat(shop.purchases).isEmpty();
    }

    @Test
    void nothing_is_moved_to_where_somebody_pays_already() {
        bought(BUYER_OF_BOUGHT, guild);
        bought(BUYER_OF_BOUGHT, new GuildId(IDS.incrementAndGet()));

        assertThat(answer(BUYER_OF_BOUGHT, new Order.Transfer("")))
                .isEqualTo(text("billing.own_already", "Premium"));
    }

    @Test
    void who_pays_changes_the_plan_and_has_it_at_once() {
        bought(BUYER_OF_BOUGHT, guild);

        assertThat(answer(BUYER_OF_BOUGHT, new Order.Change(Plan.BASIC, false)))
                .isEqualTo(text("billing.changed", "Basic"));
        assertThat(plan(guild)).isEqualTo(Plan.BASIC);
    }

    @Test
    void a_payment_that_is_declined_changes_nothing() {
        bought(BUYER_OF_BOUGHT, guild);
        shop.declines = true;

        assertThat(answer(BUYER_OF_BOUGHT, new Order.Change(Plan.BASIC, false)))
                .isEqualTo(text("billing.declined"));
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
    }

    @Test
    void nobody_else_changes_or_ends_it() {
        bought(BUYER_OF_BOUGHT, guild);

        assertThat(answer(new Order.Change(Plan.BASIC, false)))
                .isEqualTo(text("billing.not_yours"));
        assertThat(answer(new Order.Cancel(true))).isEqualTo(text("billing.not_yours"));
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
    }

    @Test
    void where_nobody_pays_there_is_nothing_to_change() {
        assertThat(answer(new Order.Cancel(false))).isEqualTo(text("billing.nothing_here"));
    }

    @Test
    void it_ends_when_the_paid_time_is_over_or_at_once() {
        bought(BUYER_OF_BOUGHT, guild);

        assertThat(answer(BUYER_OF_BOUGHT, new Order.Cancel(false)))
                .contains("<t:" + Bought.PERIOD_END.getEpochSecond() + ":D>");
        assertThat(planAt(Bought.PERIOD_END.minusSeconds(1))).isEqualTo(Plan.PREMIUM);
        assertThat(planAt(Bought.PERIOD_END)).isEqualTo(Plan.FREE);
        interaction = fresh();
        assertThat(answer(BUYER_OF_BOUGHT, new Order.Cancel(true)))
                .isEqualTo(text("billing.cancelled", "Premium"));
        assertThat(planAt(Bought.PERIOD_END.minusSeconds(1))).isEqualTo(Plan.FREE);
    }

    @Test
    void the_portal_is_for_who_has_bought_something() {
        assertThat(answer(new Order.Portal())).isEqualTo(text("billing.nothing_bought"));
        answer(new Order.Subscribe(Plan.PREMIUM, false));
        assertThat(answer(new Order.Portal())).contains("https://portal.example/cus_" + user);
    }

    @Test
    void what_one_pays_for_elsewhere_comes_here() {
        GuildId elsewhere = new GuildId(IDS.incrementAndGet());
        bought(BUYER_OF_BOUGHT, elsewhere);

        assertThat(answer(BUYER_OF_BOUGHT, new Order.Transfer("")))
                .isEqualTo(text("billing.moved", "Premium"));
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
        assertThat(plan(elsewhere)).isEqualTo(Plan.FREE);
        assertThat(answer(BUYER_OF_BOUGHT, new Order.Transfer("")))
                .as("the same order again")
                .isEqualTo(text("billing.moved", "Premium"));
        interaction = fresh();
        assertThat(answer(BUYER_OF_BOUGHT, new Order.Transfer("")))
                .isEqualTo(text("billing.nothing_elsewhere"));
    }

    @Test
    void of_several_somebody_says_which() {
        GuildId one = new GuildId(IDS.incrementAndGet());
        GuildId two = new GuildId(IDS.incrementAndGet());
        bought(BUYER_OF_BOUGHT, one);
        bought(BUYER_OF_BOUGHT, two);

        assertThat(answer(BUYER_OF_BOUGHT, new Order.Transfer("")))
                .contains(one.toString(), two.toString());
        assertThat(plan(guild)).isEqualTo(Plan.FREE);
        answer(BUYER_OF_BOUGHT, new Order.Transfer(two.toString()));
        assertThat(plan(guild)).isEqualTo(Plan.PREMIUM);
        assertThat(plan(one)).isEqualTo(Plan.PREMIUM);
    }

    @Test
    void while_stripe_is_away_whoever_ordered_is_told() {
        shop.away = true;

        assertThat(answer(new Order.Subscribe(Plan.PREMIUM, false)))
                .isEqualTo(text("billing.away"));
    }

    @Test
    void an_order_that_comes_too_late_for_an_answer_is_dropped() {
        var late = InstantSource.fixed(interaction.createdAt().plus(Duration.ofMinutes(15)));
        orders(late).work(envelope(user, new Order.Subscribe(Plan.PREMIUM, false)));

        assertThat(answers).isEmpty();
        assertThat(shop.purchases).isEmpty();
    }

    private static InteractionId fresh() {
        return new InteractionId(
                ((Bought.START.plusSeconds(60).toEpochMilli() - DISCORD_EPOCH) << 22)
                        + IDS.incrementAndGet());
    }

    private void bought(UserId buyer, GuildId where) {
        String id = "sub_o" + where;
        Contract contract = Bought.premium(id, where);
        assertThat(contract.metadata()).containsEntry(Worth.BUYER, buyer.toString());
        store.records().keepCustomer(buyer, contract.customer());
        shop.has(contract);
        store.settlement(stripe).settle(id, "evt_" + id);
    }

    private String answer(Order order) {
        return answer(user, order);
    }

    private String answer(UserId who, Order order) {
        orders(InstantSource.fixed(now)).work(envelope(who, order));
        return answers.getLast();
    }

    /// Orders something by another interaction.
    private String later(UserId who, Order order) {
        var other = new InteractionId(interaction.value() + 1);
        orders(InstantSource.fixed(now)).work(envelope(other, who, order));
        return answers.getLast();
    }

    private Orders orders(InstantSource clock) {
        return new Orders(
                shop,
                stripe,
                store.settlement(stripe),
                store.records(),
                store.grants(),
                Bought.PLANS,
                (_, message) ->
                        answers.add(
                                JsonObject.parse(message.edit())
                                        .objects("components")
                                        .getFirst()
                                        .objects("components")
                                        .getFirst()
                                        .string("content")),
                "https://back.example/{guild}/{channel}",
                clock,
                clock);
    }

    private OrderEnvelope envelope(UserId who, Order order) {
        return envelope(interaction, who, order);
    }

    private OrderEnvelope envelope(InteractionId by, UserId who, Order order) {
        return new OrderEnvelope(
                new Interaction(by, 77, "token", Interaction.Kind.COMMAND, "en-US"),
                guild,
                new ChannelId(9),
                who,
                order);
    }

    private static String text(String key, Object... arguments) {
        return ENGLISH.text(key, arguments);
    }

    private Plan plan(GuildId of) {
        return store.grants()
                .of(of)
                .now()
                .effective(Bought.PLANS.grace(), Bought.START.plusSeconds(3_600))
                .plan();
    }

    private Plan planAt(Instant at) {
        return store.grants().of(guild).now().effective(Bought.PLANS.grace(), at).plan();
    }
}
