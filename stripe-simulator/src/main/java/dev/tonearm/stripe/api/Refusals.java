package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Requests that Stripe would have refused: a program that works sends none. What only a card or
/// the state of an object can say is not its fault.
public final class Refusals {
    private static final int KEPT = 200;

    /// One of them.
    ///
    /// @param operation its method and address
    /// @param error what it was told
    public record Refusal(String operation, int status, ObjectNode error) {
        ObjectNode json() {
            return Json.object()
                    .put("operation", operation)
                    .put("status", status)
                    .set("error", error);
        }
    }

    private final Deque<Refusal> refusals = new ArrayDeque<>();
    private long total;

    synchronized void refused(String operation, int status, ObjectNode error) {
        total++;
        refusals.addLast(new Refusal(operation, status, error));
        if (refusals.size() > KEPT) {
            refusals.removeFirst();
        }
    }

    public synchronized List<Refusal> list() {
        return List.copyOf(refusals);
    }

    public synchronized void clear() {
        refusals.clear();
        total = 0;
    }

    public synchronized ObjectNode json() {
        var answer = Json.object().put("total", total);
        var list = answer.putArray("refusals");
        refusals.forEach(refusal -> list.add(refusal.json()));
        return answer;
    }
}
