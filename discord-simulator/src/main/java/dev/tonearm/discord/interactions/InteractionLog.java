package dev.tonearm.discord.interactions;

import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.world.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The newest interactions: 20,000 with their times, the last 2,000 of them with bodies, and each
/// with a live token by that token.
public final class InteractionLog {

    private static final int KEPT = 20_000;
    private static final int WHOLE = 2_000;

    private final World world;
    private final Settings settings;
    private final Feed feed;
    private final NavigableMap<Long, Interaction> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Interaction> byToken = new ConcurrentHashMap<>();
    private final Deque<Interaction> whole = new ArrayDeque<>();

    public InteractionLog(World world, Settings settings, Feed feed) {
        this.world = world;
        this.settings = settings;
        this.feed = feed;
    }

    synchronized void add(Interaction interaction) {
        byId.put(interaction.about().id(), interaction);
        byToken.put(interaction.about().token(), interaction);
        whole.addLast(interaction);
        if (whole.size() > WHOLE) {
            whole.removeFirst().shrink();
        }
        while (byId.size() > KEPT) {
            byId.pollFirstEntry();
        }
        step(interaction);
    }

    /// Tells those who watch that an interaction came further.
    void step(Interaction interaction) {
        feed.publish(
                "interaction",
                interaction.about().guild(),
                null,
                () -> InteractionJson.step(interaction));
    }

    public Optional<Interaction> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Interaction> byToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /// Oldest first, those with a greater id.
    public List<Interaction> after(long id, int limit) {
        return byId.tailMap(id, false).values().stream().limit(limit).toList();
    }

    /// Newest first.
    public List<Interaction> newest(int limit) {
        return byId.descendingMap().values().stream().limit(limit).toList();
    }

    boolean tokenLives(Interaction interaction) {
        var lifetime = Duration.ofMillis(settings.get().tokenLifetimeMs());
        return !interaction.expired()
                && world.clock().instant().isBefore(interaction.about().createdAt().plus(lifetime));
    }

    /// Forgets dead tokens: what they were is still written in them.
    public void sweep() {
        byToken.values().removeIf(interaction -> !tokenLives(interaction));
    }
}
