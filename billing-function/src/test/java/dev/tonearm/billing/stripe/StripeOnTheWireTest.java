package dev.tonearm.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.param.ChargeListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionRetrieveParams;
import dev.tonearm.billing.stripe.Contract.Taken;
import dev.tonearm.billing.stripe.StripeShop.Changed;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.stripe.ListedPrice;
import dev.tonearm.stripe.StripeSettings;
import dev.tonearm.stripe.StripeSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What is asked of Stripe and ordered there, by its own library and on its wire.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeOnTheWireTest {
    private static final String GOOD_CARD = "4242424242424242";
    private static final String YEARLY = "price_premium_year";
    private static final AtomicLong IDS = new AtomicLong(900_000);

    private final StripeSimulator simulator =
            StripeSimulator.start(
                    StripeSettings.defaults()
                            .withPrice(listed(Bought.BASIC, "Basic", 299, "month"))
                            .withPrice(listed(Bought.PREMIUM, "Premium", 899, "month"))
                            .withPrice(listed(YEARLY, "Premium", 8_990, "year")));

    private final StripeClients clients =
            new StripeClients(simulator::secretKey, URI.create(simulator.api()));
    private final StripeShop shop = new StripeJavaShop(clients);
    private final StripeAccount account = new StripeJavaAccount(clients);

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    void what_somebody_pays_for_on_the_page_is_their_plan() throws Exception {
        GuildId guild = new GuildId(IDS.incrementAndGet());
        Contract contract = bought(guild, Bought.PREMIUM);

        Worth terms = Worth.of(contract, Bought.PLANS);
        assertThat(terms.payment()).isEqualTo(Payment.PAID);
        assertThat(terms.plan()).isEqualTo(Plan.PREMIUM);
        assertThat(terms.guild()).contains(guild);
        assertThat(terms.buyer()).isPresent();
        assertThat(terms.until()).isAfter(terms.from());
    }

    @Test
    void an_event_is_known_by_its_name() throws Exception {
        bought(new GuildId(IDS.incrementAndGet()), Bought.BASIC);
        String event = clients.get().v1().events().list().getData().getFirst().getId();
        StripeEvents events = new StripeJavaEvents(clients);

        assertThat(events.has(event)).isTrue();
        assertThat(events.has("evt_ofnobody")).isFalse();
    }

    @Test
    void the_same_order_twice_is_one() {
        UserId buyer = new UserId(IDS.incrementAndGet());
        String customer = shop.newCustomer(buyer, "customer-" + buyer);

        assertThat(shop.newCustomer(buyer, "customer-" + buyer)).isEqualTo(customer);
        StripeShop.Purchase purchase = purchase(customer, new GuildId(1), Bought.BASIC);
        assertThat(shop.checkout(purchase, "key-" + buyer))
                .isEqualTo(shop.checkout(purchase, "key-" + buyer));
    }

    @Test
    void on_a_page_that_is_closed_nobody_pays() throws Exception {
        UserId buyer = new UserId(IDS.incrementAndGet());
        String customer = shop.newCustomer(buyer, "customer-" + buyer);
        var purchase = purchase(customer, new GuildId(buyer.value()), Bought.BASIC);
        StripeShop.Page open = shop.checkout(purchase, key());

        assertThat(shop.close(open.id())).isEmpty();
        assertThat(shop.close(open.id())).as("again").isEmpty();
        assertThat(shop.close("cs_test_of_nobody")).isEmpty();
        assertThatThrownBy(() ->
                        control(
                                "/checkout/" + open.id() + "/pay",
                                "{\"card\":\"" + GOOD_CARD + "\"}"))
                .isInstanceOf(AssertionError.class);
        assertThat(shop.contracts(customer)).isEmpty();
    }

    @Test
    void a_page_on_which_somebody_paid_says_what_they_have() throws Exception {
        UserId buyer = new UserId(IDS.incrementAndGet());
        String customer = shop.newCustomer(buyer, "customer-" + buyer);
        var purchase = purchase(customer, new GuildId(buyer.value()), Bought.BASIC);
        StripeShop.Page page = shop.checkout(purchase, key());
        control("/checkout/" + page.id() + "/pay", "{\"card\":\"" + GOOD_CARD + "\"}");

        assertThat(shop.close(page.id())).contains(shop.contracts(customer).getFirst().id());
    }

    @Test
    void a_price_is_found_by_how_often_it_is_paid() {
        List<String> prices = List.of(Bought.PREMIUM, YEARLY);

        assertThat(shop.priceOf(prices, false)).contains(Bought.PREMIUM);
        assertThat(shop.priceOf(prices, true)).contains(YEARLY);
        assertThat(shop.priceOf(List.of(Bought.PREMIUM), true)).isEmpty();
    }

    @Test
    void an_end_can_be_ordered_taken_back_and_ordered_at_once() throws Exception {
        Contract contract = bought(new GuildId(IDS.incrementAndGet()), Bought.BASIC);

        Contract ending = shop.cancel(contract, false, key());
        assertThat(ending.cancelAt()).isEqualTo(contract.periodEnd());
        assertThat(Worth.of(found(contract), Bought.PLANS).payment()).isEqualTo(Payment.ENDING);
        assertThat(shop.change(found(contract), Bought.PREMIUM, true, key()))
                .isInstanceOf(Changed.Done.class);
        Worth changed = Worth.of(found(contract), Bought.PLANS);
        assertThat(changed.payment()).isEqualTo(Payment.PAID);
        assertThat(changed.plan()).isEqualTo(Plan.PREMIUM);
        shop.cancel(found(contract), true, key());
        assertThat(Worth.of(found(contract), Bought.PLANS).over()).isTrue();
        assertThat(shop.contracts(contract.customer())).isEmpty();
    }

    @Test
    void who_cannot_pay_for_more_keeps_what_they_have() throws Exception {
        Contract contract = bought(new GuildId(IDS.incrementAndGet()), Bought.BASIC);
        control("/subscriptions/" + contract.id() + "/card", "{\"card\":\"4000000000000341\"}");

        assertThat(shop.change(contract, Bought.PREMIUM, true, key()))
                .isEqualTo(new Changed.Declined());
        assertThat(Worth.of(found(contract), Bought.PLANS).plan()).isEqualTo(Plan.BASIC);
    }

    @Test
    void it_moves_to_another_server() throws Exception {
        Contract contract = bought(new GuildId(IDS.incrementAndGet()), Bought.BASIC);
        GuildId other = new GuildId(IDS.incrementAndGet());
        shop.move(contract, other, key());

        assertThat(Worth.of(found(contract), Bought.PLANS).guild()).contains(other);
        assertThat(Worth.of(found(contract), Bought.PLANS).buyer()).isPresent();
    }

    @Test
    void money_that_was_given_back_is_seen_and_its_payment_leads_to_the_subscription()
            throws Exception {
        Contract contract = bought(new GuildId(IDS.incrementAndGet()), Bought.BASIC);
        String intent = intent(contract);
        assertThat(account.paidFor(intent)).containsExactly(contract.id());
        clients.get()
                .v1()
                .refunds()
                .create(RefundCreateParams.builder().setPaymentIntent(intent).build());

        assertThat(found(contract).taken()).isEqualTo(Taken.REFUNDED);
        assertThat(Worth.of(found(contract), Bought.PLANS).over()).isTrue();
    }

    @Test
    void a_dispute_takes_the_plan_until_it_is_won() throws Exception {
        Contract contract = bought(new GuildId(IDS.incrementAndGet()), Bought.BASIC);
        String charge =
                clients.get()
                        .v1()
                        .charges()
                        .list(ChargeListParams.builder().setPaymentIntent(intent(contract)).build())
                        .getData()
                        .getFirst()
                        .getId();
        String dispute = control("/disputes", "{\"charge\":\"" + charge + "\"}");

        assertThat(found(contract).taken()).isEqualTo(Taken.DISPUTED);
        String id = dispute.replaceAll("(?s).*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        control("/disputes/" + id + "/close", "{\"won\":true}");
        assertThat(found(contract).taken()).isEqualTo(Taken.NOTHING);
    }

    @Test
    void what_is_not_there_is_nothing_and_no_error() {
        assertThat(account.contract("sub_nowhere")).isEmpty();
        assertThat(account.paidFor("pi_nowhere")).isEmpty();
    }

    @Test
    void bills_are_seen_by_the_customer() {
        String customer = shop.newCustomer(new UserId(IDS.incrementAndGet()), key());

        assertThat(shop.portal(customer, URI.create("http://127.0.0.1:1/")).toString())
                .startsWith("http");
    }

    @Test
    void a_key_that_does_not_fit_is_said_without_the_key() {
        String wrong = "sk_test_wrong0123456789";
        var stranger =
                new StripeJavaAccount(new StripeClients(() -> wrong, URI.create(simulator.api())));

        assertThatThrownBy(() -> stranger.contract("sub_1"))
                .isInstanceOf(StripeUnavailableException.class)
                .hasMessageContaining("401")
                .hasMessageNotContaining("6789");
    }

    private Contract bought(GuildId guild, String price) throws Exception {
        UserId buyer = new UserId(IDS.incrementAndGet());
        String customer = shop.newCustomer(buyer, "customer-" + buyer);
        StripeShop.Page page = shop.checkout(purchase(customer, guild, price), key());
        control("/checkout/" + page.id() + "/pay", "{\"card\":\"" + GOOD_CARD + "\"}");
        List<Contract> contracts = shop.contracts(customer);
        assertThat(contracts).hasSize(1);
        return found(contracts.getFirst());
    }

    private Contract found(Contract contract) {
        return account.contract(contract.id()).orElseThrow();
    }

    private String intent(Contract contract) throws StripeException {
        String invoice =
                clients.get()
                        .v1()
                        .subscriptions()
                        .retrieve(contract.id(), SubscriptionRetrieveParams.builder().build())
                        .getLatestInvoice();
        return clients.get()
                .v1()
                .invoicePayments()
                .list(InvoicePaymentListParams.builder().setInvoice(invoice).build())
                .getData()
                .getFirst()
                .getPayment()
                .getPaymentIntent();
    }

    private static StripeShop.Purchase purchase(String customer, GuildId guild, String price) {
        return new StripeShop.Purchase(
                customer,
                new UserId(42),
                guild,
                price,
                URI.create("https://discord.com/channels/1/2"));
    }

    private String control(String path, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(simulator.control() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return answer.body();
        }
    }

    private static String key() {
        return "key-" + IDS.incrementAndGet();
    }

    private static ListedPrice listed(String id, String product, long cents, String interval) {
        return new ListedPrice(id, product, cents, "usd", interval);
    }
}
