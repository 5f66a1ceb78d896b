package dev.tonearm.stripe.api;

import static dev.tonearm.stripe.wire.Field.created;
import static dev.tonearm.stripe.wire.Field.flag;
import static dev.tonearm.stripe.wire.Field.metadata;
import static dev.tonearm.stripe.wire.Field.text;
import static dev.tonearm.stripe.wire.Field.texts;
import static dev.tonearm.stripe.wire.Field.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Event;
import dev.tonearm.stripe.object.Resource;
import dev.tonearm.stripe.object.WebhookEndpoint;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import java.util.List;

/// `/v1/events` and `/v1/webhook_endpoints`
final class EventRoutes {
    private static final int DAYS_KEPT = 30;

    private final Account account;
    private final String apiVersion;

    EventRoutes(Account account, String apiVersion) {
        this.account = account;
        this.apiVersion = apiVersion;
    }

    List<Route> routes() {
        return List.of(
                Route.list(
                        "/events",
                        this::events,
                        text("type"),
                        texts("types"),
                        flag("delivery_success"),
                        created()),
                Route.get("/events/{id}", this::event),
                Route.post(
                        "/webhook_endpoints",
                        this::create,
                        url("url").need(),
                        texts("enabled_events").need(),
                        Field.choice("api_version", apiVersion),
                        text("description").clear(),
                        metadata()),
                Route.list("/webhook_endpoints", this::endpoints),
                Route.get("/webhook_endpoints/{id}", call -> existing(call).json()),
                Route.post(
                        "/webhook_endpoints/{id}",
                        this::update,
                        url("url"),
                        texts("enabled_events"),
                        flag("disabled"),
                        text("description").clear(),
                        metadata()),
                Route.delete("/webhook_endpoints/{id}", this::delete));
    }

    private ObjectNode events(Call call) {
        var params = call.params();
        params.exclusive("type", "types");
        long oldest = account.timelines().account().now() - DAYS_KEPT * 86_400L;
        var types = params.texts("types");
        return Listing.page(
                call,
                account.shelf().newest(Event.class).stream()
                        .filter(event -> event.number("created") >= oldest)
                        .filter(event -> ofType(event, params.text("type", "*")))
                        .filter(event -> types.isEmpty() || types.contains(event.type()))
                        .filter(event -> deliveredAsAsked(event, params))
                        .filter(Listing.createdAsAsked(params))
                        .toList());
    }

    /// `customer.*` is all that happens to customers.
    private static boolean ofType(Event event, String wanted) {
        return wanted.endsWith("*")
                ? event.type().startsWith(wanted.substring(0, wanted.length() - 1))
                : event.type().equals(wanted);
    }

    private static boolean deliveredAsAsked(Resource event, Params params) {
        return !params.has("delivery_success")
                || params.flag("delivery_success", true) == (event.number("pending_webhooks") == 0);
    }

    private ObjectNode event(Call call) {
        return account.shelf().need(Event.class, call.id(), "id").json();
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var secret = "whsec_" + account.ids().letters(32);
        var endpoint =
                new WebhookEndpoint(
                        account.ids().next("we_"),
                        account.timelines().account().now(),
                        params.needed("url"),
                        secret);
        endpoint.take(params, "description", "api_version");
        take(endpoint, params);
        account.shelf().add(endpoint);
        // It is told this once.
        return endpoint.json().put("secret", secret);
    }

    private static void take(WebhookEndpoint endpoint, Params params) {
        endpoint.take(params, "url", "description");
        if (params.has("enabled_events")) {
            var types = params.texts("enabled_events");
            if (types.isEmpty()) {
                throw StripeError.parameter(
                        "enabled_events", null, "enabled_events has at least one type, or *");
            }
            endpoint.wants(types);
        }
        endpoint.note(params);
    }

    private WebhookEndpoint existing(Call call) {
        return account.shelf().need(WebhookEndpoint.class, call.id(), "id");
    }

    private ObjectNode endpoints(Call call) {
        return Listing.page(call, account.shelf().newest(WebhookEndpoint.class));
    }

    private ObjectNode update(Call call) {
        var endpoint = existing(call);
        if (call.params().has("disabled")) {
            endpoint.set("status", call.params().flag("disabled", false) ? "disabled" : "enabled");
        }
        take(endpoint, call.params());
        return endpoint.json();
    }

    private ObjectNode delete(Call call) {
        var endpoint = existing(call);
        account.shelf().remove(endpoint);
        return Json.object()
                .put("id", endpoint.id())
                .put("object", "webhook_endpoint")
                .put("deleted", true);
    }
}
