package dev.tonearm.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.monitoring.Routes.Condition;
import dev.tonearm.monitoring.Routes.Inhibition;
import dev.tonearm.monitoring.RuleFiles.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One cause pages once.
class InhibitionsTest {
    private static final List<Inhibition> RULES = Routes.inhibitions();
    private static final List<Alert> ALERTS = RuleFiles.alerts();

    private static Map<String, String> firing(String words) {
        String[] parts = words.split(" ", -1);
        Alert alert =
                ALERTS.stream()
                        .filter(one -> one.name().equals(parts[0]))
                        .findAny()
                        .orElseThrow(() -> new IllegalArgumentException("no alert " + parts[0]));
        Map<String, String> labels = new HashMap<>(alert.labels());
        labels.put("alertname", alert.name());
        for (String part : List.of(parts).subList(1, parts.length)) {
            labels.put(part.replaceFirst("=.*", ""), part.replaceFirst(".*=", ""));
        }
        return labels;
    }

    private static Set<String> told(List<Map<String, String>> firing) {
        Set<String> told = new TreeSet<>();
        for (Map<String, String> one : firing) {
            boolean silenced =
                    firing.stream()
                            .anyMatch(other ->
                                    RULES.stream().anyMatch(rule -> rule.silences(other, one)));
            if (!silenced) told.add(one.getOrDefault("alertname", ""));
        }
        return told;
    }

    /// What happens, what fires then, and what somebody is told.
    static Stream<Arguments> causes() {
        return Stream.of(
                cause(
                        "all workers are gone",
                        List.of(
                                "AllWorkersDown",
                                "WorkerDown instance=worker-1",
                                "WorkerDown instance=worker-2",
                                "PartitionStuck queue=a",
                                "PartitionStuck queue=b",
                                "CommandsWaitEverywhere",
                                "CommandsWait queue=a",
                                "QueueBurnsFast slo=queue",
                                "QueueBurnsSlowly slo=queue",
                                "CommandsUnanswered"),
                        "AllWorkersDown"),
                cause(
                        "all nodes are gone",
                        List.of(
                                "AllNodesDown",
                                "NodeDown instance=node-1",
                                "NodeUnusable node=node-1",
                                "GuildsWaitForNode",
                                "NoWorkerReady part=node",
                                "WorkerNotReady part=node",
                                "PlayersSilent",
                                "SoundBurnsFast slo=sound"),
                        "AllNodesDown"),
                cause(
                        "the table is away",
                        List.of(
                                "NoWorkerReady part=store",
                                "WorkerNotReady part=store",
                                "NoWorkerReady part=lease",
                                "WorkerNotReady part=lease",
                                "StoreCallsFail operation=PutItem",
                                "JournalRetries",
                                "EdgeStoreFailing",
                                "EdgeFailing",
                                "LeaseCallsFail instance=worker-1",
                                "PartitionStuck queue=a",
                                "AcknowledgedBurnsFast slo=acknowledged"),
                        "NoWorkerReady"),
                cause(
                        "the table is too slow for leases",
                        List.of(
                                "NoWorkerReady part=lease",
                                "StoreCallsFail operation=PutItem",
                                "EdgeStoreFailing",
                                "LeaseCallsFail instance=worker-1",
                                "CommandsWaitEverywhere"),
                        "NoWorkerReady"),
                cause(
                        "the table is slow",
                        List.of(
                                "StoreSlow",
                                "JournalSlow",
                                "LeaseNearlyOver instance=worker-1",
                                "EdgeLate",
                                "EdgeSlow",
                                "AcknowledgedBurnsFast slo=acknowledged",
                                "SoundBurnsFast slo=sound"),
                        "StoreSlow"),
                cause(
                        "the day's sessions are spent, and those that there were have ended",
                        List.of(
                                "IdentifyBudgetSpent",
                                "IdentifyBudgetLow",
                                "ShardsDown",
                                "ShardStaysDown instance=worker-1",
                                "GatewaySilent instance=worker-1",
                                "GatewayDisconnects",
                                "PlayersSilent",
                                "VoiceSilent"),
                        "IdentifyBudgetSpent"),
                cause(
                        "the queue is away",
                        List.of(
                                "NoWorkerReady part=queue",
                                "WorkerNotReady part=queue",
                                "EdgeNotQueued",
                                "EdgeFailing",
                                "QueueCallsFail operation=ReceiveMessage"),
                        "NoWorkerReady"),
                cause(
                        "one of two workers is gone for good",
                        List.of(
                                "PartitionWithoutOwner",
                                "WorkerDown instance=worker-1",
                                "PartitionStuck queue=a",
                                "CommandsWait queue=a"),
                        "PartitionWithoutOwner, WorkerDown"),
                cause(
                        "one queue is stuck, another is slow",
                        List.of(
                                "PartitionStuck queue=a",
                                "CommandsWait queue=a",
                                "CommandsWait queue=b"),
                        "CommandsWait, PartitionStuck"),
                cause(
                        "the newer build was taken back",
                        List.of(
                                "CommandsWaitForNewerBuild",
                                "JournalNewer",
                                "CommandsWait queue=a",
                                "QueueBurnsFast slo=queue",
                                "QueueBurnsSteadily slo=queue"),
                        "CommandsWaitForNewerBuild"),
                cause(
                        "the wrong public key",
                        List.of(
                                "EdgeRefusesEverybody",
                                "EdgeForged",
                                "NoPlays",
                                "AcknowledgedBurnsFast slo=acknowledged"),
                        "EdgeRefusesEverybody"),
                cause(
                        "the billing function fails",
                        List.of(
                                "BillingFails",
                                "WebhooksFail",
                                "NotesOld queue=tonearm-billing.fifo",
                                "PlanBurnsFast slo=plan"),
                        "BillingFails"),
                cause(
                        "two objectives burn",
                        List.of(
                                "FramesBurnsFast slo=frames",
                                "FramesBurnsSteadily slo=frames",
                                "FramesBurnsSlowly slo=frames",
                                "SoundBurnsSlowly slo=sound"),
                        "FramesBurnsFast, SoundBurnsSlowly"));
    }

    private static Arguments cause(String what, List<String> firing, String told) {
        return Arguments.of(what, firing, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("causes")
    void one_cause_is_told_once(String what, List<String> firing, String told) {
        assertThat(told(firing.stream().map(InhibitionsTest::firing).toList()))
                .as(what)
                .containsExactlyInAnyOrder(told.split(", ", -1));
    }

    @Test
    void every_name_in_an_inhibition_is_one_of_an_alert() {
        List<String> names = ALERTS.stream().map(Alert::name).toList();
        List<String> unknown = new ArrayList<>();
        RULES.stream()
                .flatMap(rule -> Stream.concat(rule.source().stream(), rule.target().stream()))
                .filter(condition -> condition.label().equals("alertname"))
                .map(Condition::value)
                .flatMap(value -> Stream.of(value.split("\\|(?![^(]*\\))", -1)))
                .filter(pattern -> names.stream().noneMatch(name -> name.matches(pattern)))
                .forEach(unknown::add);
        assertThat(RULES).hasSizeGreaterThan(20);
        assertThat(unknown).isEmpty();
    }

    /// Whoever is told of a ticket in the morning would not be woken by what it hides.
    @Test
    void a_ticket_silences_no_page() {
        List<String> wrong = new ArrayList<>();
        for (Alert one : ALERTS) {
            for (Alert other : ALERTS) {
                if (one.label("severity").equals("page")) continue;
                if (!other.label("severity").equals("page")) continue;
                if (silencesSomehow(one, other)) wrong.add(one.name() + " → " + other.name());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Two that silence each other are told by nobody.
    @Test
    void no_two_silence_each_other() {
        List<String> wrong = new ArrayList<>();
        for (Alert one : ALERTS) {
            for (Alert other : ALERTS) {
                if (one.name().compareTo(other.name()) >= 0) continue;
                if (silencesSomehow(one, other) && silencesSomehow(other, one)) {
                    wrong.add(one.name() + " ↔ " + other.name());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// With the labels that suit the rule.
    private static boolean silencesSomehow(Alert one, Alert other) {
        return RULES.stream()
                .anyMatch(rule ->
                        rule.silences(suited(one, rule.source()), suited(other, rule.target())));
    }

    private static Map<String, String> suited(Alert alert, List<Condition> conditions) {
        Map<String, String> labels = firing(alert.name());
        conditions.stream()
                .filter(one -> !one.label().equals("alertname"))
                .forEach(one -> labels.put(one.label(), one.value()));
        return labels;
    }
}
