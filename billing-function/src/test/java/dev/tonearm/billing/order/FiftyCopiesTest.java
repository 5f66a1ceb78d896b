package dev.tonearm.billing.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.checkout.SessionListParams;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.SameUnderWayException;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeClients;
import dev.tonearm.billing.stripe.StripeJavaAccount;
import dev.tonearm.billing.stripe.StripeJavaShop;
import dev.tonearm.core.billing.MemoryBillingRecords;
import dev.tonearm.core.billing.Order;
import dev.tonearm.core.billing.OrderEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.grant.MemoryGrantBook;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.stripe.ListedPrice;
import dev.tonearm.stripe.StripeSettings;
import dev.tonearm.stripe.StripeSimulator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// An order that reaches fifty functions at once, at a Stripe on the wire.
class FiftyCopiesTest {
    private static final InteractionId ORDER = new InteractionId(1_566_000_000_000_000_000L);
    private static final Instant NOW = ORDER.createdAt().plusSeconds(1);

    private final Set<String> answers = ConcurrentHashMap.newKeySet();

    @Test
    void fifty_copies_of_an_order_are_one_page_and_one_answer() throws Exception {
        try (StripeSimulator simulator =
                StripeSimulator.start(
                        StripeSettings.defaults()
                                .withPrice(listed(Bought.BASIC))
                                .withPrice(listed(Bought.PREMIUM)))) {
            var clients = new StripeClients(simulator::secretKey, URI.create(simulator.api()));
            Orders orders = orders(clients);
            var go = new CountDownLatch(1);
            List<Future<?>> copies = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 50; i++) {
                    copies.add(
                            threads.submit(() -> {
                                go.await();
                                work(orders);
                                return true;
                            }));
                }
                go.countDown();
                for (Future<?> copy : copies) copy.get();
            }
            work(orders);

            assertThat(answers).singleElement().asString().contains(simulator.api());
            assertThat(
                            clients.get()
                                    .v1()
                                    .checkout()
                                    .sessions()
                                    .list(SessionListParams.builder().build())
                                    .getData())
                    .hasSize(1);
            assertThat(clients.get().v1().customers().list().getData()).hasSize(1);
        }
    }

    /// A copy that meets another one stays in the queue.
    private static void work(Orders orders) {
        try {
            orders.work(
                    new OrderEnvelope(
                            new Interaction(ORDER, 77, "token", Interaction.Kind.COMMAND, "en-US"),
                            new GuildId(1),
                            new ChannelId(9),
                            new UserId(42),
                            new Order.Subscribe(Plan.PREMIUM, false)));
        } catch (SameUnderWayException _) {
            // It comes again.
        }
    }

    private Orders orders(StripeClients clients) {
        var clock = InstantSource.fixed(NOW);
        var book = new MemoryGrantBook();
        var records = new MemoryBillingRecords();
        var account = new StripeJavaAccount(clients);
        var desk = new GrantDesk(book, new Uncounted(), clock);
        return new Orders(
                new StripeJavaShop(clients),
                account,
                new Settlement(account, records, Bought.PLANS, desk, clock),
                records,
                book,
                Bought.PLANS,
                (_, message) -> answers.add(new String(message.edit(), StandardCharsets.UTF_8)),
                "https://back.example/{guild}/{channel}",
                clock,
                clock);
    }

    private static ListedPrice listed(String price) {
        return new ListedPrice(price, price, 299, "usd", "month");
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
