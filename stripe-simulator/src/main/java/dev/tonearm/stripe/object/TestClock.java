package dev.tonearm.stripe.object;

/// A time of its own for some customers.
public final class TestClock extends Resource {
    public TestClock(String id, long created) {
        super(Templates.fresh("test_helpers.test_clock"));
        set("id", id);
        set("created", created);
    }
}
