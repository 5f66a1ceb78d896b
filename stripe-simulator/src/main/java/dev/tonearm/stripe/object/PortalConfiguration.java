package dev.tonearm.stripe.object;

/// What customers may do in the Billing Portal.
public final class PortalConfiguration extends Resource {
    public PortalConfiguration(String id, long created) {
        super(Templates.fresh("billing_portal.configuration"));
        set("id", id);
        set("created", created);
    }
}
