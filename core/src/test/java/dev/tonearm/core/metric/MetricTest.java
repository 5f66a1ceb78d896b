package dev.tonearm.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.metric.Metric.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Names as Prometheus wants them: https://prometheus.io/docs/practices/naming.
class MetricTest {
    /// What whoever listens, or asks, could be known by.
    private static final Set<String> PERSONAL =
            Set.of("guild", "user", "channel", "track", "title", "interaction", "token");

    @ParameterizedTest
    @MethodSource("dev.tonearm.core.metric.Metric#all")
    void a_name_is_ours_and_plain(Metric metric) {
        assertThat(metric.metric()).matches("tonearm(_[a-z0-9]+)+");
        assertThat(metric.metric())
                .doesNotEndWith("_sum")
                .doesNotEndWith("_count")
                .doesNotEndWith("_bucket")
                .doesNotContain("_millis");
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.core.metric.Metric#all")
    void only_what_grows_for_ever_is_a_total(Metric metric) {
        assertThat(metric.metric().endsWith("_total")).isEqualTo(metric.kind() == Kind.COUNTER);
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.core.metric.Metric#all")
    void a_histogram_is_of_a_unit_and_a_workers_has_borders(Metric metric) {
        boolean histogram = metric.kind() == Kind.HISTOGRAM;

        if (histogram) assertThat(metric.unit()).isNotEmpty();
        assertThat(!metric.borders().isEmpty())
                .isEqualTo(histogram && metric instanceof WorkerMetric);
        assertThat(metric.borders()).isSorted();
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.core.metric.Metric#all")
    void no_label_names_a_person_or_what_they_hear(Metric metric) {
        assertThat(metric.labels())
                .extracting(MetricLabel::name)
                .doesNotContainAnyElementsOf(PERSONAL);
        assertThat(metric.labels()).extracting(MetricLabel::name).doesNotContain("le", "quantile");
    }

    @ParameterizedTest
    @MethodSource("dev.tonearm.core.metric.Metric#all")
    void it_says_what_it_is(Metric metric) {
        assertThat(metric.description())
                .hasSizeGreaterThan(5)
                .doesNotEndWith(".")
                .doesNotContain("|");
    }

    @Test
    void none_is_there_twice_and_no_two_have_a_series_in_common() {
        assertThat(Metric.all()).extracting(Metric::metric).doesNotHaveDuplicates();
        assertThat(Metric.all().stream().flatMap(one -> one.series().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void there_are_fifty_and_more() {
        assertThat(Metric.all()).hasSizeGreaterThan(50);
    }
}
