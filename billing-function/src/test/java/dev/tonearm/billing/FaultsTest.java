package dev.tonearm.billing;

import static dev.tonearm.billing.Premises.DISCORD_KEY;
import static dev.tonearm.billing.Premises.NOW;
import static dev.tonearm.billing.Premises.STRIPE_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.Contract;
import dev.tonearm.billing.stripe.Contract.Taken;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantJson;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.function.wire.HttpApiEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever goes wrong, at whichever call: when it comes again it ends as if nothing had.
///
/// The calls are those of a run in which nothing goes wrong, so one that is added is tried too.
class FaultsTest {
    private static final long DISCORD_EPOCH = 1_420_070_400_000L;
    private static final GuildId HERE = new GuildId(1);
    private static final GuildId THERE = new GuildId(2);
    private static final UserId BUYER = new UserId(42);
    private static final Contract PAID = Bought.premium("sub_1", HERE);
    private static final String AWAY = Texts.DEFAULT.text("billing.away");
    private static final InteractionId ORDER =
            new InteractionId((NOW.toEpochMilli() - DISCORD_EPOCH) << 22);

    /// Something that happens.
    ///
    /// @param before what was there, in which nothing goes wrong
    /// @param act what reaches the function
    record Story(String name, Consumer<Premises> before, Consumer<Told> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Story> stories() {
        return List.of(
                story("it is bought", _ -> {}, told -> told.stripe("evt_1", PAID)),
                story("it moves", paid(), told -> told.stripe("evt_1", Bought.moved(PAID, THERE))),
                story(
                        "it moves and ends",
                        paid(),
                        told -> {
                            told.stripe("evt_1", Bought.moved(PAID, THERE));
                            told.stripe("evt_2", Bought.ended(PAID, NOW));
                        }),
                story(
                        "money goes back",
                        paid(),
                        told -> told.money("evt_1", Bought.taken(PAID, Taken.REFUNDED))),
                story("discord sells", _ -> {}, told -> told.discord("ENTITLEMENT_CREATE", 1)),
                story(
                        "discord takes it back",
                        premises -> new Told(premises).discord("ENTITLEMENT_CREATE", 1),
                        told -> told.discord("ENTITLEMENT_DELETE", 2)),
                ordered("subscribe", _ -> {}, new Order.Subscribe(Plan.PREMIUM, false)),
                ordered("change to less", paid(), new Order.Change(Plan.BASIC, false)),
                ordered("cancel", paid(), new Order.Cancel(false)),
                ordered("cancel at once", paid(), new Order.Cancel(true)),
                ordered("portal", paid(), new Order.Portal()),
                ordered("transfer", paidElsewhere(), new Order.Transfer("")));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_function_that_dies_at_any_call_leaves_nothing_undone(Story story) {
        for (Faults.Kind kind : List.of(Faults.Kind.DIES_BEFORE, Faults.Kind.DIES_AFTER)) {
            everywhere(story, kind, (clean, run) -> assertThat(run).isEqualTo(clean));
        }
    }

    /// A listener whose order meets something that is away is told, and then it was done or not.
    @ParameterizedTest
    @MethodSource("stories")
    void any_call_that_fails_leaves_nothing_undone_or_is_told(Story story) {
        End before = run(new Story("nothing", story.before, _ -> {}), _ -> {});
        for (Faults.Kind kind : List.of(Faults.Kind.NOT_DONE, Faults.Kind.ANSWER_LOST)) {
            everywhere(
                    story,
                    kind,
                    (clean, run) -> {
                        if (!run.answers.contains(AWAY)) assertThat(run).isEqualTo(clean);
                        else {
                            assertThat(run.answers).containsExactly(AWAY);
                            assertThat(run.grants).isIn(before.grants, clean.grants);
                            assertThat(run.subscriptions)
                                    .isIn(before.subscriptions, clean.subscriptions);
                            assertThat(run.pages).isLessThanOrEqualTo(clean.pages);
                        }
                    });
        }
    }

    private interface Comparison {
        void compare(End clean, End run);
    }

    private static void everywhere(Story story, Faults.Kind kind, Comparison comparison) {
        var calls = new ArrayList<Integer>();
        End clean = run(story, premises -> calls.add(premises.faults.called().size()));
        assertThat(calls.getFirst()).as("calls of a clean run").isGreaterThan(1);
        for (int call = 0; call < calls.getFirst(); call++) {
            int number = call;
            try {
                End run = faulty(story, number, kind);
                comparison.compare(clean, run);
            } catch (AssertionError e) {
                throw new AssertionError("%s at call %d".formatted(kind, number), e);
            }
        }
    }

    private static End run(Story story, Consumer<Premises> afterTheAct) {
        var premises = before(story);
        story.act.accept(new Told(premises));
        afterTheAct.accept(premises);
        return end(premises);
    }

    private static End faulty(Story story, int call, Faults.Kind kind) {
        var premises = before(story);
        premises.faults.at(call, kind);
        story.act.accept(new Told(premises));
        return end(premises);
    }

    private static Premises before(Story story) {
        var premises = new Premises();
        story.before.accept(premises);
        premises.faults.none();
        return premises;
    }

    /// What came to be when Stripe has told of everything, too.
    private static End end(Premises premises) {
        premises.faults.none();
        var told = new Told(premises);
        int i = 0;
        for (Contract contract : premises.shop.sold()) told.stripe("evt_late_" + i++, contract);
        return End.of(premises);
    }

    /// What can be seen in the end. Versions and the ids of events may be others.
    private record End(
            List<String> grants,
            List<String> entries,
            List<Contract> subscriptions,
            int pages,
            String customer,
            Set<String> answers) {
        static End of(Premises premises) {
            List<String> grants = new ArrayList<>();
            List<String> entries = new ArrayList<>();
            for (GuildId guild : List.of(HERE, THERE)) {
                for (Grant grant : premises.book.of(guild).now().byId().values()) {
                    grants.add(
                            guild + " " + grant.id() + " " + unversioned(GrantJson.write(grant)));
                }
                premises.book
                        .entries(guild)
                        .forEach(entry -> entries.add(guild + " " + unversioned(entry.after())));
            }
            Set<String> answers = new TreeSet<>();
            if (!premises.answers.isEmpty()) answers.add(premises.lastAnswer(ORDER));
            premises.answers
                    .values()
                    .forEach(all ->
                            assertThat(new HashSet<>(all)).as("different answers").hasSize(1));
            return new End(
                    grants,
                    entries,
                    premises.shop.sold(),
                    premises.shop.purchases().size(),
                    premises.records.customer(BUYER).orElse(""),
                    answers);
        }

        private static String unversioned(String grant) {
            return grant.replaceAll("\"v\":[0-9]+", "").replaceAll("\"until\":[0-9]+", "");
        }
    }

    /// Whoever tells the function something, and does so again until it is taken.
    private record Told(Premises premises) {
        void stripe(String event, Contract now) {
            premises.stripe.says(now);
            post(
                    """
                    {"id":"%s","type":"customer.subscription.updated","data":{"object":{"id":"%s"}}}
                    """
                            .formatted(event, now.id()));
        }

        void money(String event, Contract now) {
            premises.stripe.says(now).paid("pi_1", now.id());
            post(
                    """
                    {"id":"%s","type":"charge.refunded","data":{"object":{"payment_intent":"pi_1"}}}
                    """
                            .formatted(event));
        }

        void discord(String type, int second) {
            byte[] body =
                    """
                    {"version":1,"application_id":"77","type":1,"event":{"type":"%s",
                     "timestamp":"2026-11-01T12:30:0%d.000000",
                     "data":{"id":"900","sku_id":"%s","guild_id":"1","user_id":"42",
                      "starts_at":"2026-11-01T12:00:00+00:00","ends_at":null,"deleted":false}}}
                    """
                            .formatted(type, second, Bought.SKU)
                            .getBytes(UTF_8);
            until(new HttpApiEvent().path("/discord").body(body).signedBy(DISCORD_KEY, now()));
        }

        private void post(String event) {
            byte[] body = event.getBytes(UTF_8);
            until(
                    new HttpApiEvent()
                            .path("/stripe")
                            .body(body)
                            .header("stripe-signature", STRIPE_KEY.header(now(), body)));
        }

        private void until(HttpApiEvent event) {
            int status = premises.post(event);
            if (status != 204) status = premises.post(event);
            assertThat(status).isEqualTo(204);
            workOff();
        }

        void order(Order order) {
            premises.order(
                    new Note.Ordered(
                            new OrderEnvelope(
                                    new Interaction(
                                            ORDER, 77, "token", Interaction.Kind.COMMAND, "en-US"),
                                    HERE,
                                    new ChannelId(9),
                                    BUYER,
                                    order)));
            workOff();
        }

        private void workOff() {
            assertThat(premises.workOff(3)).as("%d notes wait", premises.waiting()).isTrue();
        }

        private static String now() {
            return String.valueOf(NOW.getEpochSecond());
        }
    }

    private static Story story(String name, Consumer<Premises> before, Consumer<Told> act) {
        return new Story(name, before, act);
    }

    private static Story ordered(String name, Consumer<Premises> before, Order order) {
        return new Story(name, before, told -> told.order(order));
    }

    private static Consumer<Premises> paid() {
        return sold(PAID);
    }

    private static Consumer<Premises> paidElsewhere() {
        return sold(Bought.moved(PAID, THERE));
    }

    private static Consumer<Premises> sold(Contract contract) {
        return premises -> {
            premises.shop.has(contract);
            premises.records.keepCustomer(BUYER, contract.customer());
            new Told(premises).stripe("evt_0", contract);
        };
    }
}
