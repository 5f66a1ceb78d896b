package dev.tonearm.discord.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Trouble that a test asked for: events and requests that are delayed, dropped or answered with an
/// error.
public final class Faults {

    /// Where a fault strikes.
    public enum Place {
        GATEWAY,
        REST,
        DELIVERY,
        VOICE
    }

    /// One kind of trouble, and how often it is still to strike.
    ///
    /// @param event the gateway event it is about; null for every one
    /// @param status the error to answer with, 0 for none
    public record Fault(
            long id,
            Place on,
            @Nullable String event,
            @Nullable Long guild,
            @Nullable String method,
            @Nullable Pattern path,
            long delayMs,
            int status,
            boolean drop,
            AtomicInteger left) {

        public JsonNode json() {
            return Json.object()
                    .put("id", id)
                    .put("on", on.name().toLowerCase(java.util.Locale.ROOT))
                    .put("event", event)
                    .put("guild", guild == null ? null : Json.id(guild))
                    .put("method", method)
                    .put("path", path == null ? null : path.pattern())
                    .put("delayMs", delayMs)
                    .put("status", status)
                    .put("drop", drop)
                    .put("left", left.get());
        }
    }

    private final AtomicLong ids = new AtomicLong();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    public Fault add(
            Place on,
            @Nullable String event,
            @Nullable Long guild,
            @Nullable String method,
            @Nullable String path,
            long delayMs,
            int status,
            boolean drop,
            int times) {
        var pattern = path == null ? null : Pattern.compile(path);
        var left = new AtomicInteger(times);
        var fault =
                new Fault(
                        ids.incrementAndGet(),
                        on,
                        event,
                        guild,
                        method,
                        pattern,
                        delayMs,
                        status,
                        drop,
                        left);
        faults.add(fault);
        return fault;
    }

    public List<Fault> list() {
        return List.copyOf(faults);
    }

    public void remove(long id) {
        faults.removeIf(fault -> fault.id() == id);
    }

    public void clear() {
        faults.clear();
    }

    public Optional<Fault> onEvent(String event, long guild) {
        return strike(
                Place.GATEWAY,
                fault ->
                        (fault.event() == null || fault.event().equals(event))
                                && (fault.guild() == null || fault.guild() == guild));
    }

    public Optional<Fault> onRequest(String method, String path) {
        return strike(
                Place.REST,
                fault ->
                        (fault.method() == null || fault.method().equalsIgnoreCase(method))
                                && (fault.path() == null || fault.path().matcher(path).matches()));
    }

    public Optional<Fault> onDelivery() {
        return strike(Place.DELIVERY, fault -> true);
    }

    public Optional<Fault> onVoice(long guild) {
        return strike(Place.VOICE, fault -> fault.guild() == null || fault.guild() == guild);
    }

    private Optional<Fault> strike(Place place, Predicate<Fault> matches) {
        var struck =
                faults.stream()
                        .filter(fault -> fault.on() == place && matches.test(fault))
                        .filter(fault -> fault.left().getAndDecrement() > 0)
                        .findFirst();
        faults.removeIf(fault -> fault.left().get() <= 0);
        return struck;
    }
}
