package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.stripe.object.Card;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// docs/stripe-simulator.md says what is.
final class ReferenceTest {
    private static final Path PAGE = Path.of("../docs/stripe-simulator.md");
    private static final Path ITSELF =
            Path.of("src/test/java/dev/tonearm/stripe/ReferenceTest.java");

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    @Test
    void the_page_has_every_card() throws IOException {
        var page = page().replace(" ", "");

        assertThat(Arrays.stream(Card.values()))
                .allMatch(card ->
                        page.contains(card.number()) || page.contains("…" + card.lastFour()));
    }

    @Test
    void the_page_has_every_control() throws IOException {
        var page = page().replaceAll("\\{[a-z]+}", "{}");
        try (var stripe = StripeSimulator.start(StripeSettings.defaults())) {
            assertThat(stripe.controls())
                    .isNotEmpty()
                    .allSatisfy(control -> {
                        var path = control.split(" ", 2)[1].replaceAll("\\{[a-z]+}", "{}");
                        assertThat(page).contains(path);
                        assertThat(page).contains(control.split(" ", 2)[0]);
                    });
        }
    }

    @Test
    void the_example_works() throws IOException {
        try (var stripe =
                StripeSimulator.start(
                        StripeSettings.defaults()
                                .withWebhook(
                                        URI.create("http://127.0.0.1:8080/webhooks/stripe"),
                                        "whsec_local")
                                .withPrice(
                                        new ListedPrice(
                                                "price_premium_month",
                                                "Premium",
                                                500,
                                                "usd",
                                                "month")))) {
            assertThat(stripe.api()).startsWith("http://127.0.0.1:");
            assertThat(stripe.secretKey()).startsWith("sk_test_");
            assertThat(stripe.clock()).isEqualTo(stripe.api() + "/control/clock");
        }
        var example = page().split("```java\n", 2)[1].split("stripe.api", 2)[0];
        assertThat(bare(Files.readString(ITSELF))).contains(bare(example));
    }

    private static String bare(String code) {
        return code.replaceAll("\\s+", "");
    }
}
