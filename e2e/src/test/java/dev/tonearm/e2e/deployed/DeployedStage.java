package dev.tonearm.e2e.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.local.aws.LocalSqs.Wanted;
import dev.tonearm.local.stack.Deployment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A stage as its templates have it: what a stack on this machine needs to be the same.
public final class DeployedStage {
    /// What of a queue matters to who uses it, by the names that the template and SQS have.
    private static final Map<String, QueueAttributeName> ATTRIBUTES =
            Map.of(
                    "FifoQueue", QueueAttributeName.FIFO_QUEUE,
                    "ContentBasedDeduplication", QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                    "DeduplicationScope", QueueAttributeName.DEDUPLICATION_SCOPE,
                    "FifoThroughputLimit", QueueAttributeName.FIFO_THROUGHPUT_LIMIT,
                    "VisibilityTimeout", QueueAttributeName.VISIBILITY_TIMEOUT);

    private final Template template;

    private DeployedStage(Template template) {
        this.template = template;
    }

    /// Reads it.
    ///
    /// @throws IllegalStateException with what is missing in it
    public static Deployment of(Template template) {
        return new DeployedStage(template).read();
    }

    private Deployment read() {
        List<Wanted> queues = template.of("AWS::SQS::Queue").stream().map(this::queue).toList();
        Map<String, String> interactions = told(DeployedFunction.INTERACTIONS);
        Map<String, String> billing = told(DeployedFunction.BILLING);
        int partitions = Integer.parseInt(interactions.getOrDefault(VariableNames.PARTITIONS, "1"));
        check(queues, partitions, interactions);
        check(queues, partitions, billing);
        return new Deployment(
                partitions, queues, table(), wiring(queues), brought(), interactions, billing);
    }

    private Wanted queue(JsonNode queue) {
        var attributes = new EnumMap<QueueAttributeName, String>(QueueAttributeName.class);
        ATTRIBUTES.forEach((there, here) -> {
            if (queue.has(there)) attributes.put(here, template.text(queue.get(there)));
        });
        JsonNode redrive = queue.path("RedrivePolicy");
        return new Wanted(
                template.text(queue.path("QueueName")),
                attributes,
                redrive.isMissingNode() ? "" : template.called(redrive.get("deadLetterTargetArn")),
                redrive.path("maxReceiveCount").asInt());
    }

    private CreateTableRequest table() {
        JsonNode table = template.only("AWS::DynamoDB::Table");
        return CreateTableRequest.builder()
                .tableName(template.text(table.path("TableName")))
                .billingMode(BillingMode.fromValue(table.path("BillingMode").asText()))
                .attributeDefinitions(
                        all(table.path("AttributeDefinitions"))
                                .map(one ->
                                        AttributeDefinition.builder()
                                                .attributeName(one.path("AttributeName").asText())
                                                .attributeType(one.path("AttributeType").asText())
                                                .build())
                                .toList())
                .keySchema(
                        all(table.path("KeySchema"))
                                .map(one ->
                                        KeySchemaElement.builder()
                                                .attributeName(one.path("AttributeName").asText())
                                                .keyType(one.path("KeyType").asText())
                                                .build())
                                .toList())
                .streamSpecification(stream ->
                        stream.streamEnabled(true)
                                .streamViewType(
                                        table.path("StreamSpecification")
                                                .path("StreamViewType")
                                                .asText()))
                .build();
    }

    private EventWiring wiring(List<Wanted> queues) {
        List<EventWiring.Rule> rules = new ArrayList<>();
        for (JsonNode rule : template.of("AWS::Events::Rule")) {
            for (JsonNode target : rule.path("Targets")) {
                rules.add(
                        new EventWiring.Rule(
                                template.text(rule.path("Name")),
                                rule.path("EventPattern").toString(),
                                template.called(target.path("Arn")),
                                template.called(target.path("DeadLetterConfig").path("Arn"))));
            }
        }
        Set<String> filled =
                rules.stream().map(EventWiring.Rule::queue).collect(Collectors.toSet());
        return new EventWiring(
                template.text(template.only("AWS::Events::EventBus").path("Name")),
                queues.stream()
                        .filter(queue -> filled.contains(queue.name()))
                        .map(queue ->
                                new EventWiring.Queue(
                                        queue.name(), queue.deadLetters(), queue.receives()))
                        .toList(),
                rules,
                template.of("AWS::Scheduler::ScheduleGroup").stream()
                        .map(group -> template.text(group.path("Name")))
                        .toList(),
                template.of("AWS::Scheduler::Schedule").stream().map(this::recurring).toList(),
                stream());
    }

    private EventWiring.Recurring recurring(JsonNode schedule) {
        JsonNode target = schedule.path("Target");
        return new EventWiring.Recurring(
                template.text(schedule.path("Name")),
                template.text(schedule.path("GroupName")),
                schedule.path("ScheduleExpression").asText(),
                schedule.path("ScheduleExpressionTimezone").asText(),
                target.path("EventBridgeParameters").path("DetailType").asText(),
                target.path("Input").asText());
    }

    private EventWiring.Stream stream() {
        JsonNode mapping =
                template.of("AWS::Lambda::EventSourceMapping").stream()
                        .filter(one -> one.has("StartingPosition"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("nobody reads the stream"));
        return new EventWiring.Stream(
                template.only("AWS::DynamoDB::Table")
                        .at("/StreamSpecification/StreamViewType")
                        .asText(),
                mapping.path("StartingPosition").asText(),
                mapping.path("BatchSize").asInt(),
                all(mapping.path("FilterCriteria").path("Filters"))
                        .map(filter -> filter.path("Pattern").asText())
                        .toList(),
                template.called(mapping.at("/DestinationConfig/OnFailure/Destination")));
    }

    private List<String> brought() {
        return template.of("AWS::Lambda::EventSourceMapping").stream()
                .filter(one -> !one.has("StartingPosition"))
                .map(one -> template.called(one.path("EventSourceArn")))
                .toList();
    }

    private Map<String, String> told(DeployedFunction function) {
        JsonNode variables =
                template.of("AWS::Lambda::Function").stream()
                        .filter(one -> one.path("FunctionName").asText().equals(function.name()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no " + function.name()))
                        .path("Environment")
                        .path("Variables");
        var told = new HashMap<String, String>();
        variables
                .properties()
                .forEach(one -> told.put(one.getKey(), template.text(one.getValue())));
        return told;
    }

    /// Whoever is told of a queue finds it.
    private static void check(List<Wanted> queues, int partitions, Map<String, String> told) {
        Set<String> names = queues.stream().map(Wanted::name).collect(Collectors.toSet());
        for (String variable : List.of(VariableNames.QUEUE_URL, VariableNames.BILLING_QUEUE_URL)) {
            String url = told.getOrDefault(variable, "");
            String name = url.substring(url.lastIndexOf('/') + 1);
            IntStream.range(0, partitions)
                    .mapToObj(one -> name.replace(QueueNames.PARTITION, String.valueOf(one)))
                    .filter(one -> !names.contains(one))
                    .findFirst()
                    .ifPresent(one -> {
                        throw new IllegalStateException(
                                variable + " names the queue '" + one + "', which nobody makes");
                    });
        }
    }

    private static java.util.stream.Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
