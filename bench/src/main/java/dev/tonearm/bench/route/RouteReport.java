package dev.tonearm.bench.route;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.bench.Written;
import dev.tonearm.cli.Percentiles;
import dev.tonearm.cli.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What the bench found.
///
/// @param errors commands whose listener saw an error, or that the bench could not send
/// @param lost commands that never got an answer, or plays that no journal holds
/// @param doubled commands or entries that are in a journal twice
/// @param answered milliseconds until the first answer
/// @param reconciled milliseconds until the node's player was as asked
/// @param edited milliseconds until the listener saw the deferred answer's text
/// @param reads milliseconds until a read was answered
record RouteReport(
        RouteSettings settings,
        int sent,
        long errors,
        long lost,
        long doubled,
        Percentiles answered,
        Percentiles reconciled,
        Percentiles edited,
        Percentiles reads,
        Usage usage,
        QueueComparison queues,
        Map<String, Integer> violations) {
    private static final List<String> READS = List.of("queue", "nowplaying", "help");

    /// What the processes used during the load.
    ///
    /// @param cores by part, processor seconds a second
    /// @param heapPerGuild bytes of live objects that a playing guild costs the worker
    record Usage(double seconds, Map<String, Double> cores, long heapPerGuild) {
        static Usage of(
                double seconds,
                Map<String, Duration> before,
                Map<String, Duration> after,
                long heapPerGuild) {
            Map<String, Double> cores = new TreeMap<>();
            after.forEach((part, cpu) ->
                    cores.put(
                            part,
                            cpu.minus(before.getOrDefault(part, Duration.ZERO)).toMillis()
                                    / 1e3
                                    / seconds));
            return new Usage(seconds, cores, heapPerGuild);
        }
    }

    static RouteReport of(
            RouteSettings settings,
            Load load,
            Map<String, Timing> timings,
            Written written,
            Percentiles reconciled,
            Usage usage,
            QueueComparison queues,
            Map<String, Integer> violations) {
        long unanswered = load.sent().stream().filter(id -> unanswered(timings.get(id))).count();
        long unwritten =
                timings.values().stream()
                        .filter(one ->
                                one.name().equals("play")
                                        && !one.open()
                                        && !one.failed()
                                        && !written.has(one.id()))
                        .count();
        long failed = timings.values().stream().filter(Timing::failed).count();
        return new RouteReport(
                settings,
                load.sent().size(),
                failed + load.notSent(),
                unanswered + unwritten,
                written.doubled(),
                percentiles(timings, Timing::answeredMs, false),
                reconciled,
                percentiles(timings, Timing::editedMs, false),
                percentiles(timings, Timing::answeredMs, true),
                usage,
                queues,
                violations);
    }

    private static boolean unanswered(@Nullable Timing timing) {
        return timing == null || timing.open();
    }

    private static Percentiles percentiles(
            Map<String, Timing> timings, ToDoubleFunction<Timing> millis, boolean reads) {
        return new Percentiles(
                timings.values().stream()
                        .filter(one -> READS.contains(one.name()) == reads)
                        .mapToDouble(millis)
                        .filter(value -> !Double.isNaN(value))
                        .boxed()
                        .toList());
    }

    boolean invariantsHold() {
        return errors == 0 && lost == 0 && doubled == 0;
    }

    void print(PrintStream out) {
        out.println();
        out.print(
                new Table("milliseconds", "count", "p50", "p95", "p99")
                        .row(line("first answer (deferred)", answered))
                        .row(line("player reconciled", reconciled))
                        .row(line("answer edited", edited))
                        .row(line("read answered", reads)));
        out.println();
        Table costs = new Table("cost", "cores");
        usage.cores().forEach((part, cores) -> costs.row(part, number(cores)));
        out.print(costs);
        out.printf(
                "%nheap of a playing guild: %.1f KB (aim: at most 60)%n%n",
                usage.heapPerGuild() / 1024.0);
        Table queued = new Table("milliseconds by tracks waiting", "10", "10000", "ratio");
        queues.millis()
                .forEach((name, pair) ->
                        queued.row(
                                name,
                                number(pair.small()),
                                number(pair.large()),
                                number(pair.ratio())));
        out.print(queued);
        out.printf(
                "%nsent %d, errors %d, lost %d, doubled %d; p95 aim 100 ms: %s; Discord would have refused: %s%n",
                sent, errors, lost, doubled, edited.at(95) < 100 ? "met" : "missed", violations);
        out.println(json());
    }

    private static String[] line(String name, Percentiles values) {
        return new String[] {
            name,
            Integer.toString(values.count()),
            number(values.at(50)),
            number(values.at(95)),
            number(values.at(99))
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private String json() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("bench", "route");
        json.put("guilds", settings.guilds())
                .put("commandsPerMinute", settings.commandsPerMinute())
                .put("sent", sent);
        json.put("errors", errors).put("lost", lost).put("doubled", doubled);
        percentiles(json, "answered", answered);
        percentiles(json, "reconciled", reconciled);
        percentiles(json, "edited", edited);
        percentiles(json, "reads", reads);
        ObjectNode cores = json.putObject("cores");
        usage.cores().forEach((part, value) -> cores.put(part, rounded(value)));
        json.put("heapPerGuildBytes", usage.heapPerGuild());
        ObjectNode ratios = json.putObject("queue10000To10");
        queues.millis().forEach((name, pair) -> ratios.put(name, rounded(pair.ratio())));
        ratios.put("all", rounded(queues.ratio()));
        ObjectNode refused = json.putObject("violations");
        violations.forEach(refused::put);
        return json.toString();
    }

    private static void percentiles(ObjectNode json, String name, Percentiles values) {
        json.putObject(name + "Ms")
                .put("count", values.count())
                .put("p50", rounded(values.at(50)))
                .put("p95", rounded(values.at(95)))
                .put("p99", rounded(values.at(99)));
    }

    private static double rounded(double value) {
        return Double.isNaN(value) ? -1 : Math.round(value * 100) / 100.0;
    }
}
