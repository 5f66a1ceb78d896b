package dev.tonearm.core.metric;

import java.util.List;
import java.util.stream.Stream;

/// Something that Tonearm measures of itself.
public sealed interface Metric permits WorkerMetric, EdgeMetric, BillingMetric {
    /// How its figures are to be read.
    enum Kind {
        /// Only grows; its name ends with `_total`.
        COUNTER,
        /// Goes up and down.
        GAUGE,
        /// How often something was how large.
        HISTOGRAM
    }

    /// As Prometheus has it; for a histogram without `_bucket`, `_sum` and `_count`.
    String metric();

    Kind kind();

    /// What tells its series apart; never who listens, where, or what.
    List<MetricLabel> labels();

    /// Where a histogram has its borders, in its unit; empty for all others.
    List<Double> borders();

    /// What it says, as the rest of a sentence that begins with its name.
    String description();

    /// The part of the house that it is about.
    String area();

    /// The names that Prometheus has it under.
    List<String> series();

    /// The base unit that its name ends with; empty for a plain number.
    default String unit() {
        String bare = bare(metric());
        return Stream.of("seconds", "bytes", "ratio")
                .filter(unit -> bare.endsWith("_" + unit))
                .findAny()
                .orElse("");
    }

    /// All there are.
    static List<Metric> all() {
        return Stream.of(WorkerMetric.values(), EdgeMetric.values(), BillingMetric.values())
                .flatMap(Stream::<Metric>of)
                .toList();
    }

    /// What CloudWatch makes of an embedded figure, as an exporter shows it to Prometheus: gauges
    /// of the last whole minute, and of a figure of the night the last one.
    static List<String> ofLastMinute(String metric, Kind kind) {
        return switch (kind) {
            case COUNTER -> List.of(bare(metric) + "_sum");
            case GAUGE -> List.of(metric);
            case HISTOGRAM ->
                    Stream.of("p95", "maximum", "sample_count")
                            .map(statistic -> metric + "_" + statistic)
                            .toList();
        };
    }

    private static String bare(String metric) {
        return metric.endsWith("_total")
                ? metric.substring(0, metric.length() - "_total".length())
                : metric;
    }
}
