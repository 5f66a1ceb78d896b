package dev.tonearm.stripe.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.object.Event;
import dev.tonearm.stripe.object.Resource;
import org.jspecify.annotations.Nullable;

/// Notes what happens, and sends it to who wants to hear it.
public final class Events {
    private final Account account;
    private final Deliveries deliveries;
    private final String apiVersion;

    public Events(Account account, Deliveries deliveries, String apiVersion) {
        this.account = account;
        this.deliveries = deliveries;
        this.apiVersion = apiVersion;
    }

    /// Something happened to an object.
    public Event tell(String type, Resource about) {
        return tell(type, about, null);
    }

    /// Changes an object, and tells of it if that made a difference.
    public void change(String type, Resource about, Runnable change) {
        var before = about.json();
        change.run();
        Difference.between(before, about.json()).ifPresent(was -> tell(type, about, was));
    }

    /// Tells what changed since then, even if that is nothing.
    public void changed(String type, Resource about, ObjectNode before) {
        tell(type, about, Difference.between(before, about.json()).orElse(null));
    }

    private Event tell(String type, Resource about, @Nullable ObjectNode before) {
        return send(
                new Event(
                        account.ids().next("evt_"),
                        account.timelineOf(about).now(),
                        apiVersion,
                        type,
                        about.json(),
                        before,
                        account.cause()));
    }

    /// Notes an event that somebody made, and sends it.
    public Event send(Event event) {
        account.shelf().add(event);
        deliveries.send(event);
        return event;
    }
}
