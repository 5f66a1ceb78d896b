package dev.tonearm.stripe.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.event.Deliveries;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.event.Signature;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Event;
import dev.tonearm.stripe.object.WebhookEndpoint;
import dev.tonearm.stripe.wire.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.LongSupplier;

/// `/control/events`: sends events again, those that Stripe does not have yet, and forged ones.
final class EventControl {
    private static final int STALE_SECONDS = 301;

    private final Account account;
    private final Events events;
    private final Deliveries deliveries;
    private final LongSupplier realTime;
    private final String apiVersion;

    EventControl(
            Account account,
            Events events,
            Deliveries deliveries,
            LongSupplier realTime,
            String apiVersion) {
        this.account = account;
        this.events = events;
        this.deliveries = deliveries;
        this.realTime = realTime;
        this.apiVersion = apiVersion;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/events", (_, body) -> make(body)),
                ControlRoute.post("/events/{id}/resend", (context, _) -> resend(context)),
                ControlRoute.post("/events/{id}/forge", this::forge).waiting());
    }

    /// An event of any type and version, about an object of the account or one that is sent along.
    private ObjectNode make(Body body) {
        var about =
                body.get("object") instanceof ObjectNode whole
                        ? whole
                        : account.shelf()
                                .any(body.text("object"))
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "object is no id of the account's: "
                                                        + body.text("object")))
                                .json();
        var event =
                new Event(
                        account.ids().next("evt_"),
                        account.timelines().account().now(),
                        body.text("apiVersion", apiVersion),
                        body.text("type"),
                        about,
                        null,
                        null);
        return events.send(event).json();
    }

    private Event event(Context context) {
        return account.shelf().need(Event.class, context.pathParam("id"), "id");
    }

    private ObjectNode resend(Context context) {
        var event = event(context);
        account.shelf()
                .oldest(WebhookEndpoint.class)
                .forEach(endpoint -> deliveries.again(event, endpoint));
        return event.json();
    }

    private enum Fault {
        WRONG_SECRET,
        STALE,
        OTHER_BODY,
        NO_PROOF,
        MALFORMED
    }

    private record Forgery(String url, String body, String signature) {}

    /// Sends an event with a signature that has to be refused, and answers what came back.
    private ObjectNode forge(Context context, Body body) {
        var fault = body.choice("fault", Fault.class, Fault.WRONG_SECRET);
        var forgery = account.locked(() -> forgery(event(context), fault));
        var result = deliveries.raw(forgery.url(), forgery.body(), forgery.signature());
        return Json.object().put("status", result.status()).put("note", result.note());
    }

    private Forgery forgery(Event event, Fault fault) {
        var endpoint =
                account.shelf().oldest(WebhookEndpoint.class).stream()
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("there is no webhook endpoint"));
        var body = Json.pretty(event.json());
        long now = realTime.getAsLong();
        var secrets = endpoint.secrets();
        var signature =
                switch (fault) {
                    case WRONG_SECRET -> Signature.header(List.of("whsec_another"), now, body);
                    case STALE -> Signature.header(secrets, now - STALE_SECONDS, body);
                    case OTHER_BODY -> Signature.header(secrets, now, body + " ");
                    case NO_PROOF -> Signature.header(List.of(), now, body).replace(",,", ",");
                    case MALFORMED -> "t=,v1";
                };
        return new Forgery(endpoint.text("url"), body, signature);
    }
}
