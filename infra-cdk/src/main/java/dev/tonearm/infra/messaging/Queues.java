package dev.tonearm.infra.messaging;

import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.core.event.EventWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.DeduplicationScope;
import software.amazon.awscdk.services.sqs.FifoThroughputLimit;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/// Queues, each with its dead letters, of which nobody else may put any there by redrive.
///
/// FIFO queues have high throughput: a message's deduplication is within its group, which is what
/// senders count on anyway (an interaction is of one guild, and the guild is the group).
final class Queues {
    /// How long somebody may have a message in hand before another gets it, unless who receives it
    /// says otherwise, as workers do with every request.
    private static final Duration COMMAND = Duration.seconds(30);

    /// Twice the longest invocation of the billing function: what it did not do comes again a
    /// minute later, and never while it is still at it.
    private static final Duration NOTE = Duration.seconds(60);

    /// The longest there is: what lies among dead letters waits for people.
    private static final Duration LONGEST = Duration.days(14);

    /// A command is too old after 15 minutes, and a worker says so. Kept for longer than any
    /// outage, so that none goes without a word.
    private static final Duration COMMANDS_KEPT = Duration.days(4);

    /// Less than its dead letters are: in a standard queue the age goes on when a message moves.
    private static final Duration EVENTS_KEPT = Duration.days(7);

    private final Stack stack;
    private final RemovalPolicy removal;
    private final Map<String, Queue> made = new TreeMap<>();

    Queues(Stack stack, RemovalPolicy removal) {
        this.stack = stack;
        this.removal = removal;
    }

    void commands(int partition) {
        fifo(
                "Commands" + partition,
                QueueNames.commands(partition),
                QueueNames.commandsDeadLetters(partition),
                COMMAND,
                COMMANDS_KEPT);
    }

    /// What it takes it may not lose: neither Stripe nor Discord tells it again.
    void billing() {
        fifo("Billing", QueueNames.BILLING, QueueNames.BILLING_DEAD_LETTERS, NOTE, LONGEST);
    }

    void filled(EventWiring.Queue queue) {
        Queue dead = deadLetters(queue.deadLetters(), queue.deadLetters(), queue.name(), false);
        made.put(
                queue.name(),
                queue(queue.name(), queue.name(), dead, queue.receives())
                        .visibilityTimeout(NOTE)
                        .retentionPeriod(EVENTS_KEPT)
                        .build());
    }

    /// One that was made.
    Queue named(String name) {
        return Objects.requireNonNull(made.get(name), () -> "no queue " + name);
    }

    private void fifo(String id, String name, String dead, Duration hidden, Duration kept) {
        made.put(
                name,
                queue(id, name, deadLetters(id + "Dead", dead, name, true), Redelivery.MAX_RECEIVES)
                        .fifo(true)
                        .contentBasedDeduplication(false)
                        .deduplicationScope(DeduplicationScope.MESSAGE_GROUP)
                        .fifoThroughputLimit(FifoThroughputLimit.PER_MESSAGE_GROUP_ID)
                        .visibilityTimeout(hidden)
                        .retentionPeriod(kept)
                        .build());
    }

    private Queue.Builder queue(String id, String name, Queue dead, int receives) {
        return encrypted(id, name)
                .deadLetterQueue(
                        DeadLetterQueue.builder().queue(dead).maxReceiveCount(receives).build());
    }

    private Queue deadLetters(String id, String name, String of, boolean fifo) {
        Queue.Builder builder = encrypted(id, name).retentionPeriod(LONGEST);
        if (fifo) builder.fifo(true).contentBasedDeduplication(false);
        Queue dead = builder.build();
        // By name: by reference, each of the two would have to be made before the other.
        ((CfnQueue) Objects.requireNonNull(dead.getNode().getDefaultChild()))
                .setRedriveAllowPolicy(
                        new TreeMap<>(
                                Map.of(
                                        "redrivePermission",
                                        "byQueue",
                                        "sourceQueueArns",
                                        List.of(arn(of)))));
        made.put(name, dead);
        return dead;
    }

    private Queue.Builder encrypted(String id, String name) {
        return Queue.Builder.create(stack, id)
                .queueName(name)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .removalPolicy(removal);
    }

    private String arn(String queue) {
        return stack.formatArn(ArnComponents.builder().service("sqs").resource(queue).build());
    }
}
