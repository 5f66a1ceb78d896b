package dev.tonearm.infra.stage;

import dev.tonearm.core.partition.Partitions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an operator has said about one stage in `stages.yaml`, checked. One stage to an account and
/// region, because names are those that the code knows: the table `tonearm` is there once.
///
/// @param name of the stage, and part of its stacks' names
/// @param account twelve digits; empty for that of whoever deploys
/// @param partitions fixed when the stage is made
/// @param plans `open`, `tiers`, or the path of a file
/// @param selling whether plans are paid for at Stripe
public record StageSettings(
        String name,
        String region,
        String account,
        Partitions partitions,
        String plans,
        boolean selling,
        Discord discord,
        Data data,
        Messaging messaging,
        Edge edge,
        Logs logs,
        Traces traces,
        Fleet fleet,
        Watch watch,
        Map<String, String> tags) {

    public StageSettings {
        tags = Map.copyOf(tags);
    }

    /// The application at Discord. What is not said yet is empty: templates can be made without it,
    /// and [#missing()] names it.
    ///
    /// @param application its id
    /// @param publicKey its key for interactions, in hex
    public record Discord(String application, String publicKey) {}

    /// What is stored.
    ///
    /// @param table its name; another than the usual one after it was restored
    /// @param kept whether it survives its stack, and cannot be deleted by mistake
    /// @param pointInTimeDays how far back the table can be restored to any second
    /// @param dailyBackups for how many days those of every night are kept; none if 0
    /// @param monthlyBackups for how many months those of every month are kept; none if 0
    /// @param insights whether DynamoDB counts the keys that are asked for most
    public record Data(
            String table,
            boolean kept,
            int pointInTimeDays,
            int dailyBackups,
            int monthlyBackups,
            Encryption encryption,
            boolean insights) {}

    /// Whose key the table is encrypted with. Queues, bus and logs are always with AWS's.
    public enum Encryption {
        /// AWS's own: costs nothing, shows nothing.
        AWS_OWNED,
        /// AWS's in the account: each use is in CloudTrail.
        AWS_MANAGED,
        /// One of the stage's own, which turns once a year: $1 a month, and whoever may use the
        /// table has to be allowed to use the key.
        CUSTOMER
    }

    /// The event bus.
    ///
    /// @param archiveDays how long the bus keeps events so that they can be played again; none if 0
    public record Messaging(int archiveDays) {}

    /// The functions and the way to them.
    ///
    /// @param architecture that the artefacts were built for
    /// @param memory of the interactions function, in MB; 1769 are one processor
    /// @param rate requests a second that the API takes
    /// @param burst and at once
    /// @param concurrency the most of the interactions function at a time; as many as the account
    ///   allows if 0
    /// @param rollout how traffic moves to a new version
    /// @param front whether CloudFront with a firewall is before the API
    /// @param domain the API's name; that of AWS if empty
    /// @param zone the id of the Route 53 zone that the domain is in
    /// @param typedRequests whether workers read what is written in request channels
    /// @param musicCatalogue the address of the operator's own music library; none if empty
    public record Edge(
            Artefact artefact,
            Architecture architecture,
            int memory,
            int rate,
            int burst,
            int concurrency,
            Rollout rollout,
            boolean front,
            String domain,
            String zone,
            boolean typedRequests,
            String musicCatalogue) {}

    /// How the interactions function is delivered.
    public enum Artefact {
        /// To AWS's runtime, whose first start is a snapshot (SnapStart).
        JAVA25,
        /// With a runtime of its own and an AOT cache.
        PROVIDED
    }

    /// Whose processors functions run on.
    public enum Architecture {
        /// AWS's own: a fifth cheaper.
        ARM64,
        X86_64
    }

    /// How traffic moves to a new version of the interactions function; back at once on an alarm.
    public enum Rollout {
        ALL_AT_ONCE,
        CANARY_10_PERCENT_5_MINUTES,
        LINEAR_10_PERCENT_EVERY_MINUTE
    }

    /// What can be read of what went on.
    ///
    /// @param days how long logs are kept
    /// @param traces whether AWS's X-Ray traces requests
    public record Logs(int days, boolean traces) {}

    /// Which of the spans that Tonearm makes itself are told (docs/traces.md); those of what failed
    /// always are.
    ///
    /// @param ratio the share of traces that are told although all went well, from 0 to 1
    /// @param slowMillis what takes so long is told whatever the share is
    /// @param lines whether the functions tell what no worker does, as lines of their logs
    public record Traces(double ratio, int slowMillis, boolean lines) {}

    /// Where the workers run.
    ///
    /// @param identity how a worker proves who it is
    /// @param cluster the name of the EKS cluster
    /// @param namespace of the workers in the cluster
    public record Fleet(Identity identity, String cluster, String namespace) {}

    /// How a worker proves who it is.
    public enum Identity {
        /// Pods have no role of AWS: keys are the operator's own matter.
        NONE,
        /// By the agent of EKS.
        POD_IDENTITY,
        /// By the agent of EKS, in a cluster that this stage makes.
        NEW_CLUSTER
    }

    /// Who is told when something is wrong.
    ///
    /// @param mail where alarms go; nowhere if empty
    /// @param monthlyDollars what a month may cost before somebody is told; no limit if 0
    /// @param sentry whether the billing function tells its errors to Sentry, where the stage's
    ///   secret `sentry` says
    public record Watch(String mail, int monthlyDollars, boolean sentry) {}

    /// What has still to be said in the file before this stage can be deployed, a line each.
    public List<String> missing() {
        var missing = new ArrayList<String>();
        if (discord.application.isEmpty()) {
            missing.add("discord.application: the id that Discord's portal shows");
        }
        if (discord.publicKey.isEmpty()) {
            missing.add("discord.publicKey: the public key that Discord's portal shows");
        }
        if (edge.domain.endsWith("example.org")) {
            missing.add("edge.domain and edge.zone: a name of your own, and its zone");
        }
        if (data.kept && watch.mail.isEmpty()) {
            missing.add("watch.mail: nobody would be told of an alarm");
        }
        return missing;
    }
}
