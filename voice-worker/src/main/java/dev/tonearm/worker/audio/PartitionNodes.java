package dev.tonearm.worker.audio;

import dev.arbjerg.lavalink.client.LavalinkClient;
import dev.arbjerg.lavalink.client.event.ClientEvent;
import dev.arbjerg.lavalink.client.event.PlayerUpdateEvent;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's sessions at all nodes, and its guilds' players.
final class PartitionNodes implements GuildPlayer.Surroundings, NodeSession.Owner, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PartitionNodes.class);

    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    private final int partition;
    private final AudioSettings settings;
    private final NodeSessions remembered;
    private final PlayerReports reports;
    private final VoiceClosures closures;
    private final BooleanSupplier mayAct;
    private final InstantSource clock;
    private final LavalinkClient client;
    private final Crowd crowd = new Crowd();
    private final Map<String, NodeSession> sessions = new HashMap<>();
    private final Map<GuildId, GuildPlayer> players = new ConcurrentHashMap<>();
    private final Set<NodeSession> evacuated = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param mayAct whether the partition's lease is ours
    PartitionNodes(
            int partition,
            UserId bot,
            AudioSettings settings,
            NodeSessions remembered,
            PlayerReports reports,
            VoiceClosures closures,
            BooleanSupplier mayAct,
            InstantSource clock) {
        this.partition = partition;
        this.settings = settings;
        this.remembered = remembered;
        this.reports = reports;
        this.closures = closures;
        this.mayAct = mayAct;
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
                NodeSession session = session(address, known);
                sessions.put(address.name(), session);
                session.start();
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
                this);
    }

    GuildPlayer player(GuildId guild) {
        return players.computeIfAbsent(guild, id -> new GuildPlayer(id, this));
    }

    Optional<NodeSession> best() {
        return best(Voice.NONE, null);
    }

    @Override
    public Optional<NodeSession> best(Voice voice, @Nullable NodeSession except) {
        return sessions().stream()
                .filter(session -> session != except && session.usable())
                .findFirst();
    }

    private List<NodeSession> sessions() {
        synchronized (sessions) {
            return List.copyOf(sessions.values());
        }
    }

    @Override
    public void heard(NodeSession session, ClientEvent event) {
        switch (event) {
            case PlayerUpdateEvent update -> {
                // Without voice the node stands still, and says nothing about where it should be.
                GuildPlayer player = players.get(new GuildId(update.getGuildId()));
                if (update.getState().getConnected()
                        && player != null
                        && !player.isElsewhere(session)) {
                    player.heardAt(update.getState().getPosition());
                }
            }
            case TrackEndEvent end -> concerned(session, end.getGuildId(), one -> ended(one, end));
            case TrackExceptionEvent failure -> {
                log.warn(
                        "guild {}: node {}: {}",
                        failure.getGuildId(),
                        session,
                        failure.getException().getMessage());
                String words = LoadResults.forListeners(failure.getException());
                concerned(session, failure.getGuildId(), player -> player.exception(words));
            }
            case TrackStuckEvent stuck ->
                    concerned(
                            session,
                            stuck.getGuildId(),
                            player -> entry(stuck.getTrack()).ifPresent(player::stuck));
            case WebSocketClosedEvent voice ->
                    concerned(
                            session,
                            voice.getGuildId(),
                            player -> player.voiceClosed(voice.getCode(), voice.getReason()));
            default -> {}
        }
    }

    /// A node that a guild has left says nothing about it any more: Discord closes the voice
    /// connection there because the new one has begun.
    private void concerned(NodeSession session, long guild, Consumer<GuildPlayer> action) {
        GuildPlayer player = player(new GuildId(guild));
        if (!player.isElsewhere(session)) action.accept(player);
    }

    private static void ended(GuildPlayer player, TrackEndEvent end) {
        Optional<EntryId> entry = entry(end.getTrack());
        if (entry.isEmpty()) return;
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

    /// A connection to a node began: sees what it has.
    @Override
    public boolean restore(NodeSession session) {
        Optional<Map<GuildId, NodePlayer>> found = session.players();
        if (found.isEmpty()) return false;
        Set<GuildId> concerned = new HashSet<>(found.get().keySet());
        for (GuildPlayer player : players.values()) {
            if (player.isOn(session)) concerned.add(player.guild());
        }
        for (GuildId guild : concerned) {
            player(guild).found(session, found.get().getOrDefault(guild, NodePlayer.NONE));
        }
        log.info(
                "partition {}: node {} is ready with {} players",
                partition,
                session,
                found.get().size());
        return true;
    }

    /// Makes the rest true.
    @Override
    public void restored(NodeSession session) {
        Thread.startVirtualThread(() -> new Succession(partition, session, remembered, this).run());
        Thread.startVirtualThread(this::settleAll);
    }

    /// Whether a guild's player here, if it needs one, plays.
    boolean speaksOrIsAbsent(GuildId guild) {
        GuildPlayer player = players.get(guild);
        return player != null && player.speaksOrIsAbsent();
    }

    private void settleAll() {
        each(
                players.values().stream().filter(GuildPlayer::unsettled).toList(),
                GuildPlayer::settle);
    }

    private void each(List<GuildPlayer> which, Consumer<GuildPlayer> action) {
        try {
            crowd.each(
                    which,
                    player -> {
                        if (!closed) action.accept(player);
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A few times a second: moves guilds away from nodes that are dead.
    void tick() {
        Instant now = clock.instant();
        for (NodeSession session : sessions()) {
            if (session.dead(now) && best(Voice.NONE, session).isPresent()) evacuate(session);
        }
    }

    private void evacuate(NodeSession dead) {
        List<GuildPlayer> on =
                players.values().stream().filter(player -> player.isOn(dead)).toList();
        if (on.isEmpty() || !evacuated.add(dead)) return;
        log.warn("partition {}: node {} is dead; {} players move", partition, dead, on.size());
        Thread.startVirtualThread(() -> {
            try {
                each(
                        on,
                        player -> {
                            player.leave(dead);
                            player.settle();
                        });
            } finally {
                evacuated.remove(dead);
            }
        });
    }

    @Override
    public void retry(GuildPlayer player, int failures) {
        long most = Math.min(LONGEST_RETRY.toMillis(), RETRY.toMillis() << Math.min(failures, 6));
        long delay = ThreadLocalRandom.current().nextLong(most / 2, most);
        later(Duration.ofMillis(delay), player::settle);
    }

    private void later(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(
                        delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread)
                .execute(() -> {
                    if (!closed) task.run();
                });
    }

    @Override
    public boolean mayAct() {
        return !closed && mayAct.getAsBoolean();
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

    /// Leaves the nodes playing: whoever has the partition next goes on.
    @Override
    public void close() {
        closed = true;
        sessions().forEach(NodeSession::close);
        client.close();
    }
}
