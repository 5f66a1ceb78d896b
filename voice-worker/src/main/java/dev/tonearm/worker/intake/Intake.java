package dev.tonearm.worker.intake;

import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queues of the partitions that this worker owns, each read by a thread of its own.
public final class Intake {
    /// A queue that is down is asked once in this time at the least.
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(10);

    /// What failed is tried again soon: people wait for it.
    private static final Duration SOONEST = Duration.ofSeconds(2);

    private final SqsClient sqs;
    private final QueueSettings settings;
    private final CommandHandler handler;
    private final Telemetry telemetry;
    private final Timer timer;
    private final RandomGenerator random;
    private final ThreadFactory threads;
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    public Intake(
            SqsClient sqs,
            QueueSettings settings,
            CommandHandler handler,
            Telemetry telemetry,
            Timer timer,
            RandomGenerator random,
            ThreadFactory threads) {
        this.sqs = sqs;
        this.settings = settings;
        this.handler = handler;
        this.telemetry = telemetry;
        this.timer = timer;
        this.random = random;
        this.threads = threads;
        telemetry.gauge("in.hand", "messages in hand", this::inHand);
    }

    /// Begins to read a partition's queue; once is enough.
    public void start(int partition) {
        if (!stopping) partitions.computeIfAbsent(partition, this::open);
    }

    /// Whether every owned partition's queue answered when it was last asked.
    public boolean reachable() {
        return partitions.keySet().containsAll(settings.owned())
                && partitions.values().stream().allMatch(one -> one.poller.reachable());
    }

    public Set<Integer> owned() {
        return settings.owned();
    }

    public int inHand() {
        return partitions.values().stream().mapToInt(one -> one.hand.size()).sum();
    }

    /// Asks for no more messages. Requests that wait are awaited, because what they would bring
    /// after they were cut off is hidden from everybody for the visibility time.
    public void stop(Duration patience) throws InterruptedException {
        stopping = true;
        for (Partition one : partitions.values()) one.poller.stop();
        long end = System.nanoTime() + patience.toNanos();
        for (Partition one : partitions.values()) {
            one.thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    /// Whether all that was in hand is settled, and its deletion asked for.
    public boolean drained() {
        return inHand() == 0 && partitions.values().stream().allMatch(one -> one.deletions.idle());
    }

    /// Cuts off what still waits; what is in hand then comes back after the visibility time.
    public void close() {
        for (Partition one : partitions.values()) {
            one.heartbeat.interrupt();
            one.thread.interrupt();
        }
    }

    private Partition open(int number) {
        var backoff = new Backoff(SOONEST, SLOWEST_POLL, random);
        CommandQueue queue = new SqsCommandQueue(sqs, settings.url(number), settings);
        var deletions =
                new Deletions(
                        queue, telemetry, timer, backoff, task -> threads.newThread(task).start());
        var hand = new InHand(queue, deletions, settings, telemetry, timer, backoff);
        var poller = new PartitionPoller(number, queue, hand, handler, telemetry, timer, backoff);
        Thread heartbeat = threads.newThread(() -> beat(hand));
        Thread thread = threads.newThread(poller);
        heartbeat.start();
        thread.start();
        return new Partition(poller, hand, deletions, thread, heartbeat);
    }

    private void beat(InHand hand) {
        try {
            while (true) {
                timer.sleep(settings.visibility().dividedBy(6));
                hand.heartbeat();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private record Partition(
            PartitionPoller poller,
            InHand hand,
            Deletions deletions,
            Thread thread,
            Thread heartbeat) {}
}
