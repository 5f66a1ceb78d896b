package dev.tonearm.stripe.object;

import java.time.Duration;

/// A time of its own for some customers.
public final class TestClock extends Resource {
    private static final long KEPT = Duration.ofDays(30).toSeconds();

    public TestClock(String id, long created) {
        super(Templates.fresh("test_helpers.test_clock"));
        set("id", id);
        set("created", created);
        set("deletes_after", created + KEPT);
    }

    public void stands(long second) {
        set("frozen_time", second);
    }
}
