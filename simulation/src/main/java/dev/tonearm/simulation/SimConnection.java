package dev.tonearm.simulation;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.simulation.SimWire.Unreachable;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.worker.audio.LoadResult;
import dev.tonearm.worker.audio.node.NodeAnswer;
import dev.tonearm.worker.audio.node.NodeAnswer.Done;
import dev.tonearm.worker.audio.node.NodeConnection;
import dev.tonearm.worker.audio.node.NodeEvent;
import dev.tonearm.worker.audio.node.NodePlayer;
import dev.tonearm.worker.audio.node.PlayerPatch;
import dev.tonearm.worker.audio.node.PlayerPatch.Part;
import dev.tonearm.worker.mailbox.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One connection of a worker to a node. What is said while the way is cut without a word comes
/// when it is mended, if anybody still listens.
final class SimConnection implements NodeConnection, SimNode.Socket {
    private static final int MOST_EVENTS = 10_000;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final SimWorker worker;
    private final World world;
    private final Wire wire;
    private final SimNode node;
    private final Optional<String> wanted;
    private final Consumer<NodeEvent> events;
    private final Mutation mutation;
    private final Mailbox reading;
    private final Queue<NodeEvent> underWay = new ArrayDeque<>();
    private SimNode.@Nullable Session session;
    private Scheduler.@Nullable Task silent;
    private Instant lastHeard;
    private long heardAt;
    private boolean closed;

    /// Whether the node has still to be told that it is closed.
    private boolean lingers;

    private int lists;

    SimConnection(
            SimWorker worker,
            World world,
            Wire wire,
            Executor threads,
            SimNode node,
            Optional<String> wanted,
            Consumer<NodeEvent> events,
            Mutation mutation) {
        this.worker = worker;
        this.world = world;
        this.wire = wire;
        this.node = node;
        this.wanted = wanted;
        this.events = events;
        this.mutation = mutation;
        this.reading = new Mailbox(threads, MOST_EVENTS);
        this.lastHeard = worker.timer().instant();
        heard();
    }

    private void heard() {
        lastHeard = worker.timer().instant();
        heardAt = world.scheduler().now();
    }

    @Override
    public boolean awaitReady(Duration patience) {
        NodeAnswer<Done> greeted = ask("CONNECT", wanted, this::attach);
        if (greeted instanceof NodeAnswer.Taken) heard();
        return greeted instanceof NodeAnswer.Taken && open();
    }

    private NodeAnswer<Done> attach() {
        if (!closed) session = node.open(wanted, this);
        return done();
    }

    @Override
    public boolean open() {
        return !closed && session != null;
    }

    @Override
    public String session() {
        SimNode.Session mine = session;
        return mine == null ? "" : mine.id();
    }

    @Override
    public Instant lastHeard() {
        return lastHeard;
    }

    @Override
    public boolean awaitSilence(Duration silence) {
        Scheduler scheduler = world.scheduler();
        while (open()) {
            long left = heardAt + silence.toNanos() - scheduler.now();
            if (left <= 0) return true;
            silent = scheduler.current();
            scheduler.sleep(left);
            silent = null;
        }
        return false;
    }

    @Override
    public NodeAnswer<Done> ping(Duration patience) {
        NodeAnswer<Done> answer = ask("PING", "", SimConnection::done);
        if (answer instanceof NodeAnswer.Taken) heard();
        return answer;
    }

    @Override
    public NodeAnswer<Done> admission() {
        return ask("INFO", "", SimConnection::done);
    }

    @Override
    public NodeAnswer<FilterSupport> filters() {
        return ask(
                "FILTERS",
                "",
                () ->
                        new NodeAnswer.Taken<>(
                                mutation == Mutation.SUPPORT
                                        ? new FilterSupport.Unknown()
                                        : node.support()));
    }

    @Override
    public NodeAnswer<Map<GuildId, NodePlayer>> players(String of) {
        // Whoever connects has to know what there is; only the audit asks again.
        if (mutation == Mutation.AUDIT && of.equals(session()) && lists > 0) {
            return new NodeAnswer.Unreachable<>("nobody audits");
        }
        NodeAnswer<Map<GuildId, NodePlayer>> answer =
                ask(
                        "PLAYERS",
                        of,
                        () ->
                                in(
                                        of,
                                        there -> {
                                            Map<GuildId, NodePlayer> shown = new LinkedHashMap<>();
                                            Instant now = worker.timer().instant();
                                            there.players()
                                                    .forEach((guild, player) ->
                                                            shown.put(guild, player.shown(now)));
                                            return shown;
                                        }));
        if (answer instanceof NodeAnswer.Taken && of.equals(session())) lists++;
        return answer;
    }

    @Override
    public NodeAnswer<NodePlayer> player(String of, GuildId guild) {
        return ask(
                "PLAYER",
                guild,
                () ->
                        in(
                                of,
                                there ->
                                        Optional.ofNullable(there.players().get(guild))
                                                .<NodePlayer>map(player ->
                                                        player.shown(worker.timer().instant()))
                                                .orElse(NodePlayer.NONE)));
    }

    @Override
    public NodeAnswer<Done> change(String of, GuildId guild, PlayerPatch patch) {
        if (worker.trouble().losesThisChange()) return new NodeAnswer.Unreachable<>("lost");
        PlayerPatch sent = worker.nodes().mutated(guild, patch);
        return write(
                guild,
                "PATCH",
                new Said(guild, sent),
                () ->
                        lacks(sent)
                                ? new NodeAnswer.Refused<>(BAD_REQUEST, "filters are disabled")
                                : in(
                                        of,
                                        there -> {
                                            there.player(guild).change(sent);
                                            return Done.DONE;
                                        }));
    }

    private boolean lacks(PlayerPatch patch) {
        return patch.filters() instanceof Part.Set<Filters>(var all)
                && !node.support().lacking(all).isEmpty();
    }

    @Override
    public NodeAnswer<Done> destroy(String of, GuildId guild) {
        boolean others = !of.equals(session());
        return write(
                guild,
                "DESTROY",
                guild,
                () ->
                        in(
                                of,
                                there -> {
                                    if (mutation != Mutation.BESIDE || !others) {
                                        there.destroy(guild);
                                    }
                                    return Done.DONE;
                                }));
    }

    private record Said(GuildId guild, PlayerPatch patch) {}

    @Override
    public NodeAnswer<Done> keep(String of, Duration timeout) {
        return configure(of, timeout);
    }

    @Override
    public NodeAnswer<Done> release(String of) {
        return configure(of, null);
    }

    private NodeAnswer<Done> configure(String of, @Nullable Duration timeout) {
        return ask(
                "CONFIGURE",
                of,
                () ->
                        in(
                                of,
                                there -> {
                                    there.keep(timeout);
                                    return Done.DONE;
                                }));
    }

    @Override
    public LoadResult load(String identifier) {
        return new LoadResult.Nothing();
    }

    private <T> NodeAnswer<T> in(String of, Function<SimNode.Session, T> what) {
        return node.session(of)
                .<NodeAnswer<T>>map(there -> new NodeAnswer.Taken<>(what.apply(there)))
                .orElseGet(() -> new NodeAnswer.Refused<>(NOT_FOUND, "Session not found"));
    }

    private static NodeAnswer<Done> done() {
        return new NodeAnswer.Taken<>(Done.DONE);
    }

    private interface Effect<T> {
        NodeAnswer<T> happen();
    }

    /// What changes a player is watched.
    private NodeAnswer<Done> write(GuildId guild, String what, Object about, Effect<Done> effect) {
        int partition = World.PARTITIONS.of(guild);
        return ask(
                what,
                about,
                () -> {
                    world.written(worker, partition, node, about);
                    NodeAnswer<Done> answer = effect.happen();
                    world.done();
                    return answer;
                });
    }

    private <T> NodeAnswer<T> ask(String what, Object about, Effect<T> effect) {
        try {
            NodeAnswer<T> answer =
                    wire.call(
                            Port.NODES,
                            what,
                            about,
                            SimWire.BOUNDS,
                            () -> {
                                if (!node.up()) throw new Unreachable(node + " is down");
                                return effect.happen();
                            },
                            Unreachable::new);
            SimNode.Session mine = session;
            if (mine != null) world.answered(mine);
            return answer;
        } catch (Unreachable away) {
            return new NodeAnswer.Unreachable<>(String.valueOf(away.getMessage()));
        }
    }

    @Override
    public void say(NodeEvent event) {
        if (closed) return;
        if (worker.isCutOffFromNodes()) underWay.add(event);
        else deliver(event);
    }

    private void deliver(NodeEvent event) {
        reading.offer(() -> {
            heard();
            if (!closed) events.accept(event);
        });
    }

    @Override
    public void dropped() {
        closed = true;
        lingers = false;
        wake();
    }

    /// Both sides notice that it is broken.
    void breaks() {
        boolean there = !closed || lingers;
        dropped();
        if (there) leave();
    }

    /// What could not pass does.
    void mended() {
        if (lingers) {
            lingers = false;
            leave();
        }
        while (!closed && !underWay.isEmpty()) deliver(underWay.remove());
    }

    boolean isOver() {
        return closed && !lingers;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        wake();
        if (worker.isCutOffFromNodes()) lingers = true;
        else leave();
    }

    private void leave() {
        SimNode.Session mine = session;
        if (mine != null && node.up()) mine.leave(this);
    }

    private void wake() {
        Scheduler.Task waiting = silent;
        if (waiting != null) world.scheduler().wake(waiting, world.scheduler().now());
    }

    @Override
    public String toString() {
        return node + " " + session();
    }
}
