package dev.tonearm.discord.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The live events, numbered, with the newest kept so that a reader who was away for a moment
/// misses nothing.
///
/// While nobody has ever listened, events are only counted: a load test without a page pays nothing
/// for it.
public final class Feed {

    private static final int KEPT = 2_000;

    /// Something that happened, for those who watch.
    ///
    /// @param guild where it happened, or null when it concerns everybody
    /// @param visibleTo the only user who may see it, or null
    public record Event(
            long number,
            String type,
            JsonNode data,
            @Nullable Long guild,
            @Nullable Long visibleTo) {}

    private final Deque<Event> kept = new ArrayDeque<>();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean everListened;
    private long last;

    public void publish(String type, Supplier<? extends JsonNode> data) {
        publish(type, null, null, data);
    }

    public void publish(
            String type,
            @Nullable Long guild,
            @Nullable Long visibleTo,
            Supplier<? extends JsonNode> data) {
        // Before the lock is taken: what it looks at may be locked by somebody who publishes.
        var node = everListened ? data.get() : null;
        add(type, guild, visibleTo, node);
    }

    private synchronized void add(
            String type, @Nullable Long guild, @Nullable Long visibleTo, @Nullable JsonNode data) {
        last++;
        if (data == null) {
            // Nobody listened yet; a gap in the numbers makes later readers start afresh.
            kept.clear();
            return;
        }
        var event = new Event(last, type, data, guild, visibleTo);
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(event);
        listeners.forEach(listener -> listener.accept(event));
    }

    /// Events after a number, then every new one, without a gap between them.
    ///
    /// @return the events after `after`, or null when some of them are forgotten already
    public synchronized @Nullable List<Event> listen(long after, Consumer<Event> listener) {
        everListened = true;
        listeners.add(listener);
        var missed = last - after;
        if (missed < 0 || missed > kept.size()) {
            return null;
        }
        return new ArrayList<>(kept).subList(kept.size() - (int) missed, kept.size());
    }

    public void leave(Consumer<Event> listener) {
        listeners.remove(listener);
    }

    public synchronized long latest() {
        return last;
    }
}
