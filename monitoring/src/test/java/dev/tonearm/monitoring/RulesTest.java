package dev.tonearm.monitoring;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.monitoring.ObserverTools.Said;
import dev.tonearm.monitoring.RuleFiles.Alert;
import dev.tonearm.monitoring.RuleFiles.Case;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each rule is one that Prometheus takes, and each alert comes when it should and only then.
class RulesTest {
    private static final Pattern SHARE =
            Pattern.compile(
                    " / (?!sum\\(tonearm_gateway_shards\\)|max\\(tonearm_partitions_all\\))");

    private static List<String> with(String first, String second, List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of(first, second));
        files.forEach(file -> arguments.add(file.toString()));
        return arguments;
    }

    @Test
    void prometheus_takes_every_rule() {
        Said said = ObserverTools.promtool(with("check", "rules", RuleFiles.rules()));
        assertThat(said.text()).doesNotContain("duplicate rule(s) found");
        assertThat(said.code()).as(said.text()).isZero();
    }

    /// One process for all files: each would compile all rules anew.
    @Test
    void every_alert_fires_and_stays_quiet_as_its_cases_say() {
        Said said = ObserverTools.promtool(with("test", "rules", RuleFiles.tests()));
        assertThat(said.code()).as(said.text()).isZero();
    }

    @Test
    void every_alert_has_a_case_in_which_it_fires_and_one_in_which_it_is_quiet() {
        assertThat(RuleFiles.alerts()).isNotEmpty();
        assertThat(RuleFiles.alerts())
                .allSatisfy(alert -> {
                    assertThat(cases(alert, Case::fires)).as(alert.name()).isNotEmpty();
                    // One that always fires is never quiet.
                    if (alert.label("severity").equals("none")) return;
                    assertThat(cases(alert, one -> !one.fires()))
                            .as(alert.name() + ", quiet")
                            .isNotEmpty();
                });
    }

    @Test
    void every_case_is_about_an_alert_that_there_is() {
        Set<String> names = RuleFiles.alerts().stream().map(Alert::name).collect(toSet());
        assertThat(RuleFiles.cases()).isNotEmpty().allMatch(one -> names.contains(one.alert()));
    }

    /// One of two commands at night is a half, and something of nothing is more than anything. Of
    /// shards and partitions there are always enough.
    @Test
    void no_alert_takes_a_share_of_a_few_for_trouble() {
        List<Alert> shares =
                RuleFiles.alerts().stream()
                        .filter(alert -> SHARE.matcher(alert.expression()).find())
                        .toList();
        assertThat(shares).hasSizeGreaterThan(20);
        assertThat(shares)
                .allSatisfy(
                        alert -> assertThat(alert.expression()).as(alert.name()).contains(" and "));
    }

    @Test
    void no_two_alerts_have_one_name() {
        assertThat(RuleFiles.alerts()).extracting(Alert::name).doesNotHaveDuplicates();
    }

    private static List<Case> cases(Alert alert, Predicate<Case> which) {
        return RuleFiles.cases().stream()
                .filter(one -> one.file().equals(alert.file()))
                .filter(one -> one.alert().equals(alert.name()))
                .filter(which)
                .toList();
    }
}
