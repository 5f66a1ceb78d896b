package dev.tonearm.worker.intake;

import static dev.tonearm.worker.intake.Commands.GUILD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.worker.OnTheWire;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.SystemTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;

/// An intake before a FIFO queue on the real wire.
@OnTheWire
abstract class IntakeStage {
    static final Duration VISIBILITY = Duration.ofSeconds(3);
    static LocalSqs local;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Telemetry telemetry = new Telemetry(meters, OpenTelemetry.noop());
    final List<Delivery> received = new CopyOnWriteArrayList<>();
    final List<Interaction> unread = new CopyOnWriteArrayList<>();
    final List<Interaction> updating = new CopyOnWriteArrayList<>();
    Partitions partitions = new Partitions(1);
    Formats formats = Formats.CURRENT;
    SqsClient sqs;
    SystemTimer timer;
    final List<Intake> intakes = new CopyOnWriteArrayList<>();
    volatile boolean leased = true;

    @BeforeAll
    static void startSqs() {
        local = LocalSqs.start(1, VISIBILITY);
    }

    @AfterAll
    static void stopSqs() {
        local.close();
    }

    @BeforeEach
    void emptyQueues() {
        for (String queue : List.of(local.queueUrl(0), local.deadLetterUrl(0))) {
            local.client().purgeQueue(PurgeQueueRequest.builder().queueUrl(queue).build());
        }
        sqs =
                SqsClient.builder()
                        .endpointOverride(local.endpoint())
                        .region(LocalCredentials.REGION)
                        .credentialsProvider(LocalCredentials.provider())
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build();
        timer = new SystemTimer(task -> Thread.ofVirtual().start(task));
    }

    @AfterEach
    void closeIntake() throws InterruptedException {
        for (Intake intake : intakes) {
            intake.drain(0, Duration.ofSeconds(3));
            intake.close(0);
        }
        timer.close();
        sqs.close();
    }

    CommandHandler done() {
        return new CommandHandler() {
            @Override
            public boolean accept(Delivery delivery) {
                received.add(delivery);
                end(delivery);
                return true;
            }

            @Override
            public void unreadable(Interaction interaction) {
                unread.add(interaction);
            }

            @Override
            public void updating(Interaction interaction) {
                updating.add(interaction);
            }
        };
    }

    static void end(Delivery delivery) {
        delivery.attend(() -> new NextStep.Tell(Replies.answered()), Replies::answered);
    }

    static void fail(Delivery delivery) {
        delivery.attend(
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                Replies::answered);
    }

    static void setApart(Delivery delivery) {
        delivery.attend(NextStep.Later::new, Replies::answered);
        delivery.setApart();
    }

    static boolean apart(Delivery delivery) {
        return delivery.branch() == Branch.LOOKUPS;
    }

    static Predicate<Delivery> sameCommand(Delivery delivery) {
        return other -> other.envelope().equals(delivery.envelope());
    }

    Intake intake(CommandHandler handler) {
        return intake(
                new QueueSettings(local.queueUrlTemplate(), Duration.ofSeconds(1), VISIBILITY, 100),
                handler);
    }

    Intake intake(QueueSettings settings, CommandHandler handler) {
        var intake =
                new Intake(
                        Intake.sqs(sqs, settings),
                        partitions,
                        settings,
                        formats,
                        _ -> leased,
                        handler,
                        telemetry,
                        timer,
                        new Random(1),
                        task -> Thread.ofVirtual().start(task));
        intakes.add(intake);
        return intake;
    }

    static void send(int number) {
        Commands.send(local.client(), local.queueUrl(0), GUILD, number);
    }

    /// How many it received.
    static int receivedByAWorkerThatDies() {
        return local.client()
                .receiveMessage(request ->
                        request.queueUrl(local.queueUrl(0))
                                .maxNumberOfMessages(PartitionQueue.BATCH)
                                .visibilityTimeout(0))
                .messages()
                .size();
    }

    static int onQueue() {
        return count(local.queueUrl(0));
    }

    static int inDeadLetters() {
        return count(local.deadLetterUrl(0));
    }

    static int count(String queue) {
        var counts =
                local.client()
                        .getQueueAttributes(request ->
                                request.queueUrl(queue)
                                        .attributeNames(
                                                APPROXIMATE_NUMBER_OF_MESSAGES,
                                                APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }
}
