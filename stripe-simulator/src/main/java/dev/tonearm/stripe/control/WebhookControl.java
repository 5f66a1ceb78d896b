package dev.tonearm.stripe.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.event.Deliveries;
import dev.tonearm.stripe.event.Delivery;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.WebhookEndpoint;
import dev.tonearm.stripe.wire.Json;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// `/control/webhooks` and `/control/deliveries`: holds events back, doubles them, lets them go in
/// another order, and shows what became of each.
final class WebhookControl {
    private final Account account;
    private final Deliveries deliveries;

    WebhookControl(Account account, Deliveries deliveries) {
        this.account = account;
        this.deliveries = deliveries;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/webhooks", (_, _) -> deliveries.manner().json()),
                ControlRoute.patch("/webhooks", (_, body) -> change(body)),
                ControlRoute.post("/webhooks/endpoint", (_, body) -> endpoint(body)),
                ControlRoute.post("/webhooks/roll", (_, body) -> roll(body)),
                ControlRoute.get("/deliveries", (context, _) -> list(context)),
                ControlRoute.post("/deliveries/release", (_, body) -> release(body)),
                ControlRoute.post(
                        "/deliveries/retry",
                        (_, _) -> Json.object().put("retried", deliveries.retryNow())));
    }

    private ObjectNode change(Body body) {
        var manner = deliveries.manner();
        manner =
                manner.withHeld(body.flag("held", manner.held()))
                        .withCopies(body.number("copies", manner.copies()));
        if (body.has("firstRetry")) {
            manner = manner.withFirstRetry(body.duration("firstRetry"));
        }
        if (body.has("giveUp")) {
            manner = manner.withGiveUp(body.duration("giveUp"));
        }
        if (body.has("timeout")) {
            manner = manner.withTimeout(body.duration("timeout"));
        }
        deliveries.manner(manner);
        return manner.json();
    }

    /// Sends events there too from now on.
    private ObjectNode endpoint(Body body) {
        var endpoint =
                new WebhookEndpoint(
                        account.ids().next("we_"),
                        account.timelines().account().now(),
                        body.text("url"),
                        body.text("secret"));
        if (body.has("types")) {
            endpoint.wants(body.texts("types"));
        }
        return account.shelf().add(endpoint).json();
    }

    /// With `secret`, signs with that and with the one before; without, with the newest only.
    private ObjectNode roll(Body body) {
        var endpoints = account.shelf().oldest(WebhookEndpoint.class);
        endpoints.forEach(endpoint -> {
            if (body.has("secret")) {
                endpoint.roll(body.text("secret"));
            } else {
                endpoint.endRoll();
            }
        });
        return Json.object().put("endpoints", endpoints.size());
    }

    private ObjectNode list(Context context) {
        var event = Optional.ofNullable(context.queryParam("event"));
        var answer = Json.object();
        var list = answer.putArray("deliveries");
        deliveries.all().stream()
                .filter(delivery -> event.isEmpty() || event.get().equals(delivery.event()))
                .forEach(delivery -> list.add(delivery.json()));
        return answer;
    }

    private enum Order {
        GIVEN,
        REVERSED,
        SHUFFLED
    }

    /// Lets held events go: those named in `events` in that order, or all.
    private ObjectNode release(Body body) {
        var named = body.texts("events");
        var chosen =
                new ArrayList<>(
                        deliveries.in(Delivery.State.HELD).stream()
                                .filter(held -> named.isEmpty() || named.contains(held.event()))
                                .toList());
        switch (body.choice("order", Order.class, Order.GIVEN)) {
            case GIVEN -> chosen.sort(Comparator.comparingInt(held -> named.indexOf(held.event())));
            case REVERSED -> Collections.reverse(chosen);
            case SHUFFLED -> Collections.shuffle(chosen, new Random(body.number("seed", 1)));
        }
        deliveries.release(chosen);
        return Json.object().put("released", chosen.size());
    }
}
