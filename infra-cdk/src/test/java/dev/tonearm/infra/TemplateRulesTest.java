package dev.tonearm.infra;

import static dev.tonearm.infra.Synthesis.resources;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.infra.Synthesis.Resource;
import dev.tonearm.infra.stage.StageSettings;
import dev.tonearm.infra.template.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What holds for every stage, whoever adds something to it.
class TemplateRulesTest {
    private static final String QUEUE = "AWS::SQS::Queue";

    /// CloudFormation takes no more.
    private static final int MOST_RESOURCES = 500;

    private static final int MOST_BYTES = 1_000_000;

    private static final Pattern SECRET = Pattern.compile(".*(TOKEN|PASSWORD|SECRETS|_KEY)$");

    @PerStage
    void every_queue_has_dead_letters_or_is_where_they_go(StageSettings stage) {
        Set<String> dead =
                queues(stage).stream()
                        .map(queue -> queue.properties().at("/RedrivePolicy/deadLetterTargetArn"))
                        .map(TemplateRulesTest::referred)
                        .collect(Collectors.toSet());
        assertThat(queues(stage))
                .isNotEmpty()
                .allMatch(queue ->
                        queue.properties().has("RedrivePolicy") != dead.contains(queue.id()));
    }

    @PerStage
    void dead_letters_wait_for_people_for_longer_than_anything_before(StageSettings stage) {
        assertThat(queues(stage))
                .filteredOn(queue -> queue.properties().has("RedrivePolicy"))
                .allSatisfy(queue -> {
                    boolean fifo = queue.properties().path("FifoQueue").asBoolean();
                    int before = kept(stage, queue.id());
                    int after =
                            kept(
                                    stage,
                                    referred(
                                            queue.properties()
                                                    .at("/RedrivePolicy/deadLetterTargetArn")));
                    // In a FIFO queue a message is young again when it moves.
                    if (fifo) assertThat(after).isGreaterThanOrEqualTo(before);
                    else assertThat(after).isGreaterThan(before);
                });
    }

    @PerStage
    void every_queue_is_encrypted_and_takes_nothing_in_the_clear(StageSettings stage) {
        Set<String> guarded =
                resources(stage, "AWS::SQS::QueuePolicy").stream()
                        .filter(TemplateRulesTest::refusesPlainHttp)
                        .flatMap(policy -> list(policy.properties().path("Queues")))
                        .map(TemplateRulesTest::referred)
                        .collect(Collectors.toSet());
        assertThat(queues(stage))
                .allMatch(queue ->
                        queue.properties().path("SqsManagedSseEnabled").asBoolean()
                                || queue.properties().has("KmsMasterKeyId"))
                .allMatch(queue -> guarded.contains(queue.id()));
    }

    @PerStage
    void what_is_kept_can_be_restored_and_neither_deleted_nor_lost_by_mistake(StageSettings stage) {
        List<Resource> tables = resources(stage, "AWS::DynamoDB::Table");
        assertThat(tables)
                .isNotEmpty()
                .allMatch(table ->
                        table.properties()
                                .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                                .asBoolean());
        assertThat(tables)
                .allMatch(table ->
                        table.properties().path("DeletionProtectionEnabled").asBoolean()
                                == stage.data().kept());
        if (!stage.data().kept()) return;
        assertThat(resources(stage))
                .filteredOn(one ->
                        Set.of(
                                        "AWS::DynamoDB::Table",
                                        QUEUE,
                                        "AWS::KMS::Key",
                                        "AWS::Backup::BackupVault")
                                .contains(one.type()))
                .allMatch(one -> one.json().path("DeletionPolicy").asText().startsWith("Retain"))
                .allMatch(one -> one.json().path("UpdateReplacePolicy").asText().equals("Retain"));
    }

    @PerStage
    void a_stage_that_is_not_kept_leaves_nothing_behind(StageSettings stage) {
        if (stage.data().kept()) return;
        assertThat(resources(stage))
                // Gone with its function.
                .filteredOn(one -> !one.type().equals("AWS::Lambda::Version"))
                .noneMatch(one -> one.json().path("DeletionPolicy").asText().startsWith("Retain"));
    }

    @PerStage
    void every_alarm_tells_somebody_or_takes_a_deployment_back(StageSettings stage) {
        String deployments =
                resources(stage, "AWS::CodeDeploy::DeploymentGroup").stream()
                        .map(group -> group.properties().path("AlarmConfiguration").toString())
                        .collect(Collectors.joining());
        List<Resource> together = resources(stage, "AWS::CloudWatch::CompositeAlarm");
        assertThat(together).allMatch(alarm -> !alarm.properties().path("AlarmActions").isEmpty());
        String parts =
                together.stream()
                        .map(alarm -> alarm.properties().path("AlarmRule").asText())
                        .collect(Collectors.joining());
        assertThat(resources(stage, "AWS::CloudWatch::Alarm"))
                .allMatch(alarm ->
                        !alarm.properties().path("AlarmActions").isEmpty()
                                || parts.contains(
                                        "\"" + alarm.properties().path("AlarmName").asText() + "\"")
                                || deployments.contains('"' + alarm.id() + '"'));
    }

    @PerStage
    void every_log_ends_some_day(StageSettings stage) {
        assertThat(resources(stage, "AWS::Logs::LogGroup"))
                .allMatch(log ->
                        log.properties().path("RetentionInDays").asInt() == stage.logs().days());
    }

    @PerStage
    void nobody_reads_a_message_again_while_it_is_worked_off(StageSettings stage) {
        int longest =
                resources(stage, "AWS::Lambda::Function").stream()
                        .mapToInt(function -> function.properties().path("Timeout").asInt())
                        .max()
                        .orElse(0);
        assertThat(queues(stage))
                .filteredOn(queue -> queue.properties().has("RedrivePolicy"))
                .allMatch(queue -> queue.properties().path("VisibilityTimeout").asInt() >= longest);
    }

    @PerStage
    void no_secret_stands_in_a_template(StageSettings stage) {
        assertThat(resources(stage, "AWS::Lambda::Function"))
                .allSatisfy(function ->
                        assertThat(function.properties().at("/Environment/Variables").properties())
                                .extracting(Map.Entry::getKey)
                                .noneMatch(name ->
                                        SECRET.matcher(name).matches()
                                                && !name.equals("TONEARM_DISCORD_PUBLIC_KEY")));
    }

    /// Wildcards among them: the rules of AWS find each, and want a reason.
    @PerStage
    void whatever_a_rule_is_not_held_to_says_why_in_a_sentence(StageSettings stage) {
        assertThat(resources(stage))
                .allSatisfy(one -> {
                    for (JsonNode rule : one.json().at("/Metadata/cdk_nag/rules_to_suppress")) {
                        assertThat(rule.path("reason").asText()).matches("(?s)[A-Z].{40,}\\.");
                    }
                });
    }

    @PerStage
    void it_is_known_of_every_type_what_a_change_of_it_does(StageSettings stage) {
        assertThat(resources(stage))
                .allMatch(one ->
                        one.type().startsWith("Custom::")
                                || ResourceKind.of(one.type()).isPresent());
    }

    @PerStage
    void every_stack_fits_into_cloudformation(StageSettings stage) {
        assertThat(Synthesis.of(stage).templates())
                .allMatch(one -> one.json().path("Resources").size() < MOST_RESOURCES)
                .allMatch(one -> one.file().toFile().length() < MOST_BYTES);
    }

    private static List<Resource> queues(StageSettings stage) {
        return resources(stage, QUEUE);
    }

    /// For how many seconds a queue keeps a message.
    private static int kept(StageSettings stage, String id) {
        return queues(stage).stream()
                .filter(queue -> queue.id().equals(id))
                .findFirst()
                .orElseThrow()
                .properties()
                .path("MessageRetentionPeriod")
                .asInt();
    }

    private static boolean refusesPlainHttp(Resource policy) {
        return list(policy.properties().at("/PolicyDocument/Statement"))
                .anyMatch(one ->
                        one.path("Effect").asText().equals("Deny")
                                && one.path("Action").asText().equals("sqs:*")
                                && one.at("/Condition/Bool/aws:SecureTransport")
                                        .asText()
                                        .equals("false"));
    }

    /// The logical id that a reference leads to.
    private static String referred(JsonNode reference) {
        return reference.has("Ref")
                ? reference.path("Ref").asText()
                : reference.path("Fn::GetAtt").path(0).asText();
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
