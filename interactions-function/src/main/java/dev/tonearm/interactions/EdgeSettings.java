package dev.tonearm.interactions;

import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.function.plan.PlansVariable;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.store.StoreSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// What the function is told by its environment.
///
/// @param applicationId the Discord application (`TONEARM_DISCORD_APPLICATION_ID`)
/// @param publicKey its key for interactions, in hex (`TONEARM_DISCORD_PUBLIC_KEY`)
/// @param partitions how many command queues there are (`TONEARM_PARTITIONS`, 1 by default)
/// @param queueUrl a command queue's URL with `{partition}` for its number (`TONEARM_QUEUE_URL`)
/// @param billingQueueUrl the queue of the billing function (`TONEARM_BILLING_QUEUE_URL`), empty if
///   nothing is sold
/// @param table the DynamoDB table (`TONEARM_TABLE`, `tonearm` by default)
/// @param formats which formats of journals and commands are read and written
///   (`TONEARM_WRITE_FORMAT`, the usual by default, and `TONEARM_REHEARSE`, nothing by default)
/// @param plans what each plan allows (`TONEARM_PLANS`, the path of a file, or `open` by default,
///   or `tiers`)
/// @param discordApi Discord's REST API, ending in a slash (`TONEARM_DISCORD_API`)
/// @param discordFiles scheme, host and port of where Discord keeps the files that people give with
///   commands (`TONEARM_DISCORD_CDN`)
/// @param readsRequests whether the workers read what is written in request channels, as they are
///   told (`TONEARM_TYPED_REQUESTS`, `off` by default): it is said where such a channel is chosen
/// @param musicCatalogue the address of the operator's own music library
///   (`TONEARM_MUSIC_CATALOGUE`), empty if there is none
/// @param signatureTolerance how old a signed request may be
///   (`TONEARM_SIGNATURE_TOLERANCE_SECONDS`, 240 by default and at most: for longer nobody would
///   recognise one that is sent again)
/// @param traceRatio the share of traces that are sampled (`TONEARM_TRACE_RATIO`, 1 by default);
///   those of commands that fail or are slow are sent whatever it is
/// @param traceSlowMillis how long a request may take until its trace is a line although it is not
///   sampled (`TONEARM_TRACE_SLOW_MILLIS`, 1,000 by default, a third of what Discord waits)
/// @param traceLines whether the traces of what does not travel are lines of the log
///   (`TONEARM_TRACE_LINES`, `off` by default)
/// @param billingClock the file that says how far billing time was moved on
///   (`TONEARM_BILLING_CLOCK`), empty where it is real time
public record EdgeSettings(
        long applicationId,
        String publicKey,
        Partitions partitions,
        String queueUrl,
        String billingQueueUrl,
        String table,
        Formats formats,
        Plans plans,
        URI discordApi,
        URI discordFiles,
        boolean readsRequests,
        String musicCatalogue,
        Duration signatureTolerance,
        double traceRatio,
        int traceSlowMillis,
        boolean traceLines,
        String billingClock) {

    /// A quarter of an hour, which is the longest that any function runs.
    private static final int LONGEST_SLOW = 900_000;

    /// Reads them.
    ///
    /// @throws WrongSettingsException with a line for each that is missing or wrong
    static EdgeSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        var application = variables.id(VariableNames.APPLICATION_ID);
        var key = variables.required(VariableNames.PUBLIC_KEY);
        var partitions =
                variables.optional(
                        VariableNames.PARTITIONS,
                        new Partitions(1),
                        text -> new Partitions(Integer.parseInt(text)));
        var queueUrl = variables.required(VariableNames.QUEUE_URL, EdgeSettings::queueUrl);
        int longest = (int) DiscordSignature.DEFAULT_TOLERANCE.toSeconds();
        var tolerance = variables.number(VariableNames.SIGNATURE_TOLERANCE, longest, 1, longest);
        var formats =
                variables.parse(
                        VariableNames.WRITE_FORMAT,
                        variables.optional(VariableNames.WRITE_FORMAT, ""),
                        text -> Formats.of(text, variables.optional(VariableNames.REHEARSE, "")));
        var api =
                variables.optional(
                        VariableNames.DISCORD_API,
                        URI.create("https://discord.com/api/v10/"),
                        EdgeSettings::web);
        var files =
                variables.optional(
                        VariableNames.DISCORD_FILES,
                        URI.create("https://cdn.discordapp.com"),
                        EdgeSettings::web);
        var reads = variables.flag(VariableNames.TYPED_REQUESTS);
        var plans = PlansVariable.read(variables);
        var ratio = variables.share(VariableNames.TRACE_RATIO, 1);
        var slow = variables.number(VariableNames.TRACE_SLOW, 1_000, 0, LONGEST_SLOW);
        var lines = variables.flag(VariableNames.TRACE_LINES);
        variables.check();
        return new EdgeSettings(
                application.orElseThrow(),
                key.orElseThrow(),
                partitions.orElseThrow(),
                queueUrl.orElseThrow(),
                variables.optional(VariableNames.BILLING_QUEUE_URL, ""),
                variables.optional(VariableNames.TABLE, StoreSettings.TABLE),
                formats.orElseThrow(),
                plans.orElseThrow(),
                api.orElseThrow(),
                files.orElseThrow(),
                reads.orElseThrow(),
                variables.optional(VariableNames.MUSIC_CATALOGUE, ""),
                Duration.ofSeconds(tolerance.orElseThrow()),
                ratio.orElseThrow(),
                slow.orElseThrow(),
                lines.orElseThrow(),
                variables.optional(MovedClock.VARIABLE, ""));
    }

    private static URI web(String address) {
        URI uri = URI.create(address);
        if (uri.getHost() != null && uri.getScheme().startsWith("http")) return uri;
        throw new IllegalArgumentException("not an address of the web");
    }

    private static String queueUrl(String url) {
        if (url.contains("{partition}")) return url;
        throw new IllegalArgumentException(
                "has no {partition} in it, where the number of the queue belongs");
    }
}
