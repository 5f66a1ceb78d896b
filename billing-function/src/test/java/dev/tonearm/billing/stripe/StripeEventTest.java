package dev.tonearm.billing.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.billing.note.Subject;
import dev.tonearm.billing.stripe.StripeEvent.Meaning;
import dev.tonearm.core.json.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeEventTest {
    private static final Meaning SUBSCRIPTION =
            new Meaning.Changed(new Subject.OfSubscription("sub_1"));
    private static final Meaning PAYMENT = new Meaning.Changed(new Subject.OfPayment("pi_1"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "created",
                "updated",
                "deleted",
                "paused",
                "resumed",
                "trial_will_end",
                "pending_update_expired",
                "of_the_future"
            })
    void whatever_happens_to_a_subscription_is_about_it(String what) {
        assertThat(
                        meaning(
                                "customer.subscription." + what,
                                "{\"id\":\"sub_1\",\"object\":\"subscription\"}"))
                .isEqualTo(SUBSCRIPTION);
    }

    @Test
    void a_checkout_is_about_the_subscription_that_it_made() {
        String session = "{\"id\":\"cs_1\",\"mode\":\"subscription\",\"subscription\":\"sub_1\"}";

        assertThat(meaning("checkout.session.completed", session)).isEqualTo(SUBSCRIPTION);
        assertThat(meaning("checkout.session.async_payment_succeeded", session))
                .isEqualTo(SUBSCRIPTION);
        assertThat(meaning("checkout.session.completed", "{\"id\":\"cs_1\",\"mode\":\"payment\"}"))
                .isEqualTo(new Meaning.Nothing());
        assertThat(meaning("checkout.session.expired", session)).isEqualTo(new Meaning.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"in_1\",\"parent\":{\"type\":\"subscription_details\",\"subscription_details\":{\"subscription\":\"sub_1\"}}}",
                "{\"id\":\"in_1\",\"subscription\":\"sub_1\"}",
                "{\"id\":\"in_1\",\"subscription\":{\"id\":\"sub_1\",\"object\":\"subscription\"}}"
            })
    void an_invoice_is_about_its_subscription_in_every_version_that_there_was(String invoice) {
        assertThat(meaning("invoice.paid", invoice)).isEqualTo(SUBSCRIPTION);
        assertThat(meaning("invoice.payment_failed", invoice)).isEqualTo(SUBSCRIPTION);
    }

    @Test
    void an_invoice_of_its_own_is_no_concern_of_ours() {
        assertThat(meaning("invoice.paid", "{\"id\":\"in_1\",\"parent\":null}"))
                .isEqualTo(new Meaning.Nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "charge.refunded",
        "refund.created",
        "refund.failed",
        "charge.dispute.created",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.closed"
    })
    void money_that_goes_back_is_about_its_payment(String type) {
        assertThat(meaning(type, "{\"id\":\"x\",\"payment_intent\":\"pi_1\"}")).isEqualTo(PAYMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer.created",
                "price.updated",
                "payment_intent.succeeded",
                "invoice.created",
                "v9.of.the.future"
            })
    void other_types_are_no_concern_of_ours(String type) {
        assertThat(meaning(type, "{\"id\":\"x\"}")).isEqualTo(new Meaning.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\",\"data\":{\"object\":{}}}",
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\",\"data\":3}",
                "{\"id\":\"evt_1\",\"type\":\"customer.subscription.updated\"}",
                "{\"id\":\"evt_1\",\"type\":\"charge.refunded\",\"data\":{\"thing\":{}}}"
            })
    void a_shape_that_nobody_knows_is_unclear_and_no_error(String event) {
        assertThat(StripeEvent.read(event.getBytes(UTF_8)).meaning())
                .isEqualTo(new Meaning.Unclear());
    }

    @Test
    void an_event_that_names_what_it_is_about_instead_of_showing_it_is_understood() {
        String thin =
                """
                {"id":"evt_1","object":"v2.core.event","type":"customer.subscription.updated",
                 "livemode":true,"related_object":{"id":"sub_1","type":"subscription","url":"/v1/x"}}
                """;

        StripeEvent event = StripeEvent.read(thin.getBytes(UTF_8));
        assertThat(event.meaning()).isEqualTo(SUBSCRIPTION);
        assertThat(event.live()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"id\":\"evt_1\"}", "{\"id\":1,\"type\":\"x\"}"})
    void what_is_no_event_is_refused(String body) {
        assertThatThrownBy(() -> StripeEvent.read(body.getBytes(UTF_8)))
                .isInstanceOf(JsonException.class);
    }

    private static Meaning meaning(String type, String object) {
        String event =
                """
                {"id":"evt_1","object":"event","api_version":"2099-01-01.zebra","type":"%s",
                 "data":{"object":%s}}
                """
                        .formatted(type, object);
        return StripeEvent.read(event.getBytes(UTF_8)).meaning();
    }
}
