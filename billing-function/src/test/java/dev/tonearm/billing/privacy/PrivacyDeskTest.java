package dev.tonearm.billing.privacy;

import static dev.tonearm.core.player.Examples.line;
import static dev.tonearm.core.player.Examples.track;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.billing.stripe.BillingTable;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.GrantChange;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.Snowflake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.privacy.DataExport;
import dev.tonearm.core.privacy.Erasure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PrivacyDeskTest {
    private static final AtomicLong IDS = new AtomicLong(7_000_000);
    private static final Instant NOW = Bought.START.plusSeconds(3_600);

    private final GuildId guild = new GuildId(IDS.incrementAndGet() << 22);
    private final UserId ada = new UserId(IDS.incrementAndGet());
    private final UserId ben = new UserId(IDS.incrementAndGet());
    private final BillingTable.Store store = BillingTable.shared().store(InstantSource.fixed(NOW));
    private final OwnContracts shop = new OwnContracts();
    private final List<String> answers = new ArrayList<>();
    private final List<JsonObject> files = new ArrayList<>();
    private final PrivacyDesk desk =
            new PrivacyDesk(
                    store.all().people(),
                    store.all().erasures(),
                    store.records(),
                    shop,
                    store.grants(),
                    store.all().guilds(),
                    store.all().journal(),
                    (_, message) -> answers.add(text(message)),
                    (_, message, name, json) -> {
                        assertThat(name).isEqualTo(DataExport.NAME);
                        answers.add(text(message));
                        files.add(JsonObject.parse(json));
                    },
                    InstantSource.fixed(NOW),
                    InstantSource.fixed(NOW));

    @Test
    void an_export_has_what_somebody_did_here_and_nothing_of_others() {
        PlayerState state = asked(PlayerState.NEW, ada, "Ada's song");
        asked(state, ben, "Ben's song");
        began(ada);
        order(new Order.Export());

        JsonObject file = files.getFirst();
        assertThat(file.string("user")).isEqualTo(ada.toString());
        assertThat(file.string("trialBegun")).isEqualTo(NOW.toString());
        assertThat(file.objects("planChanges")).hasSize(1);
        JsonObject here = file.object("server");
        assertThat(here.strings("waiting")).singleElement().asString().contains("Ada's song");
        assertThat(here.objects("did"))
                .singleElement()
                .satisfies(did -> {
                    assertThat(did.string("command")).isEqualTo("play");
                    assertThat(did.strings("tracks")).hasSize(1);
                });
        assertThat(here.flag("complete")).isTrue();
        assertThat(file.has("stripeCustomer")).isFalse();
        assertThat(file.has("deletion")).isFalse();
    }

    @Test
    void an_export_of_who_pays_has_what_for() {
        store.records().keepCustomer(ada, "cus_ada");
        shop.contracts.add(Bought.premium("sub_" + ada, guild));
        order(new Order.Export());
        JsonObject file = files.getFirst();
        assertThat(file.string("stripeCustomer")).isEqualTo("cus_ada");
        assertThat(file.objects("subscriptions"))
                .singleElement()
                .satisfies(one -> assertThat(one.string("server")).isEqualTo(guild.toString()));
    }

    @Test
    void who_asks_for_a_deletion_reads_first_what_stays() {
        order(new Order.AskDeletion());
        assertThat(answers.getFirst()).doesNotContain("You pay for").doesNotContain("a trial, wi");
        assertThat(store.all().erasures().find(ada)).isEmpty();

        began(ada);
        store.records().keepCustomer(ada, "cus_ada");
        shop.contracts.add(Bought.premium("sub_" + ada, guild));
        order(new Order.AskDeletion());
        assertThat(answers.get(1))
                .contains("had a trial, without your name")
                .contains("records of what you bought")
                .contains("You pay for `" + guild + "`");
    }

    @Test
    void a_deletion_is_noted_once_and_says_by_when_it_is_done() {
        order(new Order.Delete());
        order(new Order.Delete());
        assertThat(answers)
                .hasSize(2)
                .allMatch(answer -> answer.contains(Markdown.day(NOW.plus(Erasure.WITHIN))));
        assertThat(store.all().erasures().find(ada))
                .contains(new Erasure(ada, NOW, Optional.empty()));
        order(new Order.DeletionStatus());
        assertThat(answers.getLast()).contains(Markdown.moment(NOW));
    }

    @Test
    void one_that_is_late_says_that_it_goes_on_and_names_no_day_that_has_passed() {
        Instant asked = NOW.minus(Erasure.WITHIN);
        store.all().erasures().ask(ada, asked);
        order(new Order.DeletionStatus());
        order(new Order.Delete());
        String late = Texts.DEFAULT.text("privacy.late", Markdown.moment(asked));
        assertThat(answers).containsExactly(late, late);
        assertThat(late).doesNotContain(Markdown.day(NOW));
    }

    @Test
    void who_pays_for_nothing_any_more_is_no_customer_afterwards_and_who_pays_stays_one() {
        store.records().keepCustomer(ada, "cus_ada");
        shop.contracts.add(Bought.premium("sub_" + ada, guild));
        order(new Order.Delete());
        assertThat(store.records().customer(ada)).contains("cus_ada");
        shop.contracts.clear();
        order(new Order.Delete());
        assertThat(store.records().customer(ada)).isEmpty();
    }

    @Test
    void while_stripe_is_away_nothing_is_noted_and_that_is_said() {
        store.records().keepCustomer(ada, "cus_ada");
        shop.away = true;
        order(new Order.Delete());
        assertThat(answers.getFirst()).isEqualTo(Texts.DEFAULT.text("edge.try_again"));
        assertThat(store.all().erasures().find(ada)).isEmpty();
    }

    @Test
    void what_nobody_waits_for_any_more_is_left() {
        var late = envelope(new Order.Delete(), NOW.minus(Duration.ofMinutes(20)));
        desk.work(late, new Order.Delete());
        assertThat(answers).isEmpty();
        assertThat(store.all().erasures().find(ada)).isEmpty();
    }

    private void order(Order.OfPrivacy what) {
        desk.work(envelope(what, NOW), what);
    }

    private OrderEnvelope envelope(Order order, Instant made) {
        var id = new InteractionId(Snowflake.at(made) + IDS.incrementAndGet() % 1_000);
        return new OrderEnvelope(
                new Interaction(id, 77, "token", Interaction.Kind.COMMAND, "en-US"),
                guild,
                new ChannelId(9),
                ada,
                order);
    }

    private PlayerState asked(PlayerState state, UserId who, String title) {
        var entry = new QueueEntry(new EntryId(state.nextEntry()), track(title), who);
        var line =
                line(
                        state,
                        new Cause.Asked(new InteractionId(IDS.incrementAndGet()), who, "play"),
                        new QueueEvent.Enqueued(state.queue().size(), List.of(entry), ""));
        store.all().journal().append(guild, List.of(line));
        return state.after(line);
    }

    private void began(UserId who) {
        var trial = new Grant.Trial(who, Plan.PREMIUM, NOW, NOW.plus(Duration.ofDays(14)));
        assertThat(store.grants().book(guild, new GrantChange(trial, "trial", "1", NOW)))
                .isInstanceOf(Booked.Changed.class);
    }

    private static String text(Message message) {
        return JsonObject.parse(message.edit())
                .objects("components")
                .getFirst()
                .objects("components")
                .getFirst()
                .string("content");
    }
}
