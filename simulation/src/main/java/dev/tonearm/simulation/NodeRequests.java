package dev.tonearm.simulation;

import dev.tonearm.simulation.NodesPort.Request;
import dev.tonearm.simulation.Trouble.Port;
import dev.tonearm.simulation.Wire.Bounds;
import java.time.Duration;

/// One worker's requests on their way to nodes; those that change a player are watched.
final class NodeRequests implements NodesPort.Requests {
    /// They are over, one way or the other, before the lease is somebody else's.
    private static final Bounds BOUNDS =
            new Bounds(60, Duration.ofSeconds(2), Duration.ofMillis(900));

    private final SimWorker worker;
    private final World world;
    private final Wire wire;

    NodeRequests(SimWorker worker, World world, Wire wire) {
        this.worker = worker;
        this.world = world;
        this.wire = wire;
    }

    @Override
    public boolean send(
            int partition, SimNode node, Request request, Object about, Runnable effect) {
        try {
            boolean answered =
                    wire.call(
                            Port.NODES,
                            request.name(),
                            new Said(node, about),
                            BOUNDS,
                            () -> {
                                if (!node.up()) throw new Unreachable(node + " is down");
                                if (request.writes()) world.written(worker, partition, node, about);
                                effect.run();
                                if (request.writes()) world.done();
                                return true;
                            },
                            Unreachable::new);
            world.answered(partition, node);
            return answered;
        } catch (Unreachable _) {
            return false;
        }
    }

    private record Said(SimNode to, Object about) {
        @Override
        public String toString() {
            return to + " " + about;
        }
    }

    private static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable(String what) {
            super(what, null, false, false);
        }
    }
}
