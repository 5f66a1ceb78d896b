package dev.tonearm.worker.discord;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets shards identify no faster than Discord allows, all workers together: one of a bucket at a
/// time, and the next only when the spacing has passed since.
///
/// JDA's own controllers forget the spacing whenever their queue runs empty (measured: 0.08 s
/// between two IDENTIFYs), which costs the token's daily budget and, on Discord, the connection. A
/// RESUME does not come through here, rightly: it is free.
final class IdentifyGate extends SessionControllerAdapter {
    private static final Logger log = LoggerFactory.getLogger(IdentifyGate.class);

    private final Gateway gateway;
    private final FleetTurns turns;
    private final VoiceServerUpdates.Listener voiceServers;
    private final Runnable begun;
    private final Map<Integer, Bucket> buckets = new HashMap<>();

    /// @param begun called for each IDENTIFY
    IdentifyGate(
            Gateway gateway,
            FleetTurns turns,
            VoiceServerUpdates.Listener voiceServers,
            Runnable begun) {
        this.begun = begun;
        this.gateway = gateway;
        this.turns = turns;
        this.voiceServers = voiceServers;
    }

    @Override
    public String getGateway() {
        return gateway.url();
    }

    @Override
    public void appendSession(SessionConnectNode node) {
        bucket(node).append(node);
    }

    @Override
    public void removeSession(SessionConnectNode node) {
        bucket(node).remove(node);
    }

    /// How many shards of this worker wait for their turn.
    int waiting() {
        synchronized (buckets) {
            return buckets.values().stream().mapToInt(Bucket::waiting).sum();
        }
    }

    private Bucket bucket(SessionConnectNode node) {
        int key = node.getShardInfo().getShardId() % gateway.maxConcurrency();
        synchronized (buckets) {
            return buckets.computeIfAbsent(key, Bucket::new);
        }
    }

    private final class Bucket {
        private final int number;
        private final Queue<SessionConnectNode> waiting = new ArrayDeque<>();
        private boolean running;

        Bucket(int number) {
            this.number = number;
        }

        synchronized void append(SessionConnectNode node) {
            waiting.remove(node);
            waiting.add(node);
            if (running) return;
            running = true;
            Thread.ofVirtual().name("identify").start(this::run);
        }

        synchronized void remove(SessionConnectNode node) {
            waiting.remove(node);
        }

        synchronized int waiting() {
            return waiting.size();
        }

        private synchronized boolean done() {
            running = !waiting.isEmpty();
            return !running;
        }

        private void run() {
            while (!done()) {
                try {
                    FleetTurns.Mine turn = turns.await(number);
                    try {
                        if (turns.stillOurs(turn)) start();
                    } finally {
                        turns.done(turn);
                    }
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        private void start() throws InterruptedException {
            SessionConnectNode node;
            synchronized (this) {
                node = waiting.poll();
            }
            if (node == null) return;
            try {
                VoiceServerUpdates.installIn(node.getJDA(), voiceServers);
                // Returns when Discord has taken the IDENTIFY, or the shard is queued again.
                node.run(false);
                begun.run();
            } catch (RuntimeException e) {
                log.warn("shard {} could not connect", node.getShardInfo().getShardId(), e);
                append(node);
            }
        }
    }
}
