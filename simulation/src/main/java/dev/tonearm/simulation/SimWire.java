package dev.tonearm.simulation;

import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import dev.tonearm.worker.audio.AudioSettings.NodeAddress;
import dev.tonearm.worker.audio.node.NodeConnection;
import dev.tonearm.worker.audio.node.NodeEvent;
import dev.tonearm.worker.audio.node.NodeWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// One worker's way to the audio nodes.
final class SimWire implements NodeWire {
    /// Requests are over, one way or the other, before the lease is somebody else's.
    static final Bounds BOUNDS = new Bounds(60, Duration.ofSeconds(2), Duration.ofMillis(900));

    private final SimWorker worker;
    private final World world;
    private final Wire wire;
    private final Executor threads;
    private final Mutation mutation;
    private final List<SimConnection> connections = new ArrayList<>();

    SimWire(SimWorker worker, World world, Wire wire, Executor threads, Mutation mutation) {
        this.worker = worker;
        this.world = world;
        this.wire = wire;
        this.threads = threads;
        this.mutation = mutation;
    }

    @Override
    public Reach reach(NodeAddress address) {
        SimNode node = world.node(address.name());
        try {
            return wire.call(
                    Port.NODES,
                    "REACH",
                    node,
                    BOUNDS,
                    () -> node.up() ? Reach.OPEN : Reach.REFUSED,
                    Unreachable::new);
        } catch (Unreachable _) {
            return Reach.SILENT;
        }
    }

    @Override
    public NodeConnection connect(
            NodeAddress address, Optional<String> session, Consumer<NodeEvent> events) {
        var connection =
                new SimConnection(
                        worker,
                        world,
                        wire,
                        threads,
                        world.node(address.name()),
                        session,
                        events,
                        mutation);
        connections.removeIf(SimConnection::isOver);
        connections.add(connection);
        return connection;
    }

    @Override
    public void close() {}

    /// Every connection breaks, and both sides notice: the process is dead, or refused on its way.
    void hangUp() {
        connections.forEach(SimConnection::breaks);
    }

    /// What could not pass does.
    void mended() {
        connections.forEach(SimConnection::mended);
    }

    /// No answer.
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable(String what) {
            super(what, null, false, false);
        }
    }
}
