package dev.tonearm.stripe.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One event on its way to one endpoint.
public final class Delivery {

    public enum State {
        HELD,
        SENDING,
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    /// One try.
    ///
    /// @param status what the endpoint answered, 0 for nothing
    /// @param note what went wrong, or the start of the answer
    record Attempt(long at, int status, String note) {}

    private final long number;
    private final String event;
    private final String type;
    private final String endpoint;
    private final List<Attempt> attempts = new ArrayList<>();
    private State state = State.HELD;
    private long next;

    Delivery(long number, String event, String type, String endpoint) {
        this.number = number;
        this.event = event;
        this.type = type;
        this.endpoint = endpoint;
    }

    public long number() {
        return number;
    }

    public String event() {
        return event;
    }

    public String endpoint() {
        return endpoint;
    }

    public State state() {
        return state;
    }

    public int tries() {
        return attempts.size();
    }

    long next() {
        return next;
    }

    void becomes(State newState) {
        state = newState;
    }

    void waitsUntil(long second) {
        state = State.WAITING;
        next = second;
    }

    void tried(Attempt attempt) {
        attempts.add(attempt);
    }

    public ObjectNode json() {
        var node =
                Json.object()
                        .put("number", number)
                        .put("event", event)
                        .put("type", type)
                        .put("endpoint", endpoint)
                        .put("state", state.name().toLowerCase(Locale.ROOT));
        if (state == State.WAITING) {
            node.put("next", next);
        }
        var list = node.putArray("attempts");
        attempts.forEach(attempt ->
                list.addObject()
                        .put("at", attempt.at())
                        .put("status", attempt.status())
                        .put("note", attempt.note()));
        return node;
    }
}
