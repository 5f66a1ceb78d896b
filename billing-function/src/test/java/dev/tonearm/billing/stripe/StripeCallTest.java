package dev.tonearm.billing.stripe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.IdempotencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeCallTest {
    /// A copy of an order that met the first one would tell its giver that nothing was done.
    @Test
    void a_key_that_somebody_uses_at_this_moment_is_no_service_that_is_away() {
        assertThatThrownBy(() -> refused("idempotency_key_in_use", 409))
                .isInstanceOf(SameUnderWayException.class)
                .hasMessage("page for 1: the same is under way");
    }

    @ParameterizedTest
    @CsvSource({"lock_timeout,429", "resource_missing,404", ",500"})
    void whatever_else_is_refused_is_told_without_what_stripe_says_of_it(String code, int status) {
        assertThatThrownBy(() -> refused(code, status))
                .isInstanceOf(StripeUnavailableException.class)
                .hasMessage(
                        "page for 1: IdempotencyException, status %d, code %s, request req_1"
                                .formatted(status, code));
    }

    private static void refused(String code, int status) {
        StripeCall.of(
                "page for 1",
                () -> {
                    throw new IdempotencyException("card 4242", "req_1", code, status);
                });
    }
}
