package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The same request under the same key happens once.
final class IdempotencyTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private Customer create(String name, String key) throws StripeException {
        return scene.stripe
                .v1()
                .customers()
                .create(
                        CustomerCreateParams.builder().setName(name).build(),
                        RequestOptions.builder().setIdempotencyKey(key).build());
    }

    private int customers() throws StripeException {
        return scene.stripe.v1().customers().list().getData().size();
    }

    @Test
    void it_is_answered_alike() throws StripeException {
        var first = create("Ada", "k1");
        var again = create("Ada", "k1");
        var other = create("Ada", "k2");

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(other.getId()).isNotEqualTo(first.getId());
        assertThat(customers()).isEqualTo(2);
    }

    @Test
    void other_parameters_under_the_key_are_an_error() throws StripeException {
        create("Ada", "k1");

        assertThatThrownBy(() -> create("Grace", "k1"))
                .isInstanceOf(IdempotencyException.class)
                .hasMessageContaining("same parameters");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void what_was_refused_may_come_again_put_right() {
        assertThat(scene.post("/v1/customers", "nme=Ada", "Idempotency-Key", "k1").status())
                .isEqualTo(400);
        assertThat(scene.post("/v1/customers", "name=Ada", "Idempotency-Key", "k1").status())
                .isEqualTo(200);
    }

    @Test
    void a_key_is_not_too_long() {
        var reply = scene.post("/v1/customers", "", "Idempotency-Key", "k".repeat(256));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("255");
    }

    @Test
    void an_answer_that_was_lost_is_given_again() throws StripeException {
        // Twice: Java's HTTP client sends a POST again by itself when its connection breaks.
        scene.control(
                "POST",
                "/faults",
                "{\"when\":\"after\",\"path\":\"/customers\",\"status\":0,\"times\":2}");

        assertThatThrownBy(() -> create("Ada", "k1")).isInstanceOf(ApiConnectionException.class);
        var again = create("Ada", "k1");

        assertThat(again.getName()).isEqualTo("Ada");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void a_failure_of_stripes_own_is_kept_too() throws StripeException {
        scene.control("POST", "/faults", "{\"when\":\"after\",\"path\":\"/customers\"}");

        assertThatThrownBy(() -> create("Ada", "k1")).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> create("Ada", "k1")).isInstanceOf(ApiException.class);
        assertThat(create("Ada", "k2").getName()).isEqualTo("Ada");
    }

    @Test
    void trouble_before_the_work_leaves_nothing() throws StripeException {
        scene.control("POST", "/faults", "{\"path\":\"/customers\",\"status\":503}");

        assertThatThrownBy(() -> create("Ada", "k1")).isInstanceOf(ApiException.class);
        assertThat(customers()).isZero();
        assertThat(create("Ada", "k1").getName()).isEqualTo("Ada");
    }

    @Test
    void a_slow_answer_is_an_answer() throws StripeException {
        scene.control("POST", "/faults", "{\"path\":\"/customers\",\"status\":200,\"delayMs\":5}");

        assertThat(create("Ada", "k1").getName()).isEqualTo("Ada");
        assertThat(create("Ada", "k1").getName()).isEqualTo("Ada");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void fifty_at_once_make_one() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> request =
                    () -> scene.post("/v1/customers", "name=Ada", "Idempotency-Key", "k1").status();
            var answers = threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> request).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 409);
            }
        }
        assertThat(customers()).isEqualTo(1);
    }
}
