package dev.tonearm.stripe.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import java.util.List;
import java.util.stream.StreamSupport;

/// What customers may do in the Billing Portal.
public final class PortalConfiguration extends Resource {
    private static final List<String> SETTINGS =
            List.of(
                    "customer_update.allowed_updates",
                    "customer_update.enabled",
                    "invoice_history.enabled",
                    "payment_method_update.enabled",
                    "subscription_cancel.enabled",
                    "subscription_cancel.mode",
                    "subscription_cancel.proration_behavior",
                    "subscription_cancel.cancellation_reason.enabled",
                    "subscription_cancel.cancellation_reason.options",
                    "subscription_update.enabled",
                    "subscription_update.default_allowed_updates",
                    "subscription_update.proration_behavior");

    public PortalConfiguration(String id, long created) {
        super(Templates.fresh("billing_portal.configuration"));
        set("id", id);
        set("created", created);
        set("updated", created);
    }

    /// The one of sessions that name none: cards, invoices and the end, as in a new account.
    public static PortalConfiguration usual(String id, long created) {
        var usual = new PortalConfiguration(id, created);
        usual.set("is_default", true);
        for (var feature :
                List.of("invoice_history", "payment_method_update", "subscription_cancel")) {
            usual.set("features." + feature + ".enabled", true);
        }
        return usual;
    }

    public void configure(Params params, long now) {
        set("updated", now);
        take(params, "default_return_url", "name", "active");
        for (var words : List.of("headline", "privacy_policy_url", "terms_of_service_url")) {
            if (params.touches("business_profile." + words)) {
                set("business_profile." + words, params.get("business_profile." + words));
            }
        }
        for (var setting : SETTINGS) {
            var path = "features." + setting;
            if (params.has(path)) {
                set(path, params.get(path).deepCopy());
            }
        }
        if (params.has("features.subscription_update.products")) {
            var products = Json.array();
            for (var product : params.hashes("features.subscription_update.products")) {
                var listed = products.addObject().put("product", product.needed("product"));
                var prices = listed.putArray("prices");
                product.texts("prices").forEach(prices::add);
                listed.putObject("adjustable_quantity")
                        .put("enabled", false)
                        .putNull("maximum")
                        .put("minimum", 1);
            }
            set("features.subscription_update.products", products);
        }
        note(params);
    }

    public boolean allows(String feature) {
        return flag("features." + feature + ".enabled");
    }

    public boolean cancelsAtOnce() {
        return text("features.subscription_cancel.mode").equals("immediately");
    }

    /// The prices that a customer may change to.
    public List<String> prices() {
        return StreamSupport.stream(
                        get("features.subscription_update.products").spliterator(), false)
                .flatMap(product ->
                        StreamSupport.stream(product.path("prices").spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}
