package dev.tonearm.worker;

import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.partition.WorkerId;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.core.report.Dsn;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.worker.audio.AudioSettings;
import dev.tonearm.worker.discord.ShardSettings;
import dev.tonearm.worker.intake.QueueSettings;
import dev.tonearm.worker.lease.LeaseSettings;
import dev.tonearm.worker.source.SourceSettings;
import dev.tonearm.worker.telemetry.TracingSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// All that an operator sets, one record per feature. Region, credentials and endpoints of AWS are
/// the SDK's own variables.
///
/// @param formats which formats of journals and commands are read and written
/// @param plans what each plan allows
/// @param billingClock the file that says how far billing time was moved on
///   (`TONEARM_BILLING_CLOCK`), empty where it is real time
/// @param http where health and figures are asked for; port 0 is a free one
/// @param drain the most time a stop may take
public record WorkerSettings(
        LeaseSettings leases,
        QueueSettings queue,
        StoreSettings store,
        Formats formats,
        ShardSettings shards,
        AudioSettings audio,
        SourceSettings sources,
        TracingSettings tracing,
        Optional<Dsn> errors,
        Plans plans,
        String billingClock,
        InetSocketAddress http,
        Duration drain) {
    /// A handover waits for the heir's turns to identify, so a worker's pod has to be given longer
    /// than Kubernetes' usual 30 seconds.
    static final Duration STANDARD_DRAIN = Duration.ofSeconds(100);

    private static final int STANDARD_HTTP_PORT = 8080;
    private static final int HIGHEST_PORT = 65_535;

    /// Reads them from the environment.
    ///
    /// @throws WrongSettingsException with a line for each that is missing or wrong
    public static WorkerSettings read(Map<String, String> environment) {
        var variables = new Variables(environment);
        var partitions =
                variables.required(
                        VariableNames.PARTITIONS, text -> new Partitions(Integer.parseInt(text)));
        var name = variables.optional(VariableNames.WORKER_NAME, name(environment));
        var queue =
                variables.required(
                        VariableNames.QUEUE_URL, text -> QueueSettings.of(text).urlTemplate());
        var table = variables.optional(VariableNames.TABLE, StoreSettings.TABLE);
        var writeFormat = variables.optional(VariableNames.WRITE_FORMAT, "");
        var rehearsed = variables.optional(VariableNames.REHEARSE, "");
        var api = variables.optional(VariableNames.DISCORD_API, ShardSettings.DISCORD, URI::create);
        var token = variables.required(VariableNames.DISCORD_TOKEN);
        var shards = variables.optional(VariableNames.SHARDS, 0, WorkerSettings::count);
        var typed = variables.flag(VariableNames.TYPED_REQUESTS);
        var nodesFile = variables.optional(VariableNames.LAVALINK_NODES_FILE, "");
        var nodes =
                nodesFile.isEmpty()
                        ? variables.required(VariableNames.LAVALINK_NODES)
                        : Optional.of(variables.optional(VariableNames.LAVALINK_NODES, ""));
        var playersPerNode =
                variables.optional(
                        VariableNames.PLAYERS_PER_NODE,
                        AudioSettings.PLAYERS_PER_NODE,
                        WorkerSettings::count);
        var password = variables.required(VariableNames.LAVALINK_PASSWORD);
        var trusted = variables.optional(VariableNames.TRUSTED_MEDIA, "");
        var catalogue = variables.optional(VariableNames.MUSIC_CATALOGUE, "");
        var search = variables.optional(VariableNames.SEARCH, "");
        var collector = variables.optional(VariableNames.TRACES, "");
        var delay =
                variables.optional(
                        VariableNames.TRACES_DELAY,
                        TracingSettings.STANDARD_DELAY,
                        text -> Duration.ofMillis(count(text)));
        var ratio = variables.share(VariableNames.TRACE_RATIO, 1);
        var slow =
                variables.optional(
                        VariableNames.TRACE_SLOW,
                        TracingSettings.STANDARD_SLOW,
                        text -> Duration.ofMillis(count(text)));
        var errors =
                variables.optional(
                        VariableNames.SENTRY_DSN,
                        Optional.<Dsn>empty(),
                        text -> Optional.of(Dsn.parse(text)));
        var port =
                variables.optional(
                        VariableNames.HTTP_PORT, STANDARD_HTTP_PORT, WorkerSettings::port);
        // All addresses unless one is named: an orchestrator's probes come from elsewhere.
        var address =
                variables.optional(
                        VariableNames.HTTP_ADDRESS,
                        new InetSocketAddress(0).getAddress(),
                        WorkerSettings::address);
        var drain =
                variables.optional(
                        VariableNames.DRAIN_SECONDS,
                        STANDARD_DRAIN,
                        text -> Duration.ofSeconds(count(text)));
        var plans =
                variables.parse(
                        VariableNames.PLANS,
                        variables.optional(VariableNames.PLANS, PlansFile.OPEN),
                        text -> PlansFile.chosen(text, WorkerSettings::file));
        variables.check();

        Partitions all = partitions.orElseThrow();
        return new WorkerSettings(
                LeaseSettings.of(new WorkerId(name, life())),
                QueueSettings.of(queue.orElseThrow()),
                StoreSettings.worker(table, all),
                together(() -> Formats.of(writeFormat, rehearsed)),
                together(() ->
                        ShardSettings.of(
                                        api.orElseThrow(),
                                        token.orElseThrow(),
                                        all,
                                        shards.orElseThrow())
                                .withReads(typed.orElseThrow())),
                together(() ->
                        AudioSettings.of(
                                nodes.orElseThrow(),
                                nodesFile,
                                password.orElseThrow(),
                                playersPerNode.orElseThrow())),
                together(() -> SourceSettings.of(trusted, catalogue, search)),
                new TracingSettings(
                        collector, delay.orElseThrow(), ratio.orElseThrow(), slow.orElseThrow()),
                errors.orElseThrow(),
                plans.orElseThrow(),
                variables.optional(MovedClock.VARIABLE, ""),
                new InetSocketAddress(address.orElseThrow(), port.orElseThrow()),
                drain.orElseThrow());
    }

    private static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException _) {
            throw new IllegalArgumentException(
                    "neither a file that can be read nor 'open' or 'tiers'");
        }
    }

    /// Settings that are right one by one can be wrong together.
    private static <T> T together(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse("wrong settings");
            throw new WrongSettingsException(List.of(message));
        }
    }

    /// A restarted container has the same name again, and with it its own leases at once.
    private static String name(Map<String, String> environment) {
        return environment.getOrDefault("HOSTNAME", "worker") + "-" + ProcessHandle.current().pid();
    }

    private static String life() {
        return HexFormat.of().toHexDigits(new SecureRandom().nextInt());
    }

    private static int count(String text) {
        int count = Integer.parseInt(text);
        if (count < 0) throw new IllegalArgumentException("a number below 0");
        return count;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an IP address", e);
        }
    }

    private static int port(String text) {
        int port = count(text);
        if (port > HIGHEST_PORT) throw new IllegalArgumentException("no port has this number");
        return port;
    }
}
