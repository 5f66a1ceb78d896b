package dev.tonearm.operator.plan;

import java.util.List;

/// How much of everything a number of servers needs.
///
/// @param partitions queues, shards of a partition's guilds, leases
/// @param shards of Discord's gateway
/// @param concurrency how many of them may identify at once
/// @param workers each has half a core and 2 GiB
/// @param nodes audio nodes; each has a core, up to four, and 2 GiB
/// @param machines what these run on
/// @param small whether those are the smaller ones
public record Sizes(
        Usage usage,
        int partitions,
        int shards,
        int concurrency,
        int workers,
        int nodes,
        int machines,
        boolean small) {
    /// Discord's own limit is 2,500 (FACTS: a shard); this leaves room to grow until a partition
    /// needs a second one.
    static final int GUILDS_PER_PARTITION = 1_000;

    static final int GUILDS_PER_SHARD = 2_500;

    /// Half of what a worker of 2 GiB holds, so that the others take what a dead one had.
    static final int GUILDS_PER_WORKER = 5_000;

    /// What a node is planned for; it takes up to 500 (`TONEARM_LAVALINK_PLAYERS_PER_NODE`).
    static final int PLAYERS_PER_NODE = 300;

    /// From here on Discord shards a bot as a large one.
    static final int LARGE = 150_000;

    static final int LARGE_CONCURRENCY = 16;
    static final double IDENTIFY_SECONDS = 5.1;

    /// A smaller machine's two cores carry a node with so many.
    private static final int SMALL_PLAYERS = 100;

    private static final int MOST_PARTITIONS = 4_096;

    /// What an operator wants to have instead; 0 for what is needed.
    public record Wish(int partitions, int workers, int nodes, int concurrency) {
        public static final Wish NONE = new Wish(0, 0, 0, 0);
    }

    /// What is needed.
    ///
    /// @throws IllegalArgumentException if less is wished for than the figures allow
    public static Sizes of(Usage usage, Wish wish) {
        int guilds = usage.guilds();
        int partitions =
                wish.partitions() > 0
                        ? partitions(wish.partitions())
                        : Math.max(2, powerOfTwo(ceil(guilds, GUILDS_PER_PARTITION)));
        int shards = partitions * Math.max(1, ceil(guilds, (long) partitions * GUILDS_PER_SHARD));
        int workers = atLeast("--workers", wish.workers(), ceil(guilds, GUILDS_PER_WORKER) + 1);
        int players = (int) Math.ceil(usage.peakPlayers());
        int busy = Math.max(1, ceil(players, PLAYERS_PER_NODE));
        int nodes = atLeast("--nodes", wish.nodes(), busy + spare(busy));
        int concurrency =
                wish.concurrency() > 0
                        ? wish.concurrency()
                        : guilds > LARGE ? LARGE_CONCURRENCY : 1;
        boolean small = ceil(players, nodes) <= SMALL_PLAYERS && nodes <= 2 && workers <= 2;
        return new Sizes(
                usage,
                partitions,
                shards,
                concurrency,
                workers,
                nodes,
                Math.max(workers, nodes),
                small);
    }

    private static int partitions(int wished) {
        if (Integer.bitCount(wished) != 1 || wished > MOST_PARTITIONS) {
            throw new IllegalArgumentException(
                    "--partitions is "
                            + wished
                            + "; it is a power of two, at most "
                            + MOST_PARTITIONS);
        }
        return wished;
    }

    private static int atLeast(String flag, int wished, int needed) {
        if (wished == 0) return needed;
        if (wished >= needed) return wished;
        throw new IllegalArgumentException(
                flag
                        + " is "
                        + wished
                        + ", and what was measured here needs "
                        + needed
                        + ": leave it out, or change what is assumed");
    }

    /// One in ten more, so that one that dies, or a rollout, costs nobody the music.
    private static int spare(int busy) {
        return Math.max(1, ceil(busy, 10));
    }

    /// Until the last shard of a fleet that starts from nothing is up.
    double startSeconds() {
        return Math.ceil((double) shards / concurrency) * IDENTIFY_SECONDS;
    }

    double guildsPerShard() {
        return (double) usage.guilds() / shards;
    }

    double playersPerNode() {
        return usage.peakPlayers() / nodes;
    }

    /// Megabits a second of a node in the busiest hour.
    double megabitsPerNode() {
        return playersPerNode() * Bill.MUSIC_KILOBYTES * 8 / 1_000;
    }

    private static int ceil(long number, long of) {
        return (int) ((number + of - 1) / of);
    }

    private static int powerOfTwo(int number) {
        int power = Integer.highestOneBit(number);
        return power == number ? power : power * 2;
    }

    /// Whatever a reader is told of them.
    List<Size> told() {
        String measuredTo = usage.guilds() > Warnings.MEASURED_GUILDS ? " (measured to 1,000)" : "";
        Origin fleet =
                usage.guilds() > Warnings.MEASURED_GUILDS ? Origin.EXTRAPOLATED : Origin.MEASURED;
        return List.of(
                new Size(
                        "partitions, each a queue",
                        partitions,
                        "",
                        Origin.COMPUTED,
                        "power of two, 1,000 servers each"),
                new Size(
                        "shards",
                        shards,
                        "%,.0f servers each".formatted(guildsPerShard()),
                        Origin.COMPUTED,
                        "Discord: at most 2,500"),
                new Size(
                        "start from nothing, seconds",
                        Math.round(startSeconds()),
                        "max_concurrency " + concurrency,
                        Origin.COMPUTED,
                        "5.1 s an IDENTIFY and bucket"),
                new Size(
                        "workers",
                        workers,
                        "0.5 cores, 2 GiB",
                        fleet,
                        "21 to 53 KB of heap a server, 10 ms a command" + measuredTo),
                new Size(
                        "audio nodes",
                        nodes,
                        "1 core, up to 4; 2 GiB; %,.0f players, %,.0f Mbit/s"
                                .formatted(playersPerNode(), megabitsPerNode()),
                        Origin.ASSUMED,
                        "300 players planned, 500 the bound"),
                new Size(
                        "machines",
                        machines,
                        small ? "t4g.large" : "c7g.xlarge",
                        Origin.COMPUTED,
                        "a node and a worker each"),
                new Size(
                        "players at the peak",
                        Math.round(usage.peakPlayers()),
                        "%,.0f on average".formatted(usage.averagePlayers()),
                        Origin.ASSUMED,
                        "--playing, --peak"),
                new Size(
                        "commands a second at the peak",
                        Math.round(usage.peakCommands()),
                        "%,.0f requests".formatted(usage.peakRequests()),
                        Origin.ASSUMED,
                        "--active, --commands, --reads, --peak"),
                new Size(
                        "table, writes a second at the peak",
                        Math.round(usage.peakCommands() * Bill.WRITES),
                        "%,.1f GB kept".formatted(Bill.storedGb(usage)),
                        Origin.MEASURED,
                        "docs/costs.md"));
    }

    /// One of them.
    ///
    /// @param each of what size each of them is
    public record Size(String what, long count, String each, Origin origin, String from) {}
}
