package dev.tonearm.k8s;

import dev.tonearm.core.metric.AwsFigure;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.metric.EdgeMetric;
import dev.tonearm.core.metric.EmbeddedFigures;
import dev.tonearm.core.metric.Metric;
import dev.tonearm.core.metric.MetricLabel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the exporter in the cluster asks CloudWatch for: all that the catalogue has of the edge, of
/// payments and of AWS, and nothing else.
/// <https://github.com/prometheus-community/yet-another-cloudwatch-exporter/blob/v0.67.0/docs/configuration.md>
final class ExporterJobs {
    private ExporterJobs() {}

    /// A figure of CloudWatch's by one statistic.
    ///
    /// @param dimensions by which its series are told apart: exactly these, or CloudWatch would add
    ///   its own sums to what they are sums of
    record Asked(
            String namespace,
            String metric,
            String statistic,
            List<String> dimensions,
            Window window) {}

    /// Which stretch of time is asked for.
    enum Window {
        /// The last minute that CloudWatch has seen all of; what is not there was none.
        MINUTE("period: 60", "length: 60", "delay: 120", "nilToZero: true"),
        /// A queue's state, which CloudWatch may learn minutes late: the newest of the last five.
        NEWEST("period: 60", "length: 300", "delay: 0", "nilToZero: true"),
        /// A figure of the night, until the next one and a day longer.
        NIGHT("period: 3600", "length: 172800", "delay: 0", "nilToZero: false");

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<String> members;

        Window(String... members) {
            this.members = List.of(members);
        }
    }

    private record Job(String namespace, List<String> dimensions, Window window) {}

    static List<Asked> all() {
        List<Asked> asked = new ArrayList<>();
        for (AwsFigure figure : AwsFigure.values()) {
            asked.add(
                    new Asked(
                            figure.namespace(),
                            figure.metric(),
                            figure.statistic(),
                            figure.dimensions(),
                            figure.namespace().equals("AWS/SQS") ? Window.NEWEST : Window.MINUTE));
        }
        Stream.of(EdgeMetric.values(), BillingMetric.values())
                .flatMap(Stream::<Metric>of)
                .forEach(metric -> asked.addAll(ours(metric)));
        return asked;
    }

    private static List<Asked> ours(Metric metric) {
        List<String> dimensions = new ArrayList<>(List.of(EmbeddedFigures.SERVICE));
        metric.labels().stream().map(MetricLabel::name).forEach(dimensions::add);
        List<String> statistics =
                switch (metric.kind()) {
                    case COUNTER -> List.of("Sum");
                    case GAUGE -> List.of("Maximum");
                    case HISTOGRAM -> List.of("p95", "Maximum", "SampleCount");
                };
        Window window = metric.kind() == Metric.Kind.GAUGE ? Window.NIGHT : Window.MINUTE;
        return statistics.stream()
                .map(statistic ->
                        new Asked(
                                EmbeddedFigures.NAMESPACE,
                                metric.metric(),
                                statistic,
                                dimensions,
                                window))
                .toList();
    }

    /// The file that the exporter reads. The region is written once, between the only quotation
    /// marks, where an overlay finds it.
    static String file() {
        Map<Job, Map<String, Set<String>>> jobs = new LinkedHashMap<>();
        for (Asked one : all()) {
            jobs.computeIfAbsent(
                            new Job(one.namespace(), one.dimensions(), one.window()),
                            _ -> new LinkedHashMap<>())
                    .computeIfAbsent(one.metric(), _ -> new LinkedHashSet<>())
                    .add(one.statistic());
        }
        var file = new StringBuilder("# Written from core/metric by ExporterTest; change those.\n");
        file.append("apiVersion: v1alpha1\ncustomNamespace:\n");
        Map<String, Integer> names = new TreeMap<>();
        jobs.forEach((job, metrics) -> {
            String name = job.namespace().replace("AWS/", "").toLowerCase(Locale.ROOT);
            boolean first = names.isEmpty();
            int number = names.merge(name, 1, Integer::sum);
            file.append("  - name: ").append(name).append('-').append(number).append('\n');
            member(file, "namespace: " + job.namespace());
            member(file, first ? "regions: &here [\"REGION\"]" : "regions: *here");
            member(file, "dimensionNameRequirements: " + job.dimensions());
            job.window().members.forEach(it -> member(file, it));
            member(file, "metrics:");
            metrics.forEach((metric, statistics) ->
                    member(file, "  - {name: %s, statistics: %s}".formatted(metric, statistics)));
        });
        return file.toString();
    }

    private static void member(StringBuilder file, String text) {
        file.append("    ").append(text).append('\n');
    }
}
