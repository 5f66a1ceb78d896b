package dev.tonearm.worker.intake;

import java.time.Duration;

/// Which queues the worker reads, and how.
///
/// @param urlTemplate a queue's URL with `{partition}` for its number
/// @param poll how long one request waits for messages; 20 seconds is SQS's longest
/// @param visibility how long a message stays with a worker that no longer says that it lives
/// @param room the most messages of one partition in hand
public record QueueSettings(String urlTemplate, Duration poll, Duration visibility, int room) {

    /// A worker that stops awaits its last request, so a deploy and Ctrl-C wait this long at the
    /// most. SQS would allow 20 s; twelve empty requests a minute and partition cost little.
    static final Duration STANDARD_POLL = Duration.ofSeconds(5);

    /// What a dead worker had in hand is done by the next one after this time: people wait for it.
    /// Who lives says so twice in it.
    static final Duration STANDARD_VISIBILITY = Duration.ofSeconds(10);

    /// A thousand commands wait for one slow thing at most; with 10,000 a minute that is six
    /// seconds' worth.
    static final int STANDARD_ROOM = 1_000;

    private static final String PARTITION = "{partition}";

    public QueueSettings {
        if (!urlTemplate.contains(PARTITION)) {
            throw new IllegalArgumentException("the queue's URL holds no " + PARTITION);
        }
        if (room < PartitionQueue.BATCH) {
            throw new IllegalArgumentException("room for a batch is the least, was " + room);
        }
    }

    public static QueueSettings of(String urlTemplate) {
        return new QueueSettings(urlTemplate, STANDARD_POLL, STANDARD_VISIBILITY, STANDARD_ROOM);
    }

    String url(int partition) {
        return urlTemplate.replace(PARTITION, String.valueOf(partition));
    }
}
