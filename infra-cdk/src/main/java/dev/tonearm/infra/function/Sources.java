package dev.tonearm.infra.function;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.infra.access.Arns;
import dev.tonearm.infra.access.Thing;
import dev.tonearm.infra.data.DataStack;
import dev.tonearm.infra.stage.StageSettings;
import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.ssm.StringParameter;

/// What Lambda brings the billing function: notes, events, and what is new in the book of grants.
/// Of each only that comes again which the function names as failed.
final class Sources {
    /// As many as Lambda takes out of a FIFO queue at once.
    private static final int BATCH = 10;

    /// The most invocations at a time for notes: a guild's are in order anyway, and Stripe takes so
    /// many requests a second.
    private static final int NOTES_AT_A_TIME = 10;

    private static final int EVENTS_AT_A_TIME = 5;

    /// A change that nobody could tell for so long is put aside before the stream forgets it, after
    /// a day.
    private static final Duration TOLD_WITHIN = Duration.ofHours(23);

    /// As often as Lambda tries.
    private static final int TRIES = 10_000;

    private static final List<String> BY_ITEM = List.of("ReportBatchItemFailures");

    private final Stack stack;
    private final Arns arns;
    private final DeployedVersion function;

    Sources(Stack stack, Arns arns, DeployedVersion function) {
        this.stack = stack;
        this.arns = arns;
        this.function = function;
    }

    void bring(StageSettings stage, EventWiring.Stream stream) {
        queue("Notes", QueueNames.BILLING, NOTES_AT_A_TIME);
        queue("Events", arns.eventsQueue(), EVENTS_AT_A_TIME);
        changes(stage, stream);
    }

    private void queue(String id, String name, int atATime) {
        afterRole(
                CfnEventSourceMapping.Builder.create(stack, id)
                        .functionName(function.alias().getFunctionArn())
                        .eventSourceArn(arns.queue(name))
                        .batchSize(BATCH)
                        .functionResponseTypes(BY_ITEM)
                        .scalingConfig(
                                CfnEventSourceMapping.ScalingConfigProperty.builder()
                                        .maximumConcurrency(atATime)
                                        .build())
                        .build());
    }

    /// The stream has no name that is known before it is there, so the stack of the table leaves it
    /// in a parameter.
    private void changes(StageSettings stage, EventWiring.Stream told) {
        String stream =
                StringParameter.valueForStringParameter(stack, DataStack.streamParameter(stage));
        function.role()
                .addToPolicy(
                        allow(
                                "Stream",
                                List.of(
                                        "dynamodb:DescribeStream",
                                        "dynamodb:GetRecords",
                                        "dynamodb:GetShardIterator"),
                                stream));
        function.role()
                .addToPolicy(
                        allow(
                                "Streams",
                                List.of("dynamodb:ListStreams"),
                                arns.of(Thing.TABLE).getFirst() + "/stream/*"));
        afterRole(
                CfnEventSourceMapping.Builder.create(stack, "Changes")
                        .functionName(function.alias().getFunctionArn())
                        .eventSourceArn(stream)
                        .startingPosition(told.start())
                        .batchSize(told.batch())
                        .bisectBatchOnFunctionError(true)
                        .maximumRecordAgeInSeconds(TOLD_WITHIN.toSeconds())
                        .maximumRetryAttempts(TRIES)
                        .functionResponseTypes(BY_ITEM)
                        .filterCriteria(
                                CfnEventSourceMapping.FilterCriteriaProperty.builder()
                                        .filters(
                                                told.filters().stream()
                                                        .map(Sources::filter)
                                                        .toList())
                                        .build())
                        .destinationConfig(
                                CfnEventSourceMapping.DestinationConfigProperty.builder()
                                        .onFailure(
                                                CfnEventSourceMapping.OnFailureProperty.builder()
                                                        .destination(arns.queue(told.deadLetters()))
                                                        .build())
                                        .build())
                        .build());
    }

    /// Lambda looks at once whether the function may read there.
    private void afterRole(CfnEventSourceMapping mapping) {
        mapping.getNode().addDependency(function.role());
    }

    private static CfnEventSourceMapping.FilterProperty filter(String pattern) {
        return CfnEventSourceMapping.FilterProperty.builder().pattern(pattern).build();
    }

    private static PolicyStatement allow(String sid, List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .sid(sid)
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}
