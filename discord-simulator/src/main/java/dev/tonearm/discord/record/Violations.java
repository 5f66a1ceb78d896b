package dev.tonearm.discord.record;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every violation since the last clearing; the newest thousands of them with their details.
public final class Violations {

    private static final int KEPT = 5_000;

    private final InstantSource clock;
    private final Feed feed;
    private final Deque<Violation> kept = new ArrayDeque<>();
    private long counted;
    private long lastId;

    public Violations(InstantSource clock, Feed feed) {
        this.clock = clock;
        this.feed = feed;
    }

    public void report(String rule, String where, String detail) {
        report(rule, where, detail, null, null);
    }

    public synchronized void report(
            String rule,
            String where,
            String detail,
            @Nullable Long guild,
            @Nullable Long interaction) {
        var violation =
                new Violation(++lastId, clock.instant(), rule, where, detail, guild, interaction);
        counted++;
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(violation);
        feed.publish("violation", violation::json);
    }

    public synchronized List<Violation> list() {
        return List.copyOf(kept);
    }

    /// The names of the rules that were broken, in the order of breaking.
    public List<String> rules() {
        return list().stream().map(Violation::rule).toList();
    }

    /// How many there were, also those whose details are forgotten.
    public synchronized long count() {
        return counted;
    }

    public synchronized void clear() {
        kept.clear();
        counted = 0;
    }
}
