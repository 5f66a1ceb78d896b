package dev.tonearm.stripe.object;

import dev.tonearm.stripe.time.Timeline;
import dev.tonearm.stripe.time.Timelines;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One Stripe account: its objects, its time, and one thing at a time.
public final class Account {

    /// The request that makes things happen now; none when time does, or a person in a page.
    public record Cause(String request, @Nullable String idempotencyKey) {}

    private final Shelf shelf = new Shelf();
    private final Timelines timelines;
    private final Ids ids;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Cause cause;

    public Account(Timelines timelines, Ids ids) {
        this.timelines = timelines;
        this.ids = ids;
    }

    public Shelf shelf() {
        return shelf;
    }

    public Ids ids() {
        return ids;
    }

    public Timelines timelines() {
        return timelines;
    }

    public <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    public void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /// Does what a request asks for.
    public <T> T locked(Cause because, Supplier<T> work) {
        return locked(() -> {
            cause = because;
            try {
                return work.get();
            } finally {
                cause = null;
            }
        });
    }

    public @Nullable Cause cause() {
        return cause;
    }

    /// The time in which an object lives: its own test clock's, or its customer's, or the
    /// account's.
    public Timeline timelineOf(Resource resource) {
        return timelines.of(clockOf(resource));
    }

    /// The test clock that an object follows; empty for none.
    public String clockOf(Resource resource) {
        return resource instanceof TestClock
                ? resource.id()
                : resource.has("test_clock")
                        ? resource.text("test_clock")
                        : resource.customer()
                                .flatMap(id -> shelf.find(Customer.class, id))
                                .map(customer -> customer.text("test_clock"))
                                .orElse("");
    }
}
