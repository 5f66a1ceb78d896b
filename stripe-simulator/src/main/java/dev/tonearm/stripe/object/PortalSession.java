package dev.tonearm.stripe.object;

/// A customer's way into the Billing Portal.
public final class PortalSession extends Resource {
    public PortalSession(String id, long created) {
        super(Templates.fresh("billing_portal.session"));
        set("id", id);
        set("created", created);
    }
}
