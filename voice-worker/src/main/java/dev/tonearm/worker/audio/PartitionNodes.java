package dev.tonearm.worker.audio;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.event.PlayerUpdateEvent;
import dev.arbjerg.lavalink.client.event.ReadyEvent;
import dev.arbjerg.lavalink.client.event.TrackEndEvent;
import dev.arbjerg.lavalink.client.event.TrackExceptionEvent;
import dev.arbjerg.lavalink.client.event.TrackStuckEvent;
import dev.arbjerg.lavalink.client.event.WebSocketClosedEvent;
import dev.arbjerg.lavalink.client.player.Track;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.NodeSession.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's sessions at all nodes, and its guilds' players.
final class PartitionNodes implements GuildPlayer.Surroundings, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PartitionNodes.class);

    /// Between players that are made again after a node came back: 50 a second, so that a node that
    /// just started is not overrun.
    private static final Duration PACE = Duration.ofMillis(20);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final int partition;
    private final AudioSettings settings;
    private final NodeSessions remembered;
    private final PlayerReports reports;
    private final VoiceClosures closures;
    private final InstantSource clock;
    private final LavalinkClient client;
    private final Map<String, NodeSession> sessions = new HashMap<>();
    private final Map<GuildId, GuildPlayer> players = new ConcurrentHashMap<>();

    PartitionNodes(
            int partition,
            UserId bot,
            AudioSettings settings,
            NodeSessions remembered,
            PlayerReports reports,
            VoiceClosures closures,
            InstantSource clock) {
        this.partition = partition;
        this.settings = settings;
        this.remembered = remembered;
        this.reports = reports;
        this.closures = closures;
        this.clock = clock;
        this.client = new LavalinkClient(bot.value());
    }

    /// Blocks until the sessions to take up are known: with new ones instead, the old ones would
    /// play on beside them.
    void open() throws InterruptedException {
        Map<String, Optional<String>> known = new HashMap<>();
        for (NodeAddress address : settings.nodes()) {
            known.put(address.name(), remembered(address.name()));
        }
        synchronized (sessions) {
            for (NodeAddress address : settings.nodes()) {
                sessions.put(address.name(), session(address, known));
            }
        }
    }

    private Optional<String> remembered(String node) throws InterruptedException {
        while (true) {
            try {
                return remembered.find(partition, node);
            } catch (RuntimeException e) {
                log.warn("node {}: its session is not known yet", node, e);
                Thread.sleep(RETRY);
            }
        }
    }

    private NodeSession session(NodeAddress address, Map<String, Optional<String>> known) {
        return new NodeSession(
                client,
                address,
                settings,
                known.getOrDefault(address.name(), Optional.empty()),
                clock,
                event -> heard(address.name(), event));
    }

    GuildPlayer player(GuildId guild) {
        return players.computeIfAbsent(guild, id -> new GuildPlayer(id, this));
    }

    @Override
    public Optional<NodeSession> best() {
        return sessions().stream()
                .filter(NodeSession::usable)
                .min(Comparator.comparingInt(NodeSession::penalty));
    }

    private List<NodeSession> sessions() {
        synchronized (sessions) {
            return List.copyOf(sessions.values());
        }
    }

    /// Runs on the node's reading thread.
    private void heard(String node, ClientEvent event) {
        switch (event) {
            case ReadyEvent _ -> Thread.startVirtualThread(() -> restore(node));
            case PlayerUpdateEvent update -> {
                // Without voice the node stands still, and says nothing about where it should be.
                if (update.getState().getConnected()) {
                    GuildPlayer player = players.get(new GuildId(update.getGuildId()));
                    if (player != null) player.heardAt(update.getState().getPosition());
                }
            }
            case TrackEndEvent end -> ended(end);
            case TrackExceptionEvent failure -> {
                log.warn(
                        "guild {}: node {}: {}",
                        failure.getGuildId(),
                        node,
                        failure.getException().getMessage());
                player(new GuildId(failure.getGuildId()))
                        .exception(LoadResults.forListeners(failure.getException()));
            }
            case TrackStuckEvent stuck ->
                    entry(stuck.getTrack())
                            .ifPresent(player(new GuildId(stuck.getGuildId()))::stuck);
            case WebSocketClosedEvent closed ->
                    player(new GuildId(closed.getGuildId()))
                            .voiceClosed(closed.getCode(), closed.getReason());
            default -> {}
        }
    }

    private void ended(TrackEndEvent end) {
        Optional<EntryId> entry = entry(end.getTrack());
        if (entry.isEmpty()) return;
        GuildPlayer player = player(new GuildId(end.getGuildId()));
        switch (end.getEndReason()) {
            case FINISHED -> player.ended(entry.get(), false);
            case LOAD_FAILED -> player.ended(entry.get(), true);
            case CLEANUP -> player.cleared(entry.get());
            // Ours: what stopped or replaced it is known already.
            case STOPPED, REPLACED -> {}
        }
    }

    private static Optional<EntryId> entry(Track track) {
        var entry = track.getUserData().path(PlayerPatch.UserData.ENTRY);
        return entry.isIntegralNumber()
                ? Optional.of(new EntryId(entry.longValue()))
                : Optional.empty();
    }

    /// A connection to a node began: remembers its session, sees what it has, and makes the rest
    /// true.
    private void restore(String name) {
        NodeSession session;
        synchronized (sessions) {
            session = sessions.get(name);
        }
        if (session == null || !session.connected()) return;
        session.restored(false);
        try {
            remembered.remember(partition, name, session.id());
        } catch (RuntimeException e) {
            // Its only use is after a death of this worker; until then the music plays.
            log.warn("node {}: its session could not be remembered", name, e);
        }
        Optional<Map<GuildId, NodePlayer>> found =
                session.enableResuming() instanceof Answer.Taken
                        ? session.players()
                        : Optional.empty();
        if (found.isEmpty()) {
            later(RETRY, () -> restore(name));
            return;
        }
        Set<GuildId> concerned = new HashSet<>(found.get().keySet());
        for (GuildPlayer player : players.values()) {
            if (player.isOn(session)) concerned.add(player.guild());
        }
        for (GuildId guild : concerned) {
            player(guild).found(session, found.get().getOrDefault(guild, NodePlayer.NONE));
        }
        session.restored(true);
        log.info(
                "partition {}: node {} is ready with {} players",
                partition,
                name,
                found.get().size());
        settleAll();
    }

    private void settleAll() {
        for (GuildPlayer player : new ArrayList<>(players.values())) {
            switch (player.settle()) {
                case UNCHANGED, LATER -> {}
                case DONE -> pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Once a second: reconnects sockets, moves guilds away from nodes that stay lost.
    void tick() {
        Instant now = clock.instant();
        boolean moved = false;
        for (NodeSession session : sessions()) {
            session.lookAfter(now);
            if (session.lostFor(now).compareTo(settings.moveAfter()) > 0 && best().isPresent()) {
                for (GuildPlayer player : players.values()) {
                    if (player.isOn(session)) {
                        player.leave(session);
                        moved = true;
                    }
                }
            }
        }
        if (moved) Thread.startVirtualThread(this::settleAll);
    }

    @Override
    public void retry(GuildPlayer player, int failures) {
        long most = Math.min(LONGEST_RETRY.toMillis(), RETRY.toMillis() << Math.min(failures, 6));
        long delay = ThreadLocalRandom.current().nextLong(most / 2, most);
        later(Duration.ofMillis(delay), player::settle);
    }

    private static void later(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(
                        delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(task);
    }

    @Override
    public PlayerReports reports() {
        return reports;
    }

    @Override
    public VoiceClosures closures() {
        return closures;
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public void close() {
        client.close();
    }
}
