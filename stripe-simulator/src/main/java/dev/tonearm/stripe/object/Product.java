package dev.tonearm.stripe.object;

/// What is sold.
public final class Product extends Resource {
    public Product(String id, long created) {
        super(Templates.fresh("product"));
        set("id", id);
        set("created", created);
    }
}
