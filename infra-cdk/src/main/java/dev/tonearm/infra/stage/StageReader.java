package dev.tonearm.infra.stage;

import dev.tonearm.core.partition.Partitions;
import dev.tonearm.infra.stage.StageSettings.Architecture;
import dev.tonearm.infra.stage.StageSettings.Artefact;
import dev.tonearm.infra.stage.StageSettings.Data;
import dev.tonearm.infra.stage.StageSettings.Discord;
import dev.tonearm.infra.stage.StageSettings.Edge;
import dev.tonearm.infra.stage.StageSettings.Encryption;
import dev.tonearm.infra.stage.StageSettings.Fleet;
import dev.tonearm.infra.stage.StageSettings.Identity;
import dev.tonearm.infra.stage.StageSettings.Logs;
import dev.tonearm.infra.stage.StageSettings.Messaging;
import dev.tonearm.infra.stage.StageSettings.Rollout;
import dev.tonearm.infra.stage.StageSettings.Traces;
import dev.tonearm.infra.stage.StageSettings.Watch;
import dev.tonearm.store.StoreSettings;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads one stage. What is not said has the value that stands here.
final class StageReader {
    private static final String NO_IRSA =
            "workers have no client of AWS STS, by which they would take the role up; EKS's agent gives it to them (pod-identity), and in another cluster they take keys of your own (none)";

    /// Those that CloudWatch knows.
    private static final int[] LOG_DAYS = {
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827
    };

    private StageReader() {}

    static StageSettings read(String name, YamlSection stage) {
        var settings =
                new StageSettings(
                        name,
                        stage.required(
                                "region",
                                matches("[a-z]{2}(-[a-z]+)+-[0-9]"),
                                "a region of AWS such as eu-central-1"),
                        stage.text(
                                "account",
                                "",
                                matches("[0-9]{12}"),
                                "the twelve digits of an account, in quotes"),
                        new Partitions(stage.oneOf("partitions", 1, 1, 2, 4, 8, 16, 32, 64)),
                        stage.text("plans", "open", _ -> true, "open, tiers or the path of a file"),
                        stage.flag("selling", false),
                        discord(stage.section("discord")),
                        data(stage.section("data")),
                        messaging(stage.section("messaging")),
                        edge(stage.section("edge")),
                        logs(stage.section("logs")),
                        traces(stage.section("traces")),
                        fleet(stage.section("fleet")),
                        watch(stage.section("watch")),
                        stage.section("tags").texts());
        stage.end();
        return settings;
    }

    private static Discord discord(YamlSection discord) {
        var read =
                new Discord(
                        discord.text(
                                "application",
                                "",
                                matches("[0-9]{15,20}"),
                                "the application's id, in quotes"),
                        discord.text(
                                "publicKey",
                                "",
                                matches("[0-9a-f]{64}"),
                                "the application's public key: 64 hex digits, in quotes"));
        discord.end();
        return read;
    }

    private static Data data(YamlSection data) {
        var read =
                new Data(
                        data.text(
                                "table",
                                StoreSettings.TABLE,
                                matches("[a-zA-Z0-9_.-]{3,255}"),
                                "the name of a DynamoDB table: 3 to 255 letters, digits, dashes, dots and underscores"),
                        data.flag("kept", true),
                        data.number("pointInTimeDays", 35, 1, 35),
                        data.number("dailyBackups", 0, 0, 35),
                        data.number("monthlyBackups", 0, 0, 84),
                        data.choice("encryption", Encryption.AWS_OWNED),
                        data.flag("insights", false));
        data.end();
        return read;
    }

    private static Messaging messaging(YamlSection messaging) {
        var read = new Messaging(messaging.number("archiveDays", 0, 0, 365));
        messaging.end();
        return read;
    }

    private static Edge edge(YamlSection edge) {
        boolean front = edge.flag("front", false);
        Predicate<String> host = matches("([a-z0-9-]+\\.)+[a-z]{2,}");
        String hostName = "a host name such as bot.example.org";
        String domain =
                front
                        ? edge.required("domain", host, hostName + ", which CloudFront is to have")
                        : edge.text("domain", "", host, hostName);
        Predicate<String> id = matches("Z[A-Z0-9]+");
        String zoneId = "the id of the Route 53 zone of edge.domain, such as Z0123456789ABC";
        var read =
                new Edge(
                        edge.choice("artefact", Artefact.JAVA25),
                        edge.choice("architecture", Architecture.ARM64),
                        edge.number("memory", 1_769, 512, 10_240),
                        edge.number("rate", 200, 1, 10_000),
                        edge.number("burst", 400, 1, 5_000),
                        edge.number("concurrency", 0, 0, 10_000),
                        edge.choice("rollout", Rollout.ALL_AT_ONCE),
                        front,
                        domain,
                        domain.isEmpty()
                                ? edge.text("zone", "", id, zoneId)
                                : edge.required("zone", id, zoneId),
                        edge.flag("typedRequests", false),
                        edge.text(
                                "musicCatalogue",
                                "",
                                matches("https://.+"),
                                "an address that begins with https://"));
        edge.end();
        return read;
    }

    private static Logs logs(YamlSection logs) {
        var read = new Logs(logs.oneOf("days", 30, LOG_DAYS), logs.flag("traces", true));
        logs.end();
        return read;
    }

    private static Traces traces(YamlSection traces) {
        var read =
                new Traces(
                        traces.share("ratio", 1),
                        traces.number("slowMillis", 1_000, 0, 900_000),
                        traces.flag("lines", false));
        traces.end();
        return read;
    }

    private static Fleet fleet(YamlSection fleet) {
        Identity identity = fleet.choice("identity", Identity.NONE, Map.of("irsa", NO_IRSA));
        boolean named = identity == Identity.POD_IDENTITY || identity == Identity.NEW_CLUSTER;
        Predicate<String> cluster = matches("[0-9A-Za-z][0-9A-Za-z_-]{0,99}");
        String clusterName = "the name of the EKS cluster";
        var read =
                new Fleet(
                        identity,
                        named
                                ? fleet.required("cluster", cluster, clusterName)
                                : fleet.text("cluster", "", cluster, clusterName),
                        fleet.text(
                                "namespace",
                                "tonearm",
                                matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"),
                                "the name of a Kubernetes namespace"));
        fleet.end();
        return read;
    }

    private static Watch watch(YamlSection watch) {
        var read =
                new Watch(
                        watch.text("mail", "", matches("[^@ ]+@[^@ ]+"), "an address of e-mail"),
                        watch.number("monthlyDollars", 0, 0, 1_000_000),
                        watch.flag("sentry", false));
        watch.end();
        return read;
    }

    private static Predicate<String> matches(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }
}
