package dev.tonearm.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// No rule waits for a figure that nobody measures, or for a label that never has that value.
class FiguresTest {
    private static final Figures FIGURES = Figures.all();

    /// What is wrong with what an expression asks for; nothing, if all of it is measured.
    static List<String> wrong(String expression) {
        Expression read = Expression.of(expression);
        List<String> wrong = new ArrayList<>();
        read.selectors().forEach(one -> FIGURES.wrong(one).ifPresent(wrong::add));
        for (String label : read.grouped()) {
            if (!label.equals("le") && !FIGURES.mayHave(read.selectors(), label)) {
                wrong.add("nothing here has a label " + label);
            }
        }
        return wrong;
    }

    /// Whether what an expression comes to may bear a label.
    static boolean mayBear(String expression, String label) {
        Expression read = Expression.of(expression);
        return read.grouped().isEmpty()
                ? FIGURES.mayHave(read.selectors(), label)
                : read.grouped().contains(label);
    }

    @Test
    void every_figure_of_every_rule_is_measured() {
        List<String> wrong = new ArrayList<>();
        RuleFiles.alerts()
                .forEach(alert ->
                        wrong(alert.expression())
                                .forEach(what -> wrong.add(alert.name() + ": " + what)));
        RuleFiles.recordings()
                .forEach(rule ->
                        wrong(rule.expression())
                                .forEach(what -> wrong.add(rule.name() + ": " + what)));
        assertThat(wrong).isEmpty();
    }

    @Test
    void mistakes_would_be_found() {
        assertThat(FIGURES.count()).isGreaterThan(100);
        assertThat(wrong("sum(tonearm_comands_total)"))
                .containsExactly("nobody measures tonearm_comands_total");
        assertThat(wrong("tonearm_commands_total{outcome=\"done\", guild=\"1\"}"))
                .containsExactly("tonearm_commands_total has no label guild");
        assertThat(wrong("tonearm_commands_total{outcome=~\"done|lost\"}"))
                .containsExactly("lost is never outcome of tonearm_commands_total");
        assertThat(wrong("tonearm_command_sound_seconds_bucket{le=\"2.5\"}"))
                .containsExactly("2.5 is never le of tonearm_command_sound_seconds_bucket");
        assertThat(wrong("{__name__=~\"tonearm_edge_.*\"}")).isEmpty();
        assertThat(wrong("{__name__=~\"tonearm_egde_.*\"}"))
                .containsExactly("nothing that is measured is called tonearm_egde_.*");
        assertThat(wrong("sum by (shard) (tonearm_partitions)"))
                .containsExactly("nothing here has a label shard");
        assertThat(wrong("sum(rate(tonearm_commands_total{outcome=\"done\"}[5m])) by (command)"))
                .isEmpty();
    }

    /// Something that is recorded and never asked for costs, and is forgotten when it is wrong.
    @Test
    void what_is_recorded_is_asked_for() {
        List<String> asked =
                RuleFiles.alerts().stream()
                        .flatMap(alert -> Expression.of(alert.expression()).selectors().stream())
                        .map(Expression.Selector::metric)
                        .toList();
        List<String> byRules =
                RuleFiles.recordings().stream()
                        .flatMap(rule -> Expression.of(rule.expression()).selectors().stream())
                        .map(Expression.Selector::metric)
                        .toList();
        assertThat(RuleFiles.recordings())
                .allMatch(rule -> asked.contains(rule.name()) || byRules.contains(rule.name()));
    }
}
