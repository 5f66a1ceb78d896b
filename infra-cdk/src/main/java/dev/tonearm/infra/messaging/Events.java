package dev.tonearm.infra.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.stage.StageSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;

/// The event bus with its rules and what they fill, and the schedules that put events on it: all as
/// the file of events has them.
final class Events {
    /// For so long, and so often, EventBridge and its scheduler try again: the most that they do.
    private static final int DAY = (int) Duration.days(1).toSeconds().longValue();

    private static final int TRIES = 185;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final EventWiring file;
    private final EventBus bus;
    private final Role role;

    Events(Stack stack, EventWiring file, Queues queues, StageSettings stage) {
        this.stack = stack;
        this.file = file;
        this.bus = EventBus.Builder.create(stack, "Bus").eventBusName(file.bus()).build();
        archive(stage.messaging().archiveDays());
        file.queues().forEach(queues::filled);
        file.rules().forEach(rule -> rule(rule, queues));
        for (String group : file.groups()) {
            CfnScheduleGroup.Builder.create(stack, group).name(group).build();
        }
        this.role = role(MessagingStack.schedulerRole(stage));
        file.schedules().forEach(this::schedule);
    }

    String busArn() {
        return bus.getEventBusArn();
    }

    String schedulerRoleArn() {
        return role.getRoleArn();
    }

    private void archive(int days) {
        if (days == 0) return;
        Archive.Builder.create(stack, "Archive")
                .sourceEventBus(bus)
                .description("What was told, to be played again by an operator")
                .eventPattern(EventPattern.builder().source(List.of(EventCodec.SOURCE)).build())
                .retention(Duration.days(days))
                .build();
    }

    private void rule(EventWiring.Rule wanted, Queues queues) {
        var queue = queues.named(wanted.queue());
        var dead = queues.named(wanted.deadLetters());
        var target =
                CfnRule.TargetProperty.builder()
                        .id(wanted.queue())
                        .arn(queue.getQueueArn())
                        .deadLetterConfig(
                                CfnRule.DeadLetterConfigProperty.builder()
                                        .arn(dead.getQueueArn())
                                        .build())
                        .retryPolicy(
                                CfnRule.RetryPolicyProperty.builder()
                                        .maximumEventAgeInSeconds(DAY)
                                        .maximumRetryAttempts(TRIES)
                                        .build())
                        .build();
        var rule =
                CfnRule.Builder.create(stack, wanted.name())
                        .name(wanted.name())
                        .eventBusName(bus.getEventBusName())
                        .eventPattern(tree(wanted.pattern()))
                        .targets(List.of(target))
                        .build();
        for (var filled : List.of(queue, dead)) {
            filled.addToResourcePolicy(
                    PolicyStatement.Builder.create()
                            .principals(List.of(new ServicePrincipal("events.amazonaws.com")))
                            .actions(List.of("sqs:SendMessage"))
                            .resources(List.of(filled.getQueueArn()))
                            .conditions(
                                    Map.of("ArnEquals", Map.of("aws:SourceArn", rule.getAttrArn())))
                            .build());
        }
    }

    /// For schedules of our groups only, also those that the billing function makes.
    private Role role(String name) {
        var groups = file.groups().stream().map(this::groupArn).toList();
        var principal =
                ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(
                                new TreeMap<>(
                                        Map.of(
                                                "StringEquals",
                                                Map.of("aws:SourceAccount", stack.getAccount()),
                                                "ArnEquals",
                                                Map.of("aws:SourceArn", groups))))
                        .build();
        var made =
                Role.Builder.create(stack, "Scheduler")
                        .roleName(name)
                        .description("By it EventBridge Scheduler puts events on Tonearm's bus")
                        .assumedBy(principal)
                        .build();
        bus.grantPutEventsTo(made);
        return made;
    }

    /// Without dead letters: they would hold a moment that has gone by, in a form that no queue's
    /// reader takes. The alarm on a group's failing targets tells at the first failure, a day
    /// before the scheduler gives up, and of a job also the alarm on a night that it missed.
    private void schedule(EventWiring.Recurring wanted) {
        var target =
                CfnSchedule.TargetProperty.builder()
                        .arn(bus.getEventBusArn())
                        .roleArn(role.getRoleArn())
                        .input(wanted.detail())
                        .eventBridgeParameters(
                                CfnSchedule.EventBridgeParametersProperty.builder()
                                        .source(EventCodec.SOURCE)
                                        .detailType(wanted.type())
                                        .build())
                        .retryPolicy(
                                CfnSchedule.RetryPolicyProperty.builder()
                                        .maximumEventAgeInSeconds(DAY)
                                        .maximumRetryAttempts(TRIES)
                                        .build())
                        .build();
        var made =
                CfnSchedule.Builder.create(stack, wanted.name())
                        .name(wanted.name())
                        .groupName(wanted.group())
                        .description("A job of the night (docs/jobs.md)")
                        .scheduleExpression(wanted.expression())
                        .scheduleExpressionTimezone(wanted.timezone())
                        .flexibleTimeWindow(
                                CfnSchedule.FlexibleTimeWindowProperty.builder()
                                        .mode("OFF")
                                        .build())
                        .target(target)
                        .build();
        made.getNode().addDependency(stack.getNode().findChild(wanted.group()));
    }

    private static Map<String, Object> tree(String pattern) {
        try {
            return JSON.readValue(pattern, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a rule's pattern is no JSON", e);
        }
    }

    private String groupArn(String group) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service("scheduler")
                        .resource("schedule-group")
                        .resourceName(group)
                        .arnFormat(ArnFormat.SLASH_RESOURCE_NAME)
                        .build());
    }
}
