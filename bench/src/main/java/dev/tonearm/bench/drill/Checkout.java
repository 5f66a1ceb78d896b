package dev.tonearm.bench.drill;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Person;
import dev.tonearm.local.stack.Sales;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody buys a plan on Stripe's page.
final class Checkout {
    private static final Pattern PAGE =
            Pattern.compile("\\(<http[^>]*/c/pay/(cs_[^>#?]*)[^>]*>\\)");

    /// Stripe's card that always pays.
    private static final String CARD = "4242424242424242";

    private Checkout() {}

    /// Asks for the page and pays there.
    static void buys(Sales sales, Person person, Plan plan) throws InterruptedException {
        String asked = person.sends("premium subscribe", Map.of("plan", plan.wire()));
        Interaction answer = person.waitsFor(asked);
        Matcher page = PAGE.matcher(answer.text());
        if (!page.find()) throw new IllegalStateException("no page to pay on: " + answer.text());
        URI pay = URI.create(sales.stripe().control() + "/checkout/" + page.group(1) + "/pay");
        try (HttpClient http = HttpClient.newHttpClient()) {
            byte[] card = new ObjectMapper().writeValueAsBytes(Map.of("card", CARD));
            var request =
                    HttpRequest.newBuilder(pay)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(card))
                            .build();
            var paid = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (paid.statusCode() >= 300) {
                throw new IllegalStateException("the card was not taken: " + paid.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated Stripe is away", e);
        }
    }
}
