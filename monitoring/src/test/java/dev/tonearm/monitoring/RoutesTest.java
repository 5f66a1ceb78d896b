package dev.tonearm.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.monitoring.ObserverTools.Said;
import dev.tonearm.monitoring.RuleFiles.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every alert reaches who looks after what it is about.
class RoutesTest {
    private static final Set<String> SEVERITIES = Set.of("page", "ticket");
    private static final Set<String> OWNERS =
            Set.of("edge", "fleet", "audio", "billing", "platform");

    private static String receiver(String... labels) {
        List<String> arguments =
                new ArrayList<>(
                        List.of("config", "routes", "test", "--config.file=" + Routes.FILE));
        arguments.addAll(List.of(labels));
        Said said = ObserverTools.amtool(arguments);
        assertThat(said.code()).as(said.text()).isZero();
        return said.text().lines().filter(line -> !line.startsWith("Warning")).toList().getLast();
    }

    @Test
    void alertmanager_takes_the_configuration() {
        Said said = ObserverTools.amtool(List.of("check-config", Routes.FILE.toString()));
        assertThat(said.code()).as(said.text()).isZero();
    }

    @Test
    void every_severity_and_owner_has_a_receiver_of_its_own() {
        List<String> reached = new ArrayList<>();
        for (String severity : SEVERITIES) {
            for (String owner : OWNERS) {
                String receiver = receiver("severity=" + severity, "owner=" + owner);
                assertThat(receiver).isEqualTo(severity + "-" + owner);
                reached.add(receiver);
            }
        }
        assertThat(reached).hasSize(SEVERITIES.size() * OWNERS.size()).doesNotHaveDuplicates();
    }

    @Test
    void what_always_fires_goes_to_the_dead_mans_switch() {
        assertThat(receiver("alertname=Watchdog", "severity=none", "owner=platform"))
                .isEqualTo("dead-mans-switch");
    }

    @Test
    void whoever_forgot_a_label_is_heard_nevertheless() {
        assertThat(receiver("alertname=Anything")).isEqualTo("ticket-platform");
        assertThat(receiver("severity=page", "owner=nobody")).isEqualTo("page-platform");
    }

    @Test
    void every_alert_has_a_severity_and_an_owner_that_routes_know() {
        assertThat(RuleFiles.alerts())
                .allSatisfy(alert -> {
                    assertThat(OWNERS).as(alert.name()).contains(alert.label("owner"));
                    if (alert.name().equals("Watchdog")) return;
                    assertThat(SEVERITIES).as(alert.name()).contains(alert.label("severity"));
                });
    }

    /// The file is no place for a secret, and an address that is one is one.
    @Test
    void secrets_come_from_files() {
        Set<String> members = new TreeSet<>();
        collect(RuleFiles.read(Routes.FILE).path("receivers"), members);
        assertThat(members)
                .contains("routing_key_file", "api_url_file", "credentials_file")
                .doesNotContain(
                        "routing_key",
                        "service_key",
                        "api_url",
                        "api_key",
                        "credentials",
                        "password",
                        "bearer_token",
                        "auth_password");
    }

    private static void collect(JsonNode node, Set<String> members) {
        node.properties()
                .forEach(one -> {
                    members.add(one.getKey());
                    collect(one.getValue(), members);
                });
        if (node.isArray()) node.forEach(inner -> collect(inner, members));
    }

    @Test
    void every_alert_says_what_is_so_and_where_to_read_on() {
        assertThat(RuleFiles.alerts())
                .allSatisfy((Alert alert) -> {
                    assertThat(alert.annotation("summary")).as(alert.name()).isNotBlank();
                    assertThat(alert.annotation("description")).as(alert.name()).endsWith(".");
                    assertThat(alert.annotation("runbook_url"))
                            .matches(
                                    "\\{\\{ \\$externalLabels\\.tonearm_docs }}/runbooks/[a-z-]+\\.md");
                });
    }
}
