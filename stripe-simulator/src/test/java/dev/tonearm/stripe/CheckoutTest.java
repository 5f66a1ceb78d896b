package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodCollection;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Checkout, from the session to the page and back.
final class CheckoutTest {
    private static final String VISA = "4242 4242 4242 4242";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static SessionCreateParams.Builder params() {
        return SessionCreateParams.builder()
                .setMode(Mode.SUBSCRIPTION)
                .addLineItem(LineItem.builder().setPrice("price_p_m").setQuantity(1L).build())
                .setSuccessUrl("http://127.0.0.1:1/done?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://127.0.0.1:1/back")
                .setClientReferenceId("guild-1")
                .putMetadata("guild", "1")
                .setSubscriptionData(SubscriptionData.builder().putMetadata("guild", "1").build());
    }

    private Session open(SessionCreateParams.Builder params) throws StripeException {
        return scene.stripe.v1().checkout().sessions().create(params.build());
    }

    private Session now(Session session) throws StripeException {
        return scene.stripe
                .v1()
                .checkout()
                .sessions()
                .retrieve(
                        session.getId(),
                        SessionRetrieveParams.builder()
                                .addExpand("subscription")
                                .addExpand("line_items")
                                .build());
    }

    private HttpResponse<String> pays(Session session, String card) {
        return posts(
                session,
                "email=ada@example.com&expiry=12/34&cvc=123&number="
                        + URLEncoder.encode(card, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> posts(Session session, String form) {
        return scene.page("POST", session.getUrl(), form);
    }

    @Test
    void a_person_pays_and_comes_back() throws StripeException {
        var session = open(params());
        var page = scene.page("GET", session.getUrl(), "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Premium", "$5.00 / month", "http://127.0.0.1:1/back");

        var paid = pays(session, VISA);

        assertThat(paid.statusCode()).isEqualTo(303);
        assertThat(paid.headers().firstValue("Location"))
                .contains("http://127.0.0.1:1/done?session=" + session.getId());
        var complete = now(session);
        assertThat(complete.getStatus()).isEqualTo("complete");
        assertThat(complete.getPaymentStatus()).isEqualTo("paid");
        assertThat(complete.getClientReferenceId()).isEqualTo("guild-1");
        assertThat(complete.getCustomerDetails().getEmail()).isEqualTo("ada@example.com");
        assertThat(complete.getLineItems().getData().getFirst().getPrice().getId())
                .isEqualTo("price_p_m");
        var subscription = complete.getSubscriptionObject();
        assertThat(subscription.getStatus()).isEqualTo("active");
        assertThat(subscription.getMetadata()).containsEntry("guild", "1");
        assertThat(subscription.getDefaultPaymentMethod()).startsWith("pm_");
        assertThat(scene.get("/v1/events?type=checkout.session.completed").body().path("data"))
                .hasSize(1);
    }

    @Test
    void nobody_pays_twice() throws StripeException {
        var session = open(params());
        pays(session, VISA);
        var again = pays(session, VISA);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("all done");
        assertThat(scene.get("/v1/subscriptions").body().path("data")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "4000000000000002, Your card was declined.",
        "4000000000009995, Your card has insufficient funds.",
        "4000000000000069, Your card has expired.",
        "4000000000000127, security code is incorrect",
        "4000000000000341, Your card was declined.",
        "4111111111111111, no test card",
        "4242, incomplete"
    })
    void a_card_that_does_not_pay_is_said_and_another_may(String card, String words)
            throws StripeException {
        var session = open(params());
        var refused = pays(session, card);

        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.body()).contains("role=\"alert\"", words, "ada@example.com");
        assertThat(now(session).getStatus()).isEqualTo("open");
        assertThat(scene.get("/v1/subscriptions?status=all").body().path("data")).isEmpty();
        assertThat(pays(session, VISA).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "number=4242424242424242&expiry=12/20&cvc=123&email=a@b.example, expiration",
        "number=4242424242424242&expiry=13/34&cvc=123&email=a@b.example, expiration",
        "number=4242424242424242&expiry=12/34&cvc=1&email=a@b.example, security code",
        "number=4242424242424242&expiry=12/34&cvc=123&email=ada, email",
        "email=a@b.example, card number"
    })
    void what_is_typed_wrong_is_named(String form, String words) throws StripeException {
        var refused = posts(open(params()), form);

        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.body()).contains(words);
    }

    @Test
    void a_bank_may_ask_and_hear_no() throws StripeException {
        var session = open(params());
        var card = "email=a@b.example&expiry=12/34&cvc=123&number=4000002760003184";

        assertThat(posts(session, card).body()).contains("Your bank asks", "3184");
        assertThat(posts(session, card + "&confirmed=no").statusCode()).isEqualTo(402);
        assertThat(posts(session, card + "&confirmed=yes").statusCode()).isEqualTo(303);
        assertThat(now(session).getStatus()).isEqualTo("complete");
    }

    @Test
    void a_trial_needs_no_card_where_none_is_asked_for() throws StripeException {
        var trial =
                params().setSubscriptionData(
                                SubscriptionData.builder().setTrialPeriodDays(14L).build());
        var always = open(trial);
        var free = open(trial.setPaymentMethodCollection(PaymentMethodCollection.IF_REQUIRED));

        assertThat(posts(always, "email=a@b.example").statusCode()).isEqualTo(402);
        assertThat(posts(free, "email=a@b.example").statusCode()).isEqualTo(303);
        assertThat(now(free).getPaymentStatus()).isEqualTo("no_payment_required");
        assertThat(now(free).getSubscriptionObject().getStatus()).isEqualTo("trialing");
        assertThat(pays(always, "4000000000000341").statusCode()).isEqualTo(303);
        scene.advance("P15D");
        assertThat(now(always).getSubscriptionObject().getStatus()).isEqualTo("past_due");
    }

    @Test
    void a_session_is_over_after_a_day_or_when_its_owner_says_so() throws StripeException {
        var late = open(params());
        var ended = open(params());
        scene.stripe.v1().checkout().sessions().expire(ended.getId());

        assertThat(pays(ended, VISA).statusCode()).isEqualTo(410);
        assertThatThrownBy(() -> scene.stripe.v1().checkout().sessions().expire(ended.getId()))
                .isInstanceOf(InvalidRequestException.class);
        scene.advance("PT25H");
        assertThat(now(late).getStatus()).isEqualTo("expired");
        assertThat(scene.page("GET", late.getUrl(), "").body()).contains("has expired");
        assertThat(scene.get("/v1/events?type=checkout.session.expired").body().path("data"))
                .hasSize(2);
    }

    @Test
    void a_known_customer_buys_more() throws StripeException {
        var buyer = Buyer.with(scene, "");
        var first = open(params().setCustomer(buyer.customer()));
        var second = open(params().setCustomer(buyer.customer()));
        pays(first, VISA);
        pays(second, VISA);

        assertThat(now(first).getCustomer()).isEqualTo(buyer.customer());
        assertThat(scene.get("/v1/subscriptions?customer=" + buyer.customer()).body().path("data"))
                .hasSize(2);
    }

    @Test
    void what_a_page_shows_is_no_html_of_somebody_elses() throws StripeException {
        scene.post("/v1/products/prod_premium", "name=<script>alert(1)</script>");
        var session = open(params());

        assertThat(scene.page("GET", session.getUrl(), "").body())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert");
    }

    @Test
    void tests_may_pay_without_the_page() throws StripeException {
        var session = open(params());
        scene.control("POST", "/checkout/" + session.getId() + "/pay", "{}");

        assertThat(now(session).getStatus()).isEqualTo("complete");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "mode=payment, mode",
        "mode=subscription&success_url=http://a.example/, line_items",
        "mode=subscription&success_url=nowhere&line_items[0][price]=price_p_m, success_url",
        "mode=subscription&success_url=http://a.example/&line_items[0][price]=none, line_items[0][price]",
        "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m, line_items[0][quantity]",
        "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m&line_items[0][quantity]=0, line_items[0][quantity]",
        "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m&line_items[0][quantity]=1&expires_at=5, expires_at",
        "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m&line_items[0][quantity]=1&customer=a&customer_email=b@c.example, customer_email",
        "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m&line_items[0][quantity]=1&customer=cus_none, customer",
        "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m&line_items[0][quantity]=1&subscription_data[trial]=1, subscription_data[trial]"
    })
    void a_session_is_asked_for_rightly(String form, String param) {
        var reply = scene.post("/v1/checkout/sessions", form);

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.param()).isEqualTo(param);
    }
}
