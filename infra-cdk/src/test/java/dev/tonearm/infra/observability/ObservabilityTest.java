package dev.tonearm.infra.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.infra.PerStage;
import dev.tonearm.infra.Synthesis;
import dev.tonearm.infra.Synthesis.Resource;
import dev.tonearm.infra.stage.StageSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ObservabilityTest {
    /// What is put aside waits for people, so people are told, of the first one.
    @PerStage
    void whoever_puts_something_aside_is_noticed_at_once(StageSettings stage) {
        Set<String> watched =
                alarms(stage)
                        .filter(one ->
                                one.path("MetricName")
                                        .asText()
                                        .equals("ApproximateNumberOfMessagesVisible"))
                        .filter(one -> one.path("Threshold").asInt() == 1)
                        .map(ObservabilityTest::queue)
                        .collect(Collectors.toSet());
        Set<String> dead =
                queues(stage)
                        .filter(one -> !one.has("RedrivePolicy"))
                        .map(ObservabilityTest::name)
                        .collect(Collectors.toSet());
        assertThat(watched).isEqualTo(dead).isNotEmpty();
    }

    @PerStage
    void a_queue_that_nobody_works_off_is_noticed(StageSettings stage) {
        Set<String> watched =
                alarms(stage)
                        .filter(one ->
                                one.path("MetricName")
                                        .asText()
                                        .equals("ApproximateAgeOfOldestMessage"))
                        .map(ObservabilityTest::queue)
                        .collect(Collectors.toSet());
        Set<String> worked =
                queues(stage)
                        .filter(one -> one.has("RedrivePolicy"))
                        .map(ObservabilityTest::name)
                        .collect(Collectors.toSet());
        assertThat(watched).isEqualTo(worked).isNotEmpty();
    }

    @PerStage
    void errors_and_throttles_of_every_function_are_noticed(StageSettings stage) {
        for (Resource function : Synthesis.resources(stage, "AWS::Lambda::Function")) {
            String name = function.properties().path("FunctionName").asText();
            assertThat(
                            alarms(stage)
                                    .filter(one -> one.path("Dimensions").toString().contains(name))
                                    .map(one -> one.path("MetricName").asText()))
                    .as(name)
                    .contains("Errors", "Throttles");
        }
        assertThat(alarms(stage).map(one -> one.path("MetricName").asText()))
                .contains("IteratorAge", "FailedInvocations", "TargetErrorCount", "5xx", "4xx");
    }

    @PerStage
    void every_way_in_that_money_takes_is_watched_by_itself(StageSettings stage) {
        String all = alarms(stage).map(JsonNode::toString).collect(Collectors.joining());
        for (Resource route : Synthesis.resources(stage, "AWS::ApiGatewayV2::Route")) {
            String path = route.properties().path("RouteKey").asText().replace("POST ", "");
            if (!DeployedFunction.BILLING.routes().contains(path)) continue;
            assertThat(all).contains("{\"Name\":\"Resource\",\"Value\":\"" + path + "\"}");
        }
    }

    /// A burst alone wakes nobody, nor does what is over already.
    @PerStage
    void what_is_promised_is_watched_over_two_windows_each(StageSettings stage) {
        List<Resource> together = Synthesis.resources(stage, "AWS::CloudWatch::CompositeAlarm");
        assertThat(together)
                .extracting(one -> one.properties().path("AlarmName").asText())
                .map(name -> name.replace("tonearm-" + stage.name() + "-", ""))
                .containsExactlyInAnyOrder(
                        "slo-fast", "slo-slow", "slo-plan-fast", "slo-plan-slow");
        for (Resource pair : together) {
            String rule = pair.properties().path("AlarmRule").asText();
            assertThat(rule).contains(" AND ");
            Set<Integer> windows = new HashSet<>();
            alarms(stage)
                    .filter(one -> rule.contains("\"" + one.path("AlarmName").asText() + "\""))
                    .forEach(one -> {
                        assertThat(one.has("AlarmActions")).isFalse();
                        assertThat(one.path("Metrics").toString())
                                .containsAnyOf(
                                        "PR(:2500)", BillingMetric.EVENT_TO_PLAN_LATE.metric());
                        windows.add(
                                one.path("Metrics")
                                        .get(0)
                                        .path("MetricStat")
                                        .path("Period")
                                        .asInt());
                    });
            assertThat(windows).hasSize(2);
        }
    }

    @PerStage
    void silence_wakes_nobody_and_every_alarm_says_what_to_look_at(StageSettings stage) {
        assertThat(alarms(stage))
                .isNotEmpty()
                .filteredOn(one -> !one.path("AlarmName").asText().contains("-job-missing-"))
                .allMatch(one -> one.path("TreatMissingData").asText().equals("notBreaching"))
                .allMatch(one -> one.path("AlarmDescription").asText().length() > 20);
    }

    /// Of what is to happen once a day, silence is what is wrong.
    @PerStage
    void a_job_that_was_not_done_for_a_day_is_noticed(StageSettings stage) {
        List<JsonNode> missing =
                alarms(stage)
                        .filter(one -> one.path("AlarmName").asText().contains("-job-missing-"))
                        .toList();
        assertThat(missing)
                .allMatch(one -> one.path("TreatMissingData").asText().equals("breaching"))
                .allMatch(
                        one -> one.path("ComparisonOperator").asText().equals("LessThanThreshold"))
                .allMatch(one ->
                        one.path("MetricName").asText().equals(BillingMetric.JOBS_DONE.metric()))
                .allMatch(one ->
                        one.path("Period").asLong() * one.path("DatapointsToAlarm").asLong()
                                == Duration.ofHours(26).toSeconds())
                .extracting(one -> one.path("Dimensions").get(1).path("Value").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Synthesis.resources(stage, "AWS::Scheduler::Schedule").stream()
                                .map(job -> job.properties().path("Name").asText())
                                .toList());
    }

    /// Whoever is woken has a page that says what to do.
    @PerStage
    void every_alarm_leads_to_a_runbook_that_is_there(StageSettings stage) {
        Pattern runbook = Pattern.compile("[^.]\\. (docs/runbooks/[a-z-]+[.]md)$");
        assertThat(
                        Stream.of("AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm")
                                .flatMap(type -> Synthesis.resources(stage, type).stream()))
                .isNotEmpty()
                .allSatisfy(alarm -> {
                    String says = alarm.properties().path("AlarmDescription").asText();
                    Matcher named = runbook.matcher(says);
                    assertThat(named.find()).as(says).isTrue();
                    assertThat(Path.of("..", named.group(1))).isRegularFile();
                });
    }

    private static Stream<JsonNode> alarms(StageSettings stage) {
        return Synthesis.resources(stage, "AWS::CloudWatch::Alarm").stream()
                .map(Resource::properties);
    }

    private static Stream<JsonNode> queues(StageSettings stage) {
        return Synthesis.resources(stage, "AWS::SQS::Queue").stream().map(Resource::properties);
    }

    private static String name(JsonNode queue) {
        return queue.path("QueueName").asText();
    }

    private static String queue(JsonNode alarm) {
        return alarm.path("Dimensions").get(0).path("Value").asText();
    }
}
