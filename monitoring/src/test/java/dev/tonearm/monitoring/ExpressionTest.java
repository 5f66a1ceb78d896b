package dev.tonearm.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.monitoring.Expression.LabelMatcher;
import dev.tonearm.monitoring.Expression.Selector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    private static List<String> metrics(String text) {
        return Expression.of(text).selectors().stream().map(Selector::metric).toList();
    }

    @Test
    void functions_words_and_durations_are_no_metrics() {
        assertThat(
                        metrics(
                                """
                                sum by (le) (rate(a_bucket[5m])) / on () max(b offset 1w) > bool 0.5 # and c
                                and (vector(1) or hour() >= 7)\
                                """))
                .containsExactly("a_bucket", "b");
        assertThat(metrics("max_over_time(a:b:sum1h[1h:5m]) unless ignoring(x) c"))
                .containsExactly("a:b:sum1h", "c");
        assertThat(metrics("count(sum(d) by (version)) and d{x=\"rate(e[5m])\"}"))
                .containsExactly("d", "d");
    }

    @Test
    void matchers_are_read_with_what_they_ask_of_a_label() {
        assertThat(Expression.of("a{b=\"c\", d!~\"e|f\"} + g").selectors())
                .containsExactly(
                        new Selector(
                                "a",
                                Map.of(
                                        "b",
                                        new LabelMatcher("=", "c"),
                                        "d",
                                        new LabelMatcher("!~", "e|f"))),
                        new Selector("g", Map.of()));
        assertThat(new LabelMatcher("!~", "e|f").named()).containsExactly("e", "f");
        assertThat(new LabelMatcher("=~", "e.*").named()).isEmpty();
    }

    @Test
    void labels_by_which_somebody_groups_or_joins_are_told() {
        assertThat(Expression.of("sum by (a, b) (c) * on (d) group_left (e) f").grouped())
                .containsExactly("a", "b", "d", "e");
    }
}
