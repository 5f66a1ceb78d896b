package dev.tonearm.operator.plan;

import java.util.ArrayList;
import java.util.List;

/// Where a size comes near a limit of others, or leaves what was measured.
final class Warnings {
    /// `bench route` and `./tonearm chaos`.
    static final int MEASURED_GUILDS = 1_000;

    /// Of a FIFO queue that is not set to high throughput.
    private static final int QUEUE_TPS = 300;

    private static final int LAMBDA_CONCURRENCY = 1_000;
    private static final double COLD_SECONDS = 0.3;
    private static final int API_RPS = 10_000;

    /// What a table that grows on demand takes before it has grown.
    private static final int NEW_TABLE_WRITES = 4_000;

    private static final int TABLE_WRITES = 40_000;
    private static final int IDENTIFIES_A_DAY = 1_000;

    /// Discord's limit of a bot's requests a second; a track lasts four minutes.
    private static final int BOT_RPS = 50;

    private static final double TRACK_SECONDS = 240;

    private static final double LONG_START_SECONDS = 600;

    private Warnings() {}

    static List<String> of(Sizes sizes) {
        Usage usage = sizes.usage();
        List<String> all = new ArrayList<>();
        if (usage.guilds() > MEASURED_GUILDS) {
            all.add(
                    "more than the 1,000 playing servers that were measured here at once: what the fleet needs is extrapolated");
        }
        if (sizes.guildsPerShard() > 0.8 * Sizes.GUILDS_PER_SHARD) {
            all.add(
                    "%,.0f servers a shard, and Discord takes 2,500: more partitions, which are fixed when a stage is made"
                            .formatted(sizes.guildsPerShard()));
        }
        if (usage.guilds() > Sizes.LARGE) {
            all.add(
                    "above 150,000 servers Discord shards a bot as a large one: the number of shards has to be a multiple of the number that it names, "
                            + "and max_concurrency is its to say (16 is assumed); ask for it before");
        }
        int identifies =
                Math.max(
                        IDENTIFIES_A_DAY,
                        usage.guilds() > Sizes.LARGE
                                ? Math.max(2_000, usage.guilds() / 1_000 * 5)
                                : 0);
        if (sizes.shards() * 3 > identifies) {
            all.add(
                    "%,d shards, and Discord allows %,d IDENTIFYs a day: %d starts of the whole fleet use them up"
                            .formatted(sizes.shards(), identifies, identifies / sizes.shards()));
        }
        if (sizes.startSeconds() > LONG_START_SECONDS) {
            all.add(
                    "a fleet that starts from nothing needs %,.0f minutes until its last shard is up; handovers do not wait for that"
                            .formatted(sizes.startSeconds() / 60));
        }
        double queue = usage.peakCommands() / sizes.partitions();
        if (queue > QUEUE_TPS / 2.0) {
            all.add(
                    "%,.0f commands a second in each queue, and a FIFO queue takes 300 unless it is set to high throughput"
                            .formatted(queue));
        }
        double concurrency = usage.peakRequests() * COLD_SECONDS;
        if (concurrency > LAMBDA_CONCURRENCY / 2.0) {
            all.add(
                    "%,.0f requests a second need %,.0f functions at once while many start, and an account has 1,000: have the quota raised"
                            .formatted(usage.peakRequests(), concurrency));
        }
        if (usage.peakRequests() > API_RPS / 2.0) {
            all.add(
                    "%,.0f requests a second, and an account's HTTP APIs take 10,000: have the quota raised, and edge.rate of the stage with it"
                            .formatted(usage.peakRequests()));
        }
        double writes = usage.peakCommands() * Bill.WRITES + sizes.partitions() / 2.0;
        if (writes > TABLE_WRITES / 2.0) {
            all.add(
                    "%,.0f writes a second, and a table takes 40,000: have the quota raised"
                            .formatted(writes));
        } else if (writes > NEW_TABLE_WRITES / 2.0) {
            all.add(
                    "%,.0f writes a second: a new table on demand takes 4,000 and twice its last peak, so let it grow or warm it"
                            .formatted(writes));
        }
        double panels = usage.peakPlayers() / TRACK_SECONDS;
        if (panels > BOT_RPS / 2.0) {
            all.add(
                    "%,.0f now-playing messages a second, and Discord takes 50 requests a second of a bot: ask for a higher limit, or they come late"
                            .formatted(panels));
        }
        return all;
    }
}
