package dev.tonearm.stripe.object;

import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import java.time.Duration;

/// A customer's way into the Billing Portal, for an hour.
public final class PortalSession extends Resource {
    private static final long LASTS = Duration.ofHours(1).toSeconds();

    public PortalSession(
            String id, long created, String customer, String configuration, String url) {
        super(Templates.fresh("billing_portal.session"));
        set("id", id);
        set("created", created);
        set("customer", customer);
        set("configuration", configuration);
        set("url", url);
    }

    public boolean isOver(long now) {
        return now > number("created") + LASTS;
    }

    /// It is for one thing only.
    public void isFor(Params flow) {
        var shown = Json.object().put("type", flow.needed("type"));
        var after = shown.putObject("after_completion");
        after.put("type", flow.text("after_completion.type", "portal_homepage"));
        after.putNull("hosted_confirmation").putNull("redirect");
        flow.text("after_completion.redirect.return_url")
                .ifPresent(url -> after.putObject("redirect").put("return_url", url));
        for (var kind : new String[] {"subscription_cancel", "subscription_update"}) {
            shown.putNull(kind);
            flow.text(kind + ".subscription")
                    .ifPresent(id -> shown.putObject(kind).put("subscription", id));
        }
        shown.putNull("subscription_update_confirm");
        set("flow", shown);
    }

    /// What it is for; empty for everything.
    public String flow() {
        return text("flow.type");
    }

    /// The subscription that it is about; empty for all.
    public String subscription() {
        return text("flow." + flow() + ".subscription");
    }

    /// Where a customer goes when that one thing is done; empty to stay.
    public String afterFlow() {
        return text("flow.after_completion.redirect.return_url");
    }
}
