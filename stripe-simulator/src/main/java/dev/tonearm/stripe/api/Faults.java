package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Trouble of the API that a test asked for.
public final class Faults {

    /// Before anything was done, or when it was done and only the answer is lost.
    public enum When {
        BEFORE,
        AFTER
    }

    /// One kind of trouble, and how often it is still to strike.
    ///
    /// @param method of the requests it strikes; empty for every one
    /// @param path below `/v1`
    /// @param status what is answered; 0 to drop the connection, 200 to be slow only
    public record Fault(
            long id,
            When when,
            String method,
            Pattern path,
            int status,
            long delayMs,
            AtomicInteger left) {

        boolean isOnlySlow() {
            return status == 200;
        }

        public ObjectNode json() {
            return Json.object()
                    .put("id", id)
                    .put("when", when.name().toLowerCase(Locale.ROOT))
                    .put("method", method)
                    .put("path", path.pattern())
                    .put("status", status)
                    .put("delayMs", delayMs)
                    .put("left", left.get());
        }
    }

    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    public Fault add(When when, String method, String path, int status, long delayMs, int times) {
        var fault =
                new Fault(
                        ids.incrementAndGet(),
                        when,
                        method,
                        Pattern.compile(path),
                        status,
                        delayMs,
                        new AtomicInteger(times));
        faults.add(fault);
        return fault;
    }

    public List<Fault> list() {
        return List.copyOf(faults);
    }

    public void clear() {
        faults.clear();
    }

    Optional<Fault> strike(String method, String path) {
        var struck =
                faults.stream()
                        .filter(fault -> fault.method().isEmpty() || fault.method().equals(method))
                        .filter(fault -> fault.path().matcher(path).matches())
                        .filter(fault -> fault.left().getAndDecrement() > 0)
                        .findFirst();
        faults.removeIf(fault -> fault.left().get() <= 0);
        return struck;
    }
}
