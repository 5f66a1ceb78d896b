package dev.tonearm.local.lambda;

import dev.tonearm.core.event.EventWiring;
import dev.tonearm.local.aws.LocalDynamo;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/// Gives a function the changes of a table: Lambda's event source mapping of a DynamoDB stream,
/// with filters and `ReportBatchItemFailures`.
///
/// Each shard is read from its beginning, after the shard that it followed, and in order: what a
/// function could not work off comes again, and what is behind it waits.
public final class StreamMapping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StreamMapping.class);

    /// Lambda asks a shard four times a second, and here too if something was written.
    private static final Duration PACE = Duration.ofMillis(250);

    private static final Duration QUIET_PACE = Duration.ofSeconds(2);

    /// Whoever has read a shard to its end looks at once for the one that follows.
    private static final Duration SHARDS_PACE = Duration.ofSeconds(10);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LocalDynamo dynamo;
    private final String stream;
    private final int batch;
    private final StreamFilter filter;
    private final Invoked function;
    private final Map<String, Thread> readers = new ConcurrentHashMap<>();
    private final Set<String> read = ConcurrentHashMap.newKeySet();
    private final Semaphore looks = new Semaphore(0);
    private final Thread thread;
    private volatile boolean ended;

    private StreamMapping(
            LocalDynamo dynamo, String stream, EventWiring.Stream wiring, Invoked function) {
        this.dynamo = dynamo;
        this.stream = stream;
        this.batch = wiring.batch();
        this.filter = new StreamFilter(wiring.filters());
        this.function = function;
        this.thread = Thread.ofVirtual().name("stream-mapping").unstarted(this::follow);
    }

    /// Begins to give a function what changes.
    ///
    /// @param stream its ARN
    public static StreamMapping start(
            LocalDynamo dynamo, String stream, EventWiring.Stream wiring, LambdaHost function) {
        return start(dynamo, stream, wiring, function::invoke);
    }

    /// The same of a function in this JVM.
    public static StreamMapping start(
            LocalDynamo dynamo, String stream, EventWiring.Stream wiring, Invoked function) {
        var mapping = new StreamMapping(dynamo, stream, wiring, function);
        mapping.thread.start();
        return mapping;
    }

    /// Starts a reader for each shard as soon as the one that it follows is read.
    private void follow() {
        while (!ended) {
            try {
                start(shards());
                var _ = looks.tryAcquire(SHARDS_PACE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (SdkException e) {
                if (!ended) log.warn("the shards of a stream cannot be seen: {}", e.toString());
                if (!paused(PACE)) return;
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void start(List<Shard> shards) {
        for (Shard shard : shards) {
            String parent = shard.parentShardId();
            // One that nobody remembers was over long ago.
            boolean waits =
                    parent != null
                            && !read.contains(parent)
                            && shards.stream().anyMatch(one -> one.shardId().equals(parent));
            if (!waits) readers.computeIfAbsent(shard.shardId(), this::reader);
        }
    }

    private List<Shard> shards() {
        return dynamo.streams()
                .describeStream(asked -> asked.streamArn(stream))
                .streamDescription()
                .shards();
    }

    private Thread reader(String shard) {
        return Thread.ofVirtual().name("stream-" + shard).start(() -> read(shard));
    }

    private void read(String shard) {
        String iterator = null;
        String last = "";
        while (!ended) {
            try {
                if (iterator == null) iterator = iterator(shard, last);
                String at = iterator;
                long written = dynamo.writes();
                GetRecordsResponse got =
                        dynamo.streams().getRecords(asked -> asked.shardIterator(at).limit(batch));
                hand(got.records().stream().filter(filter::lets).toList());
                if (!got.records().isEmpty())
                    last = got.records().getLast().dynamodb().sequenceNumber();
                iterator = got.nextShardIterator();
                if (iterator == null) {
                    read.add(shard);
                    looks.release();
                    return;
                }
                if (got.records().size() < batch) awaitWrite(written);
            } catch (ExpiredIteratorException _) {
                iterator = null;
            } catch (SdkException e) {
                if (!ended) log.warn("a stream cannot be read: {}", e.toString());
                if (!paused(PACE)) return;
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// Returns when somebody wrote since then, or after a while: what has run out goes by itself.
    private void awaitWrite(long written) throws InterruptedException {
        long end = System.nanoTime() + QUIET_PACE.toNanos();
        do Thread.sleep(PACE);
        while (!ended && dynamo.writes() == written && System.nanoTime() < end);
    }

    private String iterator(String shard, String last) {
        return dynamo.streams()
                .getShardIterator(asked -> {
                    asked.streamArn(stream).shardId(shard);
                    if (last.isEmpty()) asked.shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                    else {
                        asked.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(last);
                    }
                })
                .shardIterator();
    }

    /// Until all of them are worked off.
    private void hand(List<Record> changes) throws InterruptedException {
        List<Record> left = changes;
        Duration pause = PACE;
        while (!left.isEmpty() && !ended) {
            int done = done(left);
            left = left.subList(done, left.size());
            if (left.isEmpty()) return;
            log.warn("{} changes of the table come to the function again", left.size());
            Thread.sleep(pause);
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        }
    }

    /// How many of them, from the first on, were worked off: up to the first that the function
    /// names.
    private int done(List<Record> changes) throws InterruptedException {
        Optional<byte[]> returned = function.invoke(StreamRecords.event(changes, stream));
        if (returned.isEmpty()) return 0;
        Set<String> failed;
        try {
            failed = BatchAnswer.failures(returned.get());
        } catch (IOException e) {
            log.warn("the function's answer cannot be read: {}", e.toString());
            return 0;
        }
        if (failed.isEmpty()) return changes.size();
        for (int i = 0; i < changes.size(); i++) {
            if (failed.contains(changes.get(i).dynamodb().sequenceNumber())) return i;
        }
        return 0; // It names what it was not given: all of them failed.
    }

    private static boolean paused(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        readers.values().forEach(Thread::interrupt);
    }
}
