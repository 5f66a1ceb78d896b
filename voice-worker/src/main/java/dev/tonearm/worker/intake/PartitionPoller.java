package dev.tonearm.worker.intake;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one partition's messages from its queue, as fast as there is room for them.
final class PartitionPoller implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(PartitionPoller.class);

    /// How long it waits for room, or for the lease.
    private static final Duration LOOK = Duration.ofMillis(20);

    private final int partition;
    private final PartitionQueue queue;
    private final InHand hand;
    private final Envelopes envelopes;
    private final CommandHandler handler;
    private final BooleanSupplier mayAct;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Backoff backoff;
    private volatile boolean stopping;
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile boolean reachable;

    PartitionPoller(
            int partition,
            PartitionQueue queue,
            InHand hand,
            Envelopes envelopes,
            CommandHandler handler,
            BooleanSupplier mayAct,
            Telemetry telemetry,
            Timer timer,
            Backoff backoff) {
        this.partition = partition;
        this.queue = queue;
        this.hand = hand;
        this.envelopes = envelopes;
        this.handler = handler;
        this.mayAct = mayAct;
        this.telemetry = telemetry;
        this.timer = timer;
        this.backoff = backoff;
    }

    @Override
    public void run() {
        log.info("partition {}: receiving", partition);
        int failures = 0;
        try {
            while (!stopping) {
                if (!hand.hasRoom() || !mayAct.getAsBoolean()) {
                    timer.sleep(LOOK);
                    continue;
                }
                try {
                    handOut(queue.receive());
                    if (failures > 0) log.info("partition {}: the queue answers again", partition);
                    failures = 0;
                    reachable = true;
                } catch (QueueUnavailableException e) {
                    failures++;
                    if (stopping) return;
                    reachable = false;
                    if (failures == 1) log.warn("partition {}: no answer", partition, e);
                    timer.sleep(backoff.after(failures));
                } catch (RuntimeException | Error broken) {
                    // A poller that ended would leave a partition that nobody reads and somebody
                    // owns.
                    failures++;
                    reachable = false;
                    log.error("partition {}: a turn broke", partition, broken);
                    timer.sleep(backoff.after(failures));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            reachable = false;
            ended = true;
            log.info("partition {}: stopped receiving", partition);
        }
    }

    /// No request begins after this; one that waits goes on to its end.
    void stop() {
        stopping = true;
    }

    /// The partition is somebody else's: what a request that waits brings goes back at once.
    void close() {
        stopping = true;
        closed = true;
    }

    /// Whether it has stopped for good.
    boolean ended() {
        return ended;
    }

    boolean reachable() {
        return reachable;
    }

    private void handOut(List<QueueMessage> messages) {
        if (closed || !mayAct.getAsBoolean()) {
            if (!messages.isEmpty()) queue.hide(messages, Duration.ZERO);
            return;
        }
        Instant now = timer.instant();
        Map<String, GuildBatch> batches = new HashMap<>();
        Map<String, List<QueueMessage>> newer = new LinkedHashMap<>();
        List<Delivery> commands = new ArrayList<>(messages.size());
        // The whole batch is claimed for before the first command can fail.
        for (QueueMessage message : messages) {
            hand.take(message);
            telemetry.count(WorkerMetric.RECEIVED);
            if (message.receives() > 1) telemetry.count(WorkerMetric.REDELIVERED);
            try {
                List<QueueMessage> before = newer.get(message.group());
                if (before != null) {
                    before.add(message);
                    continue;
                }
                Optional<Reading<CommandEnvelope>> reading = envelopes.read(message);
                if (reading.isEmpty()) continue;
                switch (reading.get()) {
                    case Reading.Newer<CommandEnvelope> _ ->
                            newer.computeIfAbsent(message.group(), _ -> new ArrayList<>())
                                    .add(message);
                    case Reading.Read<CommandEnvelope>(var envelope)
                            when !answered(message, envelope) ->
                            commands.add(
                                    new Delivery(
                                            hand,
                                            batches.computeIfAbsent(
                                                    message.group(), _ -> new GuildBatch()),
                                            message,
                                            envelope,
                                            trace(envelope, message, now),
                                            timer));
                    case Reading.Read<CommandEnvelope> _ -> {}
                }
            } catch (RuntimeException | Error broken) {
                log.error("{} could not be taken", message, broken);
                hand.release(List.of(message), "it could not be taken");
            }
        }
        newer.forEach((group, left) -> {
            // The queue hands out nothing before them while they wait, so what is before them is
            // done first.
            if (batches.containsKey(group)) hand.release(left, "behind others, and newer");
            else hand.leaveToNewer(left);
        });
        for (Delivery command : commands) command.handTo(handler);
    }

    /// Whether the message stands for an answer that this worker gives, or has given.
    private boolean answered(QueueMessage message, CommandEnvelope envelope) {
        return hand.expecting(message, envelope.interaction().id())
                .map(delivery -> delivery.comes(message))
                .orElse(false);
    }

    private CommandTrace trace(CommandEnvelope envelope, QueueMessage message, Instant now) {
        return message.branch() == Branch.COMMANDS
                ? telemetry.received(
                        envelope, message.traceparent(), message.edge(), message.sent(), now)
                : telemetry.receivedAgain(envelope, message.traceparent(), now);
    }
}
