package dev.tonearm.core.metric;

import dev.tonearm.core.metric.Metric.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// `docs/metrics.md`: every metric as the catalogue has it.
final class MetricReference {
    private static final String HEAD =
            """
            <!-- Written from the catalogue by MetricReferenceTest; change core/metric. -->
            # Metrics
            What Tonearm measures of itself, {count} metrics, by the names that Prometheus has them under. The list is code ([core/metric](../core/src/main/java/dev/tonearm/core/metric)):
            nothing can be measured that is not in it, and what is in it is measured (`WorkerFiguresTest`). Rules and dashboards are held against it; which alert looks at a metric,
            `grep -rn NAME monitoring/` says.

            ## How they get into Prometheus
            | whose | how | what Prometheus has |
            |---|---|---|
            | a worker's | Prometheus reads `/prometheus` of each worker (port 8080, `TONEARM_HTTP_PORT`; on Kubernetes by the Prometheus operator), job `voice-worker`, beside `jvm_*` and `process_*` of its JVM | counters, gauges and histograms as they are |
            | the edge's and billing's | functions live too short for anybody to read them: they write lines of CloudWatch's embedded metric format into their log, from which CloudWatch makes metrics in the namespace `Tonearm`; an exporter reads those, job `cloudwatch`. `./tonearm local` reads the same lines itself | gauges of the last whole minute: of a counter `…_sum`, of a histogram `…_p95`, `…_maximum` and `…_sample_count`; a gauge by its name, and a figure of the night until the next night |
            | an audio node's | Lavalink's own `/metrics` (`metrics.prometheus.enabled`), job `lavalink`; the node of `./tonearm local` has the same names | `lavalink_players_total`, `lavalink_playing_players_total`, `lavalink_uptime_milliseconds`, `lavalink_memory_*_bytes`, `lavalink_cpu_*` (a percentage there is a share of 1, a total is now) and the JVM's |

            Over gauges of a minute `rate` says nothing: use `avg_over_time(x_sum[1h])`, which is right whatever the interval of scrapes is.

            ## What they are not
            - **No person.** No label names a server, a listener, a channel or a track, and none ever will: what happened to one server, `./tonearm story` tells, and its traces.
            - **Bounded.** A label has the values that are listed, or as many as there are nodes, kinds of commands or operations of AWS. A worker has fewer than 2,000 series, however many servers it plays for.
            - **No bill.** Counters begin again with each process; what is paid for is counted in the table ([payments](billing.md)), not here.
            - **Cheap.** What happens often costs an increment of a counter that is there already; no set of labels is put together by event. Gauges are computed when somebody looks.
            - A series whose labels are all listed is there from a worker's start, with 0; one with other labels (a node, an operation, a command) from its first event: `or vector(0)` in a rule that must see none.
            - Of a histogram a worker also has `…_max`, the largest of the last minutes. Borders (`le`) are `{quick}`, and `{long}` where it says *long*.
            - What listeners hear is known as far as nodes say it: a frame that Discord or a listener's line loses is in no metric.
            """;

    private MetricReference() {}

    static String text() {
        var text = new StringBuilder(head());
        table(text, "A voice worker's", List.of(WorkerMetric.values()));
        table(text, "The edge's", List.of(EdgeMetric.values()));
        table(text, "Billing's", List.of(BillingMetric.values()));
        return text.toString();
    }

    private static String head() {
        return HEAD.replace("{count}", String.valueOf(Metric.all().size()))
                .replace("{quick}", borders(WorkerMetric.HOP))
                .replace("{long}", borders(WorkerMetric.RECOVERY));
    }

    private static String borders(Metric metric) {
        return metric.borders().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static void table(StringBuilder text, String whose, List<? extends Metric> metrics) {
        text.append("\n## ").append(whose).append('\n');
        Map<String, List<Metric>> areas =
                metrics.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Metric::area, LinkedHashMap::new, Collectors.toList()));
        areas.forEach((area, of) -> {
            if (areas.size() > 1) {
                String name = area.substring(0, 1).toUpperCase(Locale.ROOT) + area.substring(1);
                text.append("\n### ").append(name).append('\n');
            }
            text.append(
                    "\n| name | kind | unit | labels | what it says |\n|---|---|---|---|---|\n");
            of.forEach(metric -> row(text, metric));
        });
    }

    private static void row(StringBuilder text, Metric metric) {
        boolean slow = metric.borders().equals(WorkerMetric.RECOVERY.borders());
        text.append("| `").append(metric.metric()).append("` | ");
        text.append(metric.kind().name().toLowerCase(Locale.ROOT));
        if (metric.kind() == Kind.HISTOGRAM && slow) text.append(", long");
        text.append(" | ").append(metric.unit()).append(" | ");
        text.append(
                metric.labels().stream()
                        .map(MetricReference::label)
                        .collect(Collectors.joining("; ")));
        text.append(" | ").append(metric.description()).append(" |\n");
    }

    private static String label(MetricLabel label) {
        String values =
                label.values().stream()
                        .map(value -> "`" + value + "`")
                        .collect(Collectors.joining(", "));
        return "`" + label.name() + "`: " + label.says() + (values.isEmpty() ? "" : ": " + values);
    }
}
