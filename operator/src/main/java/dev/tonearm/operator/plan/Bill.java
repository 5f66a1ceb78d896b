package dev.tonearm.operator.plan;

import dev.tonearm.core.cost.PriceList;
import java.util.ArrayList;
import java.util.List;

/// What a month costs, line by line. docs/deploy.md has the same figures and is held against them.
///
/// @param costs in the order of their groups
public record Bill(List<Cost> costs) {
    /// Units that a command writes: gate and line, and its share of a snapshot (docs/costs.md).
    static final double WRITES = 3;

    /// Opus at 128 kbit/s: 50 packets of 300 bytes a second.
    static final double MUSIC_KILOBYTES = 15;

    /// A function's warm time, rounded up, and its memory.
    private static final double EDGE_SECONDS = 0.020;

    private static final double EDGE_GB = 1_769 / 1_024.0;

    /// The edge's line of the log.
    private static final double LOG_KILOBYTES = 0.5;

    /// Send, receive, delete.
    private static final double QUEUE_REQUESTS = 3;

    private static final double SECONDS = Usage.DAYS * 86_400.0;
    private static final double HOURS = 730;
    private static final double LEASE_SECONDS = 2;
    private static final double POLL_SECONDS = 20;

    /// Journal, snapshot, settings, grants and figures of a server (docs/costs.md, docs/jobs.md).
    private static final double STORED_KILOBYTES = 150;

    /// What the jobs of the night read and write, for each 1,000 servers (docs/jobs.md).
    private static final double JOB_DOLLARS = 0.20;

    /// Webhooks that a paying server causes a month, and what a million cost (`bench billing`).
    private static final double WEBHOOKS = 4;

    private static final double WEBHOOK_MILLION = 7.3;

    /// What `infra-cdk` makes of a stage: figures that alarms watch, each of which is paid for,
    /// also where one alarm has several.
    private static final int WATCHED = 67;

    private static final int WATCHED_PER_PARTITION = 2;

    private static final int COMPOSITE_ALARMS = 4;

    private static final double MINUTES = SECONDS / 60;

    public Bill {
        costs = List.copyOf(costs);
    }

    /// Of what a line is a part.
    public enum Group {
        COMMANDS("for commands"),
        IDLE("leases, polling, presences"),
        TABLE("table: kept data, recovery, jobs"),
        WATCH("CloudWatch, key, secrets"),
        CLUSTER("EKS control plane"),
        MACHINES("machines"),
        MUSIC("music to Discord");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// A line.
    ///
    /// @param quantity of a month, in units
    /// @param price dollars of a unit
    public record Cost(
            Group group,
            String what,
            double quantity,
            String unit,
            double price,
            Origin origin,
            String from) {
        public double dollars() {
            return quantity * price;
        }
    }

    /// Where things run.
    ///
    /// @param eks whether the cluster is one of EKS's
    /// @param exporter whether Prometheus has what CloudWatch measures
    /// @param transfer dollars of a gigabyte of music where the nodes are; below 0 for the list's
    public record Place(boolean eks, boolean exporter, double transfer) {
        public static final Place AWS = new Place(true, true, -1);
    }

    /// Of so much.
    public static Bill of(Sizes sizes, PriceList list, Place place) {
        Usage usage = sizes.usage();
        double millions = usage.monthlyCommands() / 1e6;
        double reads = usage.monthlyReads() / 1e6;
        double requests = millions + reads;
        List<Cost> all = new ArrayList<>();
        Lines command = new Lines(all, Group.COMMANDS, list);
        command.add(
                "HTTP API",
                requests,
                "million",
                "http-api.million",
                Origin.ASSUMED,
                "--commands, --reads");
        command.add(
                "Lambda, requests",
                requests,
                "million",
                "lambda.request.million",
                Origin.ASSUMED,
                "the same");
        command.add(
                "Lambda, time",
                requests * 1e6 * EDGE_SECONDS * EDGE_GB,
                "GB-second",
                "lambda.gb-second",
                Origin.MEASURED,
                "20 ms warm, of 1,769 MB (README)");
        command.add(
                "SQS FIFO",
                millions * QUEUE_REQUESTS,
                "million",
                "sqs-fifo.request.million",
                Origin.COMPUTED,
                "send, receive, delete, unbatched");
        command.add(
                "DynamoDB, writes",
                millions * WRITES,
                "million",
                "dynamodb.write.million",
                Origin.MEASURED,
                "GateCostTest, CommandCostTest");
        command.add(
                "DynamoDB, reads",
                reads,
                "million",
                "dynamodb.read.million",
                Origin.MEASURED,
                "GlanceCostTest: a unit at most");
        command.add(
                "logs of the edge",
                requests * LOG_KILOBYTES,
                "GB",
                "logs.gb",
                Origin.MEASURED,
                "0.5 KB a line");
        Lines idle = new Lines(all, Group.IDLE, list);
        idle.add(
                "leases and presences, writes",
                (sizes.partitions() + sizes.workers()) * SECONDS / LEASE_SECONDS / 1e6,
                "million",
                "dynamodb.write.million",
                Origin.COMPUTED,
                "each every 2 s");
        idle.add(
                "polling",
                sizes.partitions() * SECONDS / POLL_SECONDS / 1e6,
                "million",
                "sqs-fifo.request.million",
                Origin.COMPUTED,
                "each queue every 20 s");
        Lines table = new Lines(all, Group.TABLE, list);
        table.add(
                "kept data",
                storedGb(usage),
                "GB",
                "dynamodb.gb",
                Origin.MEASURED,
                "150 KB a server");
        table.add(
                "point-in-time recovery",
                storedGb(usage),
                "GB",
                "dynamodb.recovery.gb",
                Origin.MEASURED,
                "the same");
        table.own(
                "jobs of the night",
                usage.guilds() / 1_000.0,
                "1,000 servers",
                JOB_DOLLARS,
                Origin.EXTRAPOLATED,
                "docs/jobs.md");
        double webhooks = usage.guilds() * usage.paying() / 100 * WEBHOOKS / 1e6;
        table.own(
                "webhooks of payments",
                webhooks,
                "million",
                WEBHOOK_MILLION,
                Origin.MEASURED,
                "bench billing");
        table.add(
                "events",
                2 * webhooks,
                "million",
                "eventbridge.million",
                Origin.ASSUMED,
                "two for each at most");
        Lines watch = new Lines(all, Group.WATCH, list);
        watch.add(
                "figures watched by alarms",
                WATCHED + WATCHED_PER_PARTITION * sizes.partitions(),
                "alarm",
                "alarm",
                Origin.COMPUTED,
                "infra-cdk's templates");
        watch.add(
                "composite alarms",
                COMPOSITE_ALARMS,
                "alarm",
                "alarm.composite",
                Origin.COMPUTED,
                "the same");
        watch.add("dashboard", 1, "dashboard", "dashboard", Origin.COMPUTED, "the same");
        watch.add(
                "metrics of our own",
                WatchedMetrics.own(),
                "metric",
                "metric",
                Origin.COMPUTED,
                "docs/metrics.md, if all of them occur");
        if (place.exporter()) exporter(watch, sizes);
        watch.add("key", 1, "key", "key", Origin.COMPUTED, "data.encryption: customer");
        watch.add("secrets", 3, "secret", "secret", Origin.COMPUTED, "discord, lavalink, stripe");
        if (place.eks()) {
            new Lines(all, Group.CLUSTER, list)
                    .add(
                            "EKS control plane",
                            HOURS,
                            "hour",
                            "eks.hour",
                            Origin.PRICE,
                            "nothing with --own-cluster");
        }
        new Lines(all, Group.MACHINES, list)
                .add(
                        sizes.machines() + (sizes.small() ? " × t4g.large" : " × c7g.xlarge"),
                        sizes.machines() * HOURS,
                        "hour",
                        sizes.small() ? "machine.small.hour" : "machine.hour",
                        Origin.PRICE,
                        "on demand");
        double gb = usage.averagePlayers() * MUSIC_KILOBYTES * SECONDS / 1e6;
        double music = place.transfer() < 0 ? list.leaving(gb) : gb * place.transfer();
        new Lines(all, Group.MUSIC, list)
                .own(
                        "music, 15 KB/s a player",
                        gb,
                        "GB",
                        gb == 0 ? 0 : music / gb,
                        Origin.ASSUMED,
                        "--playing; what a GB costs on average");
        return new Bill(all);
    }

    private static void exporter(Lines watch, Sizes sizes) {
        watch.add(
                "exporter: metrics it asks for",
                WatchedMetrics.asked(sizes.partitions()) * MINUTES / 1_000,
                "thousand",
                "cloudwatch.metric.thousand",
                Origin.COMPUTED,
                "%,d, once a minute".formatted(WatchedMetrics.asked(sizes.partitions())));
        watch.add(
                "exporter: which there are",
                WatchedMetrics.names() * MINUTES / 1_000,
                "thousand",
                "cloudwatch.request.thousand",
                Origin.COMPUTED,
                "%d names, once a minute; nothing with --no-exporter"
                        .formatted(WatchedMetrics.names()));
    }

    static double storedGb(Usage usage) {
        return usage.guilds() * STORED_KILOBYTES / 1e6;
    }

    public double dollars() {
        return costs.stream().mapToDouble(Cost::dollars).sum();
    }

    public double dollars(Group group) {
        return costs.stream()
                .filter(cost -> cost.group() == group)
                .mapToDouble(Cost::dollars)
                .sum();
    }

    private record Lines(List<Cost> all, Group group, PriceList list) {
        void add(
                String what,
                double quantity,
                String unit,
                String price,
                Origin origin,
                String from) {
            own(what, quantity, unit, list.price(price), origin, from);
        }

        void own(
                String what,
                double quantity,
                String unit,
                double price,
                Origin origin,
                String from) {
            all.add(new Cost(group, what, quantity, unit, price, origin, from));
        }
    }
}
