package dev.tonearm.bench.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.bench.BenchStack;
import dev.tonearm.bench.Written;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.discord.record.Behaviour;
import dev.tonearm.drive.Control;
import dev.tonearm.drive.Library;
import dev.tonearm.drive.Stores;
import dev.tonearm.local.stack.Stack;
import dev.tonearm.store.DynamoStore;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// `./tonearm bench route`: the whole way of a command, many times over.
public final class RouteBench {
    private static final long SEED = 20_261_121;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Joins of voice channels before the load: op 4 is limited to 120 a minute and shard.
    private static final int SHARDS = 16;

    /// What a stack has that nobody told otherwise.
    private static final int PARTITIONS = 2;

    private final RouteSettings settings;
    private final PrintStream out;

    private RouteBench(RouteSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// Runs it.
    ///
    /// @return 0, or 1 when an invariant broke
    public static int run(PrintStream out, RouteSettings settings) {
        RouteReport report = new RouteBench(settings, out).measure();
        report.print(out);
        return report.invariantsHold() ? 0 : 1;
    }

    private RouteReport measure() {
        return BenchStack.measure(
                "route",
                stack ->
                        stack.withClockAudio()
                                .withEnvironments(settings.environments())
                                .withBehaviour(Behaviour.underLoad(SHARDS)),
                out,
                (stack, control) -> {
                    try (DynamoStore store = Stores.connect(stack, PARTITIONS)) {
                        return measure(stack, control, store.journal());
                    }
                });
    }

    private RouteReport measure(Stack stack, Control control, PlayerJournal journal) {
        long worker = Objects.requireNonNull(pids(control).get("worker"), "no worker runs");
        long heapBefore = Footprint.liveHeap(worker);
        out.printf("%d guilds, each with a listener in voice%n", settings.guilds());
        List<LoadGuild> guilds = LoadGuild.create(control, settings.guilds());
        CommandMix mix =
                new CommandMix(
                        Library.of(stack.page()).stream().map(Library.Piece::title).toList(), SEED);
        joinAll(control, guilds, mix);
        long heapPlaying = Footprint.liveHeap(worker);

        out.printf(
                "%d commands at %d a minute%n", settings.commands(), settings.commandsPerMinute());
        Map<String, Long> pids = pids(control);
        Map<String, Duration> cpuBefore = cpu(pids);
        String loadStart = newest(control);
        long began = System.nanoTime();
        Load load = new Load(control);
        load.random(guilds, settings.commands(), settings.between(), mix, SEED + 1);
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Timing> timings = load.settled(loadStart, PATIENCE);
        Map<String, Duration> cpuAfter = cpu(pids);

        out.println("reading the journals");
        Written written = new Written();
        for (LoadGuild guild : guilds) written.read(journal, GuildId.parse(guild.id()));
        List<Double> reconciled = reconciled(control, timings);
        QueueComparison comparison = QueueComparison.measure(stack, control, journal, out);
        return RouteReport.of(
                settings,
                load,
                timings,
                written,
                new Percentiles(reconciled),
                RouteReport.Usage.of(
                        seconds, cpuBefore, cpuAfter, (heapPlaying - heapBefore) / guilds.size()),
                comparison,
                control.violations());
    }

    /// Everybody plays something. No faster than the shards may join channels.
    private void joinAll(Control control, List<LoadGuild> guilds, CommandMix mix) {
        Duration between = Duration.ofMinutes(1).dividedBy(SHARDS * 90L);
        long began = System.nanoTime();
        int playing = new Load(control).once(guilds, between, mix::play);
        out.printf(
                "%d of %d guilds play after %.0f s%n",
                playing, guilds.size(), (System.nanoTime() - began) / 1e9);
    }

    /// From the endpoint's request to the node's acknowledgement, of the commands that touched a
    /// node.
    private static List<Double> reconciled(Control control, Map<String, Timing> timings) {
        List<Double> millis = new ArrayList<>();
        for (Timing timing : timings.values()) {
            if (timing.failed()) continue;
            String interaction = timing.id();
            for (JsonNode hop : control.get("hops?interaction=" + interaction).get("hops")) {
                if (hop.get("hop").asText().equals("node")) {
                    millis.add(hop.get("startMs").asDouble() + hop.get("ms").asDouble());
                }
            }
        }
        return millis;
    }

    /// The processes by part; the supervisor is this one, with the simulator, the queues and the
    /// table in it.
    private static Map<String, Long> pids(Control control) {
        Map<String, Long> pids = new TreeMap<>();
        pids.put("discord, sqs, dynamodb", ProcessHandle.current().pid());
        for (JsonNode part : control.get("parts").get("parts")) {
            if (part.path("pid").isIntegralNumber())
                pids.put(part.get("name").asText(), part.get("pid").asLong());
        }
        return pids;
    }

    private static Map<String, Duration> cpu(Map<String, Long> pids) {
        Map<String, Duration> cpu = new TreeMap<>();
        pids.forEach((part, pid) -> cpu.merge(part, Footprint.cpu(pid), Duration::plus));
        return cpu;
    }

    private static String newest(Control control) {
        JsonNode newest = control.get("interactions?limit=1").get("interactions");
        return newest.isEmpty() ? "0" : newest.get(0).get("id").asText();
    }
}
