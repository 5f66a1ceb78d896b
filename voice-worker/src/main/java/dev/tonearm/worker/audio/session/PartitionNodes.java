package dev.tonearm.worker.audio.session;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.partition.NodeSessions;
import dev.tonearm.worker.audio.AudioNodes.Reconciled;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.guild.GuildLink;
import dev.tonearm.worker.audio.guild.GuildSurroundings;
import dev.tonearm.worker.audio.guild.PlayerNode;
import dev.tonearm.worker.audio.node.NodeEvent;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.NodeWire;
import dev.tonearm.worker.audio.node.Voice;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition's sessions at all nodes, and its guilds' players.
final class PartitionNodes
        implements GuildSurroundings, NodeSession.Owner, Audit.Links, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PartitionNodes.class);

    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);

    /// Of 200 ms each.
    private static final int TICKS_PER_LOOK = 10;

    private static final int TICKS_PER_SLOW_MOVE = 20;
    private static final int TICKS_PER_AUDIT = 150;

    private final int partition;
    private final AudioSettings settings;
    private final NodeSessions remembered;
    private final PlayerReports reports;
    private final VoiceClosures closures;
    private final BooleanSupplier mayAct;
    private final NodeWire wire;
    private final Machine machine;
    private final Lock naming;
    private final GuildCrowd crowd;
    private final NodeNews news = new NodeNews(this::link);
    private final Function<String, NodeLoad> loads;
    private final Telemetry telemetry;
    private final List<NodeSession> sessions = new CopyOnWriteArrayList<>();
    private final SessionPick pick;
    private final Map<GuildId, GuildLink> links = new ConcurrentHashMap<>();
    private final Set<NodeSession> emptied = ConcurrentHashMap.newKeySet();
    private final AtomicInteger settling = new AtomicInteger();
    private final Instant knownSince;
    private int ticks;
    private volatile boolean closed;

    /// @param mayAct whether the partition's lease is ours
    /// @param loads what is known of the load of nodes, by their names
    PartitionNodes(
            int partition,
            NodeWire wire,
            AudioSettings settings,
            NodeSessions remembered,
            PlayerReports reports,
            VoiceClosures closures,
            BooleanSupplier mayAct,
            Function<String, NodeLoad> loads,
            Telemetry telemetry,
            Machine machine) {
        this.partition = partition;
        this.settings = settings;
        this.remembered = remembered;
        this.reports = reports;
        this.closures = closures;
        this.mayAct = mayAct;
        this.loads = loads;
        this.telemetry = telemetry;
        this.wire = wire;
        this.machine = machine;
        this.naming = machine.locks().get();
        this.crowd = new GuildCrowd(machine);
        this.pick = new SessionPick(sessions, settings.playersPerNode());
        this.knownSince = machine.timer().instant();
    }

    /// Takes up sessions at these nodes and no others.
    ///
    /// Blocks until the sessions to take up are known: with new ones instead, the old ones would
    /// play on beside them.
    void nodes(List<NodeAddress> now) throws InterruptedException {
        naming.lock();
        try {
            take(now);
        } finally {
            naming.unlock();
        }
    }

    private void take(List<NodeAddress> now) throws InterruptedException {
        for (NodeSession session : sessions) {
            if (now.stream().noneMatch(session::isAt)) session.leaves();
        }
        for (NodeAddress address : now) {
            Optional<NodeSession> known =
                    sessions.stream().filter(session -> session.isAt(address)).findFirst();
            if (known.isPresent()) {
                known.get().describe(address);
            } else {
                NodeSession session = session(address, remembered(address.name()));
                if (closed) return;
                sessions.add(session);
                session.start();
            }
        }
    }

    private Optional<String> remembered(String node) throws InterruptedException {
        while (!closed) {
            try {
                return remembered.find(partition, node);
            } catch (RuntimeException e) {
                log.warn("node {}: its session is not known yet", node, e);
                machine.timer().sleep(RETRY);
            }
        }
        return Optional.empty();
    }

    private NodeSession session(NodeAddress address, Optional<String> known) {
        NodeLoad load = loads.apply(address.name());
        return new NodeSession(wire, address, settings, load, known, machine, this);
    }

    @Override
    public GuildLink link(GuildId guild) {
        return links.computeIfAbsent(guild, id -> new GuildLink(id, this));
    }

    @Override
    public Collection<GuildLink> all() {
        return links.values();
    }

    /// Whether every node can be used or is dead.
    boolean settled() {
        Instant now = now();
        return sessions.stream().allMatch(session -> session.usable() || session.dead(now));
    }

    /// Whether a guild should be heard whose node has no voice server yet, or not all it should
    /// have.
    boolean beginning() {
        return links.values().stream().anyMatch(GuildLink::beginning);
    }

    /// Whether a node is being asked for something.
    boolean asking() {
        return links.values().stream().anyMatch(GuildLink::asking);
    }

    Stream<NodeSession> sessions() {
        return sessions.stream();
    }

    SessionPick pick() {
        return pick;
    }

    @Override
    public Optional<PlayerNode> best(Voice voice, Filters filters, @Nullable PlayerNode except) {
        return pick.best(voice, filters, except).map(best -> best);
    }

    @Override
    public Optional<PlayerNode> nearer(Voice voice, Filters filters, PlayerNode than) {
        return pick.nearer(voice, filters, than).map(best -> best);
    }

    @Override
    public void heard(NodeSession session, NodeEvent.OfPlayer event) {
        news.heard(session, event);
    }

    /// A connection to a node began: sees what it has.
    @Override
    public boolean restore(NodeSession session) {
        Optional<Map<GuildId, NodePlayer>> found = session.requests().players();
        if (found.isEmpty()) return false;
        Set<GuildId> concerned = new HashSet<>(found.get().keySet());
        for (GuildLink link : links.values()) {
            if (link.isOn(session)) concerned.add(link.guild());
        }
        for (GuildId guild : concerned) {
            link(guild).found(session, found.get().getOrDefault(guild, NodePlayer.NONE));
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
        run(() ->
                new SessionSuccession(partition, session, remembered, this, machine.timer()).run());
        run(this::settleAll);
    }

    /// Whether a guild's player here, if it needs one, plays.
    boolean speaksOrIsAbsent(GuildId guild) {
        GuildLink link = links.get(guild);
        return link != null && link.speaksOrIsAbsent();
    }

    /// Asks for all that is missing; one at a time, and once more if it was called meanwhile.
    private void settleAll() {
        if (settling.getAndIncrement() > 0) return;
        int seen;
        do {
            seen = settling.get();
            each(links.values().stream().filter(GuildLink::unsettled).toList(), GuildLink::settle);
        } while (!settling.compareAndSet(seen, 0));
    }

    private void each(List<GuildLink> which, Consumer<GuildLink> action) {
        try {
            crowd.each(
                    which,
                    link -> {
                        if (!closed) action.accept(link);
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A few times a second: moves guilds away from nodes that are dead or have to be emptied.
    void tick() {
        Instant now = now();
        ticks++;
        for (NodeSession session : sessions) {
            if (session.dead(now)) {
                empty(session, "is dead", link -> goElsewhere(link, session));
            } else if (session.usable() && session.drains()) {
                empty(session, "drains", link -> move(link, session));
            } else if (session.lossy() && ticks % TICKS_PER_SLOW_MOVE == 0) {
                moveOne(session);
            }
            if (session.isGone() && nobodyIsOn(session) && mayAct()) end(session);
        }
        if (ticks % TICKS_PER_AUDIT == 0) run(this::audit);
        if (ticks % TICKS_PER_LOOK == 0) {
            for (GuildLink link : links.values()) {
                if (!link.listen()) continue;
                telemetry.count(WorkerMetric.VOICE_SILENT);
                log.warn("guild {}: nobody hears its player ({})", link.guild(), link.where());
            }
        }
        if (ticks % TICKS_PER_LOOK == 0 && links.values().stream().anyMatch(GuildLink::waits)) {
            run(this::settleAll);
        }
    }

    /// Compares what nodes have with what they should have, and mends it.
    void audit() {
        try {
            for (NodeSession session : sessions) {
                if (session.usable() && mayAct()) {
                    Runnable mended = () -> telemetry.count(WorkerMetric.NODE_MENDS);
                    new Audit(session, this, machine.timer(), mended).run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int playing(NodeSession session) {
        return (int)
                links.values().stream().filter(link -> link.isOn(session) && link.plays()).count();
    }

    @Override
    public Telemetry telemetry() {
        return telemetry;
    }

    long silent() {
        return links.values().stream().filter(GuildLink::isSilent).count();
    }

    long waiting() {
        return links.values().stream().filter(GuildLink::homeless).count();
    }

    private boolean nobodyIsOn(NodeSession session) {
        return links.values().stream().noneMatch(link -> link.isOn(session));
    }

    private void end(NodeSession session) {
        log.info("partition {}: node {} is left", partition, session);
        sessions.remove(session);
        run(session::end);
    }

    private void empty(NodeSession session, String why, Consumer<GuildLink> action) {
        List<GuildLink> on = links.values().stream().filter(link -> link.isOn(session)).toList();
        if (on.isEmpty()
                || pick.best(Voice.NONE, Filters.NONE, session).isEmpty()
                || !emptied.add(session)) return;
        log.warn("partition {}: node {} {}; {} players move", partition, session, why, on.size());
        run(() -> {
            try {
                each(on, action);
            } finally {
                emptied.remove(session);
            }
        });
    }

    private void goElsewhere(GuildLink link, NodeSession dead) {
        link.leave(dead);
        if (link.settle() == Reconciled.DONE) telemetry.count(WorkerMetric.NODE_MOVES);
    }

    private void move(GuildLink link, NodeSession from) {
        if (link.move(from)) telemetry.count(WorkerMetric.NODE_MOVES);
    }

    /// Slowly: the trouble may pass, and a reconnect is heard.
    private void moveOne(NodeSession lossy) {
        if (pick.sound(lossy).isEmpty()) return;
        links.values().stream()
                .filter(link -> link.isOn(lossy) && link.plays())
                .findFirst()
                .ifPresent(link -> run(() -> move(link, lossy)));
    }

    @Override
    public void retry(Runnable again, int failures) {
        long most = Math.min(LONGEST_RETRY.toMillis(), RETRY.toMillis() << Math.min(failures, 6));
        long delay = machine.random().nextLong(most / 2, most);
        later(Duration.ofMillis(delay), again);
    }

    @Override
    public void soon(Duration wait, Runnable task) {
        later(wait, task);
    }

    private void later(Duration delay, Runnable task) {
        machine.timer()
                .after(
                        delay,
                        () -> {
                            if (!closed) task.run();
                        });
    }

    private void run(Runnable task) {
        machine.threads().execute(task);
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
    public Instant knownSince() {
        return knownSince;
    }

    @Override
    public Machine machine() {
        return machine;
    }

    /// Leaves the nodes playing: whoever has the partition next goes on.
    @Override
    public void close() {
        closed = true;
        sessions.forEach(NodeSession::close);
        // What is under way at a node that does not answer holds up nobody.
        run(() -> links.values().forEach(GuildLink::forget));
    }
}
