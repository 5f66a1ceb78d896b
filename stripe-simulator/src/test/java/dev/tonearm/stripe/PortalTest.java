package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.model.billingportal.Session;
import com.stripe.param.billingportal.SessionCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The Billing Portal, and the page of an open invoice.
final class PortalTest {
    private static final String GOOD_CARD = "number=4242424242424242&expiry=12/34&cvc=123";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private static SessionCreateParams.Builder of(Buyer buyer) {
        return SessionCreateParams.builder()
                .setCustomer(buyer.customer())
                .setReturnUrl("http://127.0.0.1:1/back");
    }

    private Session open(SessionCreateParams.Builder params) throws StripeException {
        return scene.stripe.v1().billingPortal().sessions().create(params.build());
    }

    private String shows(Session session) {
        return scene.page("GET", session.getUrl(), "").body();
    }

    private int does(Session session, String step, String form) {
        return scene.page("POST", session.getUrl() + step, form).statusCode();
    }

    private String changing() {
        return scene.post(
                        "/v1/billing_portal/configurations",
                        "features[subscription_update][enabled]=true"
                                + "&features[subscription_update][proration_behavior]=always_invoice"
                                + "&features[subscription_update][default_allowed_updates][0]=price"
                                + "&features[subscription_update][products][0][product]=prod_premium"
                                + "&features[subscription_update][products][0][prices][0]=price_p_m"
                                + "&features[subscription_cancel][enabled]=true"
                                + "&features[subscription_cancel][mode]=immediately")
                .body()
                .path("id")
                .asText();
    }

    @Test
    void it_shows_what_somebody_has_and_the_way_back() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        buyer.subscribes("price_p_m");

        assertThat(shows(open(of(buyer))))
                .contains("Premium", "Active", "$5.00 / month", "Visa •••• 4242", "renews on")
                .contains("http://127.0.0.1:1/back", "Cancel plan")
                .doesNotContain("Change plan");
    }

    @Test
    void a_plan_is_canceled_and_kept_after_all() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        var session = open(of(buyer));

        assertThat(does(session, "/cancel/" + subscription.getId(), "")).isEqualTo(303);
        assertThat(buyer.now(subscription).getCancelAtPeriodEnd()).isTrue();
        assertThat(shows(session)).contains("ends on", "Don't cancel plan");
        does(session, "/renew/" + subscription.getId(), "");
        assertThat(buyer.now(subscription).getCancelAtPeriodEnd()).isFalse();
        scene.advance("P1M");
        scene.advance("PT2H");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void a_plan_is_changed_where_that_is_configured() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_b_m");
        var plain = open(of(buyer));
        var session = open(of(buyer).setConfiguration(changing()));
        var step = "/change/" + subscription.getId();

        does(plain, step, "price=price_p_m");
        assertThat(price(buyer.now(subscription))).isEqualTo("price_b_m");
        does(session, step, "price=price_p_y");
        assertThat(price(buyer.now(subscription))).as("not offered").isEqualTo("price_b_m");
        assertThat(does(session, step, "price=price_p_m")).isEqualTo(303);
        assertThat(price(buyer.now(subscription))).isEqualTo("price_p_m");
        assertThat(buyer.latest(subscription).getAmountPaid()).isEqualTo(200);
        does(session, "/cancel/" + subscription.getId(), "");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("canceled");
    }

    private static String price(Subscription subscription) {
        return subscription.getItems().getData().getFirst().getPrice().getId();
    }

    @Test
    void a_new_card_pays_for_everything_from_then_on() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_paysOnce");
        var subscription = buyer.subscribes("price_p_m");
        var session = open(of(buyer));

        assertThat(
                        scene.page(
                                        "POST",
                                        session.getUrl() + "/card",
                                        GOOD_CARD.replace("424242&", "424241&"))
                                .body())
                .contains("role=\"alert\"", "no test card");
        assertThat(does(session, "/card", GOOD_CARD)).isEqualTo(303);
        assertThat(buyer.heard("customer.subscription.updated")).isNotEmpty();
        scene.advance("P1M");
        scene.advance("PT2H");

        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void a_link_into_one_thing_leads_back_when_that_is_done() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_visa");
        var subscription = buyer.subscribes("price_p_m");
        var session =
                scene.post(
                                "/v1/billing_portal/sessions",
                                "customer=%s&flow_data[type]=subscription_cancel&flow_data[subscription_cancel][subscription]=%s&flow_data[after_completion][type]=redirect&flow_data[after_completion][redirect][return_url]=http://127.0.0.1:1/after"
                                        .formatted(buyer.customer(), subscription.getId()))
                        .body();
        var url = session.path("url").asText();

        assertThat(scene.page("GET", url, "").body()).contains("Cancel Premium?");
        assertThat(
                        scene.page("POST", url + "/cancel/" + subscription.getId(), "")
                                .headers()
                                .firstValue("Location"))
                .contains("http://127.0.0.1:1/after");
    }

    @Test
    void nobody_reaches_what_is_not_theirs() throws StripeException {
        var ada = Buyer.with(scene, "pm_card_visa");
        var grace = Buyer.with(scene, "pm_card_visa");
        var subscription = ada.subscribes("price_p_m");
        var session = open(of(grace));

        assertThat(
                        scene.page("POST", session.getUrl() + "/cancel/" + subscription.getId(), "")
                                .body())
                .contains("has ended already");
        assertThat(ada.now(subscription).getCancelAtPeriodEnd()).isFalse();
        assertThat(shows(session)).doesNotContain("Premium");
    }

    @Test
    void a_link_is_good_for_an_hour() throws StripeException {
        var session = open(of(Buyer.with(scene, "")));
        scene.advance("PT61M");

        assertThat(scene.page("GET", session.getUrl(), "").statusCode()).isEqualTo(410);
        assertThat(scene.page("GET", session.getUrl() + "x", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "x=1, x",
        "customer=cus_none, customer",
        "customer=CUS&configuration=bpc_none, configuration",
        "customer=CUS&flow_data[type]=subscription_cancel, flow_data[subscription_cancel][subscription]",
        "customer=CUS&flow_data[type]=subscription_update, flow_data[type]"
    })
    void a_session_is_asked_for_rightly(String form, String param) throws StripeException {
        var customer = Buyer.with(scene, "").customer();
        var reply = scene.post("/v1/billing_portal/sessions", form.replace("CUS", customer));

        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.param()).isEqualTo(param);
    }

    @Test
    void an_open_invoice_is_paid_in_its_page() throws StripeException {
        var buyer = Buyer.with(scene, "pm_card_paysOnce");
        var subscription = buyer.subscribes("price_p_m");
        scene.advance("P1M");
        scene.advance("PT2H");
        var url = buyer.latest(subscription).getHostedInvoiceUrl();
        assertThat(shows(open(of(buyer)))).contains("Past due", "Pay now");

        assertThat(scene.page("GET", url, "").body()).contains("Pay $5.00");
        assertThat(
                        scene.page(
                                        "POST",
                                        url,
                                        GOOD_CARD.replace("4242424242424242", "4000000000009995"))
                                .body())
                .contains("insufficient funds");
        assertThat(scene.page("POST", url, GOOD_CARD).body()).contains("Paid");
        assertThat(buyer.now(subscription).getStatus()).isEqualTo("active");
        scene.advance("P1M");
        scene.advance("PT2H");
        assertThat(buyer.now(subscription).getStatus())
                .as("the new card stays")
                .isEqualTo("active");
        assertThat(scene.page("GET", url + "x", "").statusCode()).isEqualTo(404);
    }
}
