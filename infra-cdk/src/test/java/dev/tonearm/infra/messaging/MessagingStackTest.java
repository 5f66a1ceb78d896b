package dev.tonearm.infra.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.PerStage;
import dev.tonearm.infra.Synthesis;
import dev.tonearm.infra.Synthesis.Resource;
import dev.tonearm.infra.stage.StageSettings;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

class MessagingStackTest {
    private static final EventWiring EVENTS = EventWiring.shipped();

    @PerStage
    void queues_are_those_that_the_code_sends_to_and_receives_from(StageSettings stage) {
        Set<String> known = new TreeSet<>();
        for (int partition = 0; partition < stage.partitions().count(); partition++) {
            known.add(QueueNames.commands(partition));
            known.add(QueueNames.commandsDeadLetters(partition));
        }
        known.add(QueueNames.BILLING);
        known.add(QueueNames.BILLING_DEAD_LETTERS);
        for (EventWiring.Queue queue : EVENTS.queues()) {
            known.add(queue.name());
            known.add(queue.deadLetters());
        }

        assertThat(queues(stage).keySet()).isEqualTo(known);
    }

    @PerStage
    void fifo_queues_deduplicate_as_their_senders_count_on(StageSettings stage) {
        assertThat(queues(stage))
                .allSatisfy((name, queue) -> {
                    JsonNode properties = queue.properties();
                    assertThat(properties.path("FifoQueue").asBoolean())
                            .isEqualTo(name.endsWith(".fifo"));
                    assertThat(properties.path("ContentBasedDeduplication").asBoolean()).isFalse();
                    if (!name.endsWith(".fifo") || !properties.has("RedrivePolicy")) return;
                    assertThat(properties.path("DeduplicationScope").asText())
                            .isEqualTo("messageGroup");
                    assertThat(properties.path("FifoThroughputLimit").asText())
                            .isEqualTo("perMessageGroupId");
                });
    }

    @PerStage
    void a_message_is_handed_out_as_often_as_the_code_expects(StageSettings stage) {
        Map<String, Integer> receives =
                EVENTS.queues().stream()
                        .collect(
                                Collectors.toMap(
                                        EventWiring.Queue::name, EventWiring.Queue::receives));
        assertThat(queues(stage))
                .allSatisfy((name, queue) -> {
                    JsonNode redrive = queue.properties().path("RedrivePolicy");
                    if (redrive.isMissingNode()) return;
                    assertThat(redrive.path("maxReceiveCount").asInt())
                            .isEqualTo(receives.getOrDefault(name, Redelivery.MAX_RECEIVES));
                });
    }

    @PerStage
    void dead_letters_take_only_those_of_their_own_queue(StageSettings stage) {
        assertThat(queues(stage))
                .allSatisfy((name, queue) -> {
                    if (!name.contains("-dlq")) return;
                    JsonNode from = queue.properties().path("RedriveAllowPolicy");
                    assertThat(from.path("redrivePermission").asText()).isEqualTo("byQueue");
                    assertThat(from.path("sourceQueueArns").toString())
                            .endsWith(":" + name.replace("-dlq", "") + "\"]]}]");
                });
    }

    @PerStage
    void rules_are_those_of_the_file(StageSettings stage) throws JsonProcessingException {
        for (EventWiring.Rule wanted : EVENTS.rules()) {
            JsonNode rule = one(stage, "AWS::Events::Rule", "Name", wanted.name()).properties();
            assertThat(rule.path("EventPattern"))
                    .isEqualTo(new ObjectMapper().readTree(wanted.pattern()));
            JsonNode target = rule.path("Targets").path(0);
            assertThat(queue(stage, target.path("Arn"))).isEqualTo(wanted.queue());
            assertThat(queue(stage, target.at("/DeadLetterConfig/Arn")))
                    .isEqualTo(wanted.deadLetters());
        }
        assertThat(named(stage, "AWS::Events::EventBus", "Name")).containsOnlyKeys(EVENTS.bus());
    }

    @PerStage
    void only_the_bus_may_fill_a_queue_without_a_role(StageSettings stage) {
        Set<String> filled = new TreeSet<>();
        for (Resource policy : Synthesis.resources(stage, "AWS::SQS::QueuePolicy")) {
            for (JsonNode one : policy.properties().at("/PolicyDocument/Statement")) {
                if (one.path("Effect").asText().equals("Deny")) continue;
                assertThat(one.path("Action").asText()).isEqualTo("sqs:SendMessage");
                assertThat(one.at("/Principal/Service").asText()).isEqualTo("events.amazonaws.com");
                assertThat(one.at("/Condition/ArnEquals/aws:SourceArn").isObject()).isTrue();
                filled.add(queue(stage, one.path("Resource")));
            }
        }
        assertThat(filled).containsExactly("tonearm-events", "tonearm-events-dlq");
    }

    @PerStage
    void what_happens_by_itself_is_what_the_file_says(StageSettings stage) {
        assertThat(named(stage, "AWS::Scheduler::ScheduleGroup", "Name"))
                .containsOnlyKeys(EVENTS.groups());
        assertThat(named(stage, "AWS::Scheduler::Schedule", "Name").keySet())
                .isEqualTo(
                        EVENTS.schedules().stream()
                                .map(EventWiring.Recurring::name)
                                .collect(Collectors.toSet()));
        for (EventWiring.Recurring wanted : EVENTS.schedules()) {
            JsonNode schedule =
                    one(stage, "AWS::Scheduler::Schedule", "Name", wanted.name()).properties();
            assertThat(schedule.path("GroupName").asText()).isEqualTo(wanted.group());
            assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo(wanted.expression());
            assertThat(schedule.path("ScheduleExpressionTimezone").asText())
                    .isEqualTo(wanted.timezone());
            assertThat(schedule.at("/Target/Input").asText()).isEqualTo(wanted.detail());
            assertThat(schedule.at("/Target/EventBridgeParameters/DetailType").asText())
                    .isEqualTo(wanted.type());
            assertThat(schedule.at("/Target/EventBridgeParameters/Source").asText())
                    .isEqualTo(EventCodec.SOURCE);
        }
    }

    @PerStage
    void the_scheduler_may_tell_the_bus_for_our_groups_and_nothing_else(StageSettings stage) {
        Resource role =
                one(stage, "AWS::IAM::Role", "RoleName", MessagingStack.schedulerRole(stage));
        JsonNode trust = role.properties().at("/AssumeRolePolicyDocument/Statement");
        assertThat(trust).hasSize(1);
        assertThat(trust.at("/0/Principal/Service").asText()).isEqualTo("scheduler.amazonaws.com");
        assertThat(trust.at("/0/Condition/ArnEquals/aws:SourceArn"))
                .hasSize(EVENTS.groups().size())
                .allMatch(arn -> arn.toString().contains(":schedule-group/tonearm-"));
        JsonNode may =
                Synthesis.resources(stage, "AWS::IAM::Policy").stream()
                        .filter(policy ->
                                policy.properties().at("/Roles/0/Ref").asText().equals(role.id()))
                        .findFirst()
                        .orElseThrow()
                        .properties()
                        .at("/PolicyDocument/Statement");
        assertThat(may).hasSize(1);
        assertThat(may.at("/0/Action").asText()).isEqualTo("events:PutEvents");
    }

    private static Map<String, Resource> queues(StageSettings stage) {
        return named(stage, "AWS::SQS::Queue", "QueueName");
    }

    private static Map<String, Resource> named(StageSettings stage, String type, String property) {
        return Synthesis.resources(stage, type).stream()
                .filter(one -> one.properties().has(property))
                .collect(
                        Collectors.toMap(
                                one -> one.properties().path(property).asText(),
                                Function.identity()));
    }

    private static Resource one(StageSettings stage, String type, String property, String name) {
        Map<String, Resource> all = named(stage, type, property);
        assertThat(all).containsKey(name);
        return Objects.requireNonNull(all.get(name));
    }

    /// The name of the queue whose ARN this is.
    private static String queue(StageSettings stage, JsonNode arn) {
        String id = arn.path("Fn::GetAtt").path(0).asText();
        return Synthesis.resources(stage, "AWS::SQS::Queue").stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow()
                .properties()
                .path("QueueName")
                .asText();
    }
}
