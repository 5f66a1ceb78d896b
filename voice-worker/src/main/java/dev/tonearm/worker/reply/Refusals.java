package dev.tonearm.worker.reply;

import dev.tonearm.core.guild.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The channels that did not take a guild's now-playing message, and when each is tried again:
/// later and later by itself, and soon after a sign that it may take it now.
///
/// Discord shuts out an address that is refused 10,000 times in ten minutes, so no channel is tried
/// for ever, and none as often as somebody can give signs.
final class Refusals {
    static final Duration FIRST = Duration.ofSeconds(15);
    static final Duration LONGEST = Duration.ofMinutes(30);

    /// Between two tries whatever happens.
    static final Duration LEAST = Duration.ofSeconds(10);

    /// After this long only a sign brings another try.
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 10;

    private final Map<ChannelId, Refusal> channels = new HashMap<>();

    /// @param first when the channel refused for the first time in a row
    /// @param next when it is tried again by itself, [Instant#MAX] for never
    private record Refusal(int count, Instant first, Instant last, Instant next) {
        Refusal withNext(Instant other) {
            return new Refusal(count, first, last, other);
        }
    }

    boolean has(ChannelId channel) {
        return channels.containsKey(channel);
    }

    boolean any() {
        return !channels.isEmpty();
    }

    /// Whether the channel can be tried: it took the last message, or it is time again.
    boolean open(ChannelId channel, Instant now) {
        Refusal known = channels.get(channel);
        return known == null || !now.isBefore(known.next);
    }

    /// The channel refused.
    ///
    /// @return how often in a row now
    int refused(ChannelId channel, Instant now) {
        Refusal before = channels.get(channel);
        int count = before == null ? 1 : before.count + 1;
        Instant first = before == null ? now : before.first;
        Duration wait = FIRST.multipliedBy(1L << Math.min(count - 1, MOST_DOUBLINGS));
        Instant next = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
        boolean again = next.isBefore(first.plus(PATIENCE));
        channels.put(channel, new Refusal(count, first, now, again ? next : Instant.MAX));
        return count;
    }

    /// Discord did not say whether the channel takes it.
    void unanswered(ChannelId channel, Instant now) {
        Refusal before = channels.get(channel);
        int count = before == null ? 0 : before.count;
        Instant first = before == null ? now : before.first;
        channels.put(channel, new Refusal(count, first, now, now.plus(FIRST)));
    }

    void postponed(ChannelId channel, Instant until) {
        channels.computeIfPresent(channel, (_, known) -> known.withNext(until));
    }

    void taken(ChannelId channel) {
        channels.remove(channel);
    }

    void keepOnly(Predicate<ChannelId> wanted) {
        channels.keySet().removeIf(wanted.negate());
    }

    /// Something happened after which the channel may take it.
    void sign(ChannelId channel, Instant now) {
        channels.computeIfPresent(
                channel,
                (_, known) -> {
                    Instant soon = known.last.plus(LEAST);
                    Instant next = soon.isAfter(now) ? soon : now;
                    return next.isBefore(known.next) ? known.withNext(next) : known;
                });
    }

    /// The same for all of them.
    void sign(Instant now) {
        for (ChannelId channel : channels.keySet()) sign(channel, now);
    }

    /// When the next one is tried.
    Optional<Instant> next() {
        return channels.values().stream()
                .map(Refusal::next)
                .min(Comparator.naturalOrder())
                .filter(next -> next.isBefore(Instant.MAX));
    }
}
