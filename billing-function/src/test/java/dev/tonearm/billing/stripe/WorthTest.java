package dev.tonearm.billing.stripe;

import static dev.tonearm.billing.stripe.Bought.PERIOD_END;
import static dev.tonearm.billing.stripe.Bought.PLANS;
import static dev.tonearm.billing.stripe.Bought.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.billing.stripe.Contract.Taken;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorthTest {
    private static final GuildId GUILD = new GuildId(7);
    private static final Contract PREMIUM = Bought.premium("sub_1", GUILD);

    @ParameterizedTest
    @CsvSource({
        "active, PAID",
        "trialing, PAID",
        "past_due, FAILED",
        "incomplete, ENDED",
        "incomplete_expired, ENDED",
        "unpaid, ENDED",
        "paused, ENDED",
        "canceled, ENDED"
    })
    void each_status_says_how_it_stands_with_the_money(String status, Payment payment) {
        assertThat(terms(Bought.with(PREMIUM, status)).payment()).isEqualTo(payment);
    }

    @Test
    void what_is_paid_for_lasts_until_its_period_ends() {
        Worth terms = terms(PREMIUM);

        assertThat(terms.plan()).isEqualTo(Plan.PREMIUM);
        assertThat(terms.until()).isEqualTo(PERIOD_END);
        assertThat(terms.guild()).contains(GUILD);
        assertThat(terms.buyer()).contains(new UserId(42));
    }

    @Test
    void a_trial_lasts_until_it_ends() {
        Instant end = START.plus(Duration.ofDays(14));

        assertThat(terms(Bought.until(Bought.with(PREMIUM, "trialing"), end)).until())
                .isEqualTo(end);
    }

    @Test
    void what_is_to_be_cancelled_lasts_until_then_and_waits_for_nothing() {
        Worth terms = terms(Bought.ending(PREMIUM, PERIOD_END));

        assertThat(terms.payment()).isEqualTo(Payment.ENDING);
        assertThat(terms.until()).isEqualTo(PERIOD_END);
    }

    @Test
    void a_payment_that_failed_counts_from_its_invoice() {
        assertThat(terms(Bought.with(PREMIUM, "past_due")).until()).isEqualTo(START);
    }

    @Test
    void what_was_cancelled_is_over_since_then() {
        Instant end = START.plus(Duration.ofDays(3));

        assertThat(terms(Bought.ended(PREMIUM, end)).until()).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource(
            value = Taken.class,
            names = {"REFUNDED", "DISPUTED"})
    void money_that_went_back_takes_the_plan_with_it(Taken taken) {
        Payment payment = Payment.valueOf(taken.name());

        assertThat(terms(Bought.taken(PREMIUM, taken)).payment()).isEqualTo(payment);
        assertThat(terms(Bought.taken(Bought.with(PREMIUM, "past_due"), taken)).payment())
                .isEqualTo(payment);
        assertThat(payment.over()).isTrue();
    }

    @Test
    void of_two_prices_the_higher_plan_counts() {
        assertThat(terms(Bought.priced(PREMIUM, Bought.PREMIUM, Bought.BASIC)).plan())
                .isEqualTo(Plan.PREMIUM);
        assertThat(terms(Bought.priced(PREMIUM, "price_gone", Bought.BASIC)).plan())
                .isEqualTo(Plan.BASIC);
    }

    @Test
    void nobody_loses_a_plan_because_its_price_is_unknown_or_stripe_has_a_new_word() {
        assertThatThrownBy(() -> terms(Bought.priced(PREMIUM, "price_gone")))
                .isInstanceOf(UnknownTermsException.class)
                .hasMessageContaining("sub_1")
                .hasMessageContaining("price_gone");
        assertThatThrownBy(() -> terms(Bought.with(PREMIUM, "hibernating")))
                .isInstanceOf(UnknownTermsException.class)
                .hasMessageContaining("hibernating");
    }

    @Test
    void what_is_over_needs_no_price_that_is_known() {
        assertThat(terms(Bought.priced(Bought.with(PREMIUM, "canceled"), "price_gone")).over())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a server", "-1", "99999999999999999999", "7; drop"})
    void what_somebody_wrote_there_by_hand_is_no_server(String guild) {
        Contract contract = PREMIUM;
        var wrong =
                new Contract(
                        contract.id(),
                        contract.customer(),
                        contract.status(),
                        contract.items(),
                        contract.started(),
                        contract.periodEnd(),
                        contract.trialEnd(),
                        contract.cancelAt(),
                        contract.endedAt(),
                        contract.invoiced(),
                        contract.taken(),
                        Map.of(Worth.GUILD, guild));

        assertThat(terms(wrong).guild()).isEmpty();
    }

    @Test
    void a_server_that_it_left_has_it_no_more_from_then_on() {
        Instant moved = START.plus(Duration.ofDays(5));

        assertThat(terms(PREMIUM).over(moved))
                .isEqualTo(
                        new Grant.StripeSubscription(
                                "sub_1",
                                "cus_1",
                                new UserId(42),
                                Plan.PREMIUM,
                                START,
                                moved,
                                Payment.MOVED,
                                moved));
    }

    private static Worth terms(Contract contract) {
        return Worth.of(contract, PLANS);
    }
}
