package dev.tonearm.worker.audio;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.player.DesiredPlayer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Audio nodes that speak Lavalink v4, each with a session per partition.
public final class LavalinkNodes implements AudioNodes, VoiceServers, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LavalinkNodes.class);

    private static final Duration TICK = Duration.ofMillis(200);

    private final AudioSettings settings;
    private final Partitions partitions;
    private final NodeSessions sessions;
    private final InstantSource clock;
    private final Map<Integer, PartitionNodes> owned = new ConcurrentHashMap<>();
    private volatile boolean closed;

    public LavalinkNodes(
            AudioSettings settings,
            Partitions partitions,
            NodeSessions sessions,
            InstantSource clock) {
        this.settings = settings;
        this.partitions = partitions;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Takes up the sessions of partitions, or begins them; returns before they are connected, but
    /// not before the store said which sessions there are.
    ///
    /// @param bot the bot's own user
    public void open(
            UserId bot, Set<Integer> which, PlayerReports reports, VoiceClosures closures) {
        for (int partition : which) {
            PartitionNodes nodes =
                    new PartitionNodes(
                            partition,
                            bot,
                            settings,
                            sessions,
                            reports,
                            closures,
                            () -> true,
                            clock);
            owned.put(partition, nodes);
            try {
                nodes.open();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while opening the audio nodes", e);
            }
        }
        Thread.ofVirtual().name("audio-nodes").start(this::lookAfter);
    }

    private void lookAfter() {
        while (!closed) {
            try {
                Thread.sleep(TICK);
                for (PartitionNodes nodes : owned.values()) nodes.tick();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("the nodes could not be looked after", e);
            }
        }
    }

    /// Whether every owned partition has a node that can be used.
    public boolean ready() {
        return !owned.isEmpty()
                && owned.values().stream().allMatch(nodes -> nodes.best().isPresent());
    }

    @Override
    public Reconciled reconcile(GuildId guild, DesiredPlayer desired) {
        return player(guild).map(player -> player.reconcile(desired)).orElse(Reconciled.LATER);
    }

    @Override
    public LoadResult load(String identifier) {
        Optional<NodeSession> best =
                owned.values().stream().flatMap(nodes -> nodes.best().stream()).findAny();
        return best.map(node -> node.load(identifier)).orElse(new LoadResult.Failed(""));
    }

    @Override
    public void opened(GuildId guild, VoiceServer server) {
        player(guild)
                .ifPresent(player -> {
                    player.opened(server);
                    Thread.startVirtualThread(player::settle);
                });
    }

    @Override
    public void closed(GuildId guild) {
        player(guild).ifPresent(GuildPlayer::closed);
    }

    private Optional<GuildPlayer> player(GuildId guild) {
        return Optional.ofNullable(owned.get(partitions.of(guild)))
                .map(nodes -> nodes.player(guild));
    }

    /// Leaves the nodes playing: whoever takes the partitions up next goes on.
    @Override
    public void close() {
        closed = true;
        owned.values().forEach(PartitionNodes::close);
        owned.clear();
    }
}
