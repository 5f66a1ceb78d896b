package dev.tonearm.worker.intake;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The queues of the partitions that this worker owns, each read by a thread of its own.
public final class Intake {
    /// A queue that is down is asked once in this time at the least.
    private static final Duration SLOWEST_POLL = Duration.ofSeconds(10);

    /// What failed is tried again soon: people wait for it.
    private static final Duration SOONEST = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(20);

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final IntFunction<PartitionQueue> queues;
    private final Partitions partitioning;
    private final QueueSettings settings;
    private final Formats formats;
    private final IntPredicate mayAct;
    private final CommandHandler handler;
    private final Telemetry telemetry;
    private final Timer timer;
    private final RandomGenerator random;
    private final Executor threads;
    private final Map<Integer, Partition> partitions = new ConcurrentHashMap<>();

    /// @param queues the queue of a partition
    /// @param partitioning which guild is in which partition
    /// @param formats what this build reads
    /// @param mayAct whether a partition's lease is ours: without it nothing is received
    /// @param threads gives each task a thread of its own
    public Intake(
            IntFunction<PartitionQueue> queues,
            Partitions partitioning,
            QueueSettings settings,
            Formats formats,
            IntPredicate mayAct,
            CommandHandler handler,
            Telemetry telemetry,
            Timer timer,
            RandomGenerator random,
            Executor threads) {
        this.queues = queues;
        this.partitioning = partitioning;
        this.settings = settings;
        this.formats = formats;
        this.mayAct = mayAct;
        this.handler = handler;
        this.telemetry = telemetry;
        this.timer = timer;
        this.random = random;
        this.threads = threads;
        telemetry.gauge(WorkerMetric.IN_HAND, this::inHand);
        telemetry.gauge(WorkerMetric.OLDEST, this::oldestSeconds);
        telemetry.gauge(WorkerMetric.LEFT_TO_NEWER, this::leftToNewer);
    }

    /// The queues in SQS.
    public static IntFunction<PartitionQueue> sqs(SqsClient sqs, QueueSettings settings) {
        return partition -> new SqsPartitionQueue(sqs, settings.url(partition), settings);
    }

    /// Begins to read a partition's queue; once is enough.
    public void start(int partition) {
        partitions.computeIfAbsent(partition, this::open);
    }

    /// Whether every queue that is read answered when it was last asked.
    public boolean reachable() {
        return partitions.values().stream().allMatch(one -> one.poller.reachable());
    }

    /// Whether a partition's queue is read and answers.
    public boolean reads(int partition) {
        Partition one = partitions.get(partition);
        return one != null && one.poller.reachable();
    }

    public int inHand() {
        return partitions.values().stream().mapToInt(one -> one.hand.size()).sum();
    }

    private double oldestSeconds() {
        return partitions.values().stream()
                        .flatMap(one -> one.hand.oldest().stream())
                        .mapToLong(since -> Duration.between(since, timer.instant()).toMillis())
                        .max()
                        .orElse(0)
                / 1_000.0;
    }

    int leftToNewer() {
        return partitions.values().stream().mapToInt(one -> one.newer.size()).sum();
    }

    /// Asks for no more messages of a partition, and waits until all that is in hand is settled.
    ///
    /// A request that waits is awaited, because what it would bring after it was cut off is hidden
    /// from everybody for the visibility time.
    ///
    /// @return false if something still was in hand when the patience ended
    public boolean drain(int partition, Duration patience) throws InterruptedException {
        Partition one = partitions.get(partition);
        if (one == null) return true;
        one.poller.stop();
        long begun = timer.nanos();
        while (!one.drained()) {
            if (timer.nanos() - begun >= patience.toNanos()) return false;
            timer.sleep(LOOK);
        }
        return true;
    }

    /// Ends the reading of a partition's queue; what is still in hand comes back, to whoever reads
    /// it then, after the visibility time, and at once what waits for a newer worker.
    public void close(int partition) {
        Partition one = partitions.remove(partition);
        if (one == null) return;
        one.poller.close();
        one.hand.close();
        one.newer.close();
    }

    private Partition open(int number) {
        var backoff = new Backoff(SOONEST, SLOWEST_POLL, random);
        PartitionQueue queue = queues.apply(number);
        var deletions = new Deletions(queue, telemetry, timer, backoff, threads);
        var newer =
                new LeftToNewer(
                        number,
                        queue,
                        deletions,
                        handler::updating,
                        settings.visibility(),
                        telemetry,
                        timer,
                        threads);
        var hand = new InHand(queue, deletions, newer, settings, telemetry, timer, backoff);
        var envelopes =
                new Envelopes(number, partitioning, formats, hand, handler, telemetry, threads);
        var poller =
                new PartitionPoller(
                        number,
                        queue,
                        hand,
                        envelopes,
                        handler,
                        () -> mayAct.test(number),
                        telemetry,
                        timer,
                        backoff);
        threads.execute(() -> beat(hand, newer));
        threads.execute(poller);
        return new Partition(poller, hand, newer, deletions);
    }

    private void beat(InHand hand, LeftToNewer newer) {
        try {
            while (!hand.closed()) {
                timer.sleep(settings.visibility().dividedBy(6));
                beatOnce(hand::heartbeat);
                beatOnce(newer::beat);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void beatOnce(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException | Error broken) {
            // A beat that is left out costs nothing; without the next ones all in hand would come
            // again while somebody works on it.
            log.error("what is in hand could not be kept hidden", broken);
        }
    }

    private record Partition(
            PartitionPoller poller, InHand hand, LeftToNewer newer, Deletions deletions) {
        /// Whether nothing more comes, all that was in hand is settled, and its deletion is done.
        boolean drained() {
            return poller.ended() && hand.settled() && deletions.idle();
        }
    }
}
