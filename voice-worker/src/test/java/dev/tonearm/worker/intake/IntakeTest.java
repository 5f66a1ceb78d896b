package dev.tonearm.worker.intake;

import static dev.tonearm.worker.intake.Commands.GUILD;
import static dev.tonearm.worker.intake.Commands.OTHER_GUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.SystemTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;

/// What the intake promises, against a FIFO queue on the real wire.
class IntakeTest {
    private static final Duration VISIBILITY = Duration.ofSeconds(3);
    private static LocalSqs local;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Telemetry telemetry = new Telemetry(meters, OpenTelemetry.noop());
    private final List<Delivery> received = new CopyOnWriteArrayList<>();
    private final List<Interaction> unread = new CopyOnWriteArrayList<>();
    private final List<Interaction> updating = new CopyOnWriteArrayList<>();
    private Partitions partitions = new Partitions(1);
    private Formats formats = Formats.CURRENT;
    private SqsClient sqs;
    private SystemTimer timer;
    private final List<Intake> intakes = new CopyOnWriteArrayList<>();
    private volatile boolean leased = true;

    @BeforeAll
    static void startSqs() {
        local = LocalSqs.start(1, VISIBILITY);
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterAll
    static void stopSqs() {
        local.close();
        Awaitility.reset();
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

    @Test
    void commands_of_a_guild_arrive_in_order_and_are_deleted_when_done() {
        Intake intake = intake(done());
        for (int i = 1; i <= 25; i++) send(i);
        intake.start(0);
        await().until(() -> received.size() == 25);
        assertThat(received)
                .extracting(Commands::number)
                .isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
        await().until(() -> intake.inHand() == 0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
    }

    @Test
    void a_command_in_hand_is_kept_from_others_for_as_long_as_work_goes_on() {
        Intake intake = intake(received::add);
        send(1);
        intake.start(0);
        await().until(() -> received.size() == 1);
        await().during(VISIBILITY.multipliedBy(2)).until(() -> received.size() == 1);
        end(received.getFirst());
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
    }

    @Test
    void after_a_failure_the_rest_of_the_guild_comes_again_in_order_and_other_guilds_go_on() {
        Intake intake =
                intake(delivery -> {
                    boolean first = received.stream().noneMatch(sameCommand(delivery));
                    received.add(delivery);
                    if (Commands.number(delivery) == 2 && first) fail(delivery);
                    else end(delivery);
                    return true;
                });
        for (int i = 1; i <= 4; i++) send(i);
        Commands.send(local.client(), local.queueUrl(0), OTHER_GUILD, 100);
        intake.start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        List<Integer> ofGuild =
                received.stream()
                        .filter(one -> one.envelope().guild().equals(GUILD))
                        .map(Commands::number)
                        .toList();
        assertThat(ofGuild).startsWith(1, 2).endsWith(2, 3, 4);
        assertThat(received.stream().filter(one -> one.envelope().guild().equals(OTHER_GUILD)))
                .hasSize(1);
    }

    @Test
    void what_is_set_apart_lets_others_of_its_guild_past_and_keeps_its_order_among_its_like() {
        Intake intake =
                intake(delivery -> {
                    received.add(delivery);
                    if (apart(delivery)) return true;
                    if (Commands.number(delivery) == 9) end(delivery);
                    else setApart(delivery);
                    return true;
                });
        for (int number : List.of(1, 2, 3, 9)) send(number);
        intake.start(0);
        await().until(() -> numbers(true).contains(1) && numbers(false).contains(9));
        await().until(() -> {
            for (Delivery delivery : received) {
                if (apart(delivery)) end(delivery);
            }
            return numbers(true).size() == 3;
        });
        assertThat(numbers(true)).containsExactly(1, 2, 3);
        assertThat(numbers(false)).containsExactly(1, 2, 3, 9);
        assertThat(received.getLast().envelope().interaction().token()).isEqualTo("a-secret-token");
    }

    @Test
    void what_was_set_apart_by_a_worker_that_died_before_it_deleted_is_there_once() {
        var queue = Intake.sqs(sqs, QueueSettings.of(local.queueUrlTemplate())).apply(0);
        send(1);
        QueueMessage message = queue.receive().getFirst();
        queue.copy(message, Branch.LOOKUPS, "1", "");
        queue.copy(message, Branch.LOOKUPS, "1", "");
        List<QueueMessage> copies = queue.receive();
        assertThat(copies)
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.branch()).isEqualTo(Branch.LOOKUPS);
                    assertThat(copy.body()).isEqualTo(message.body());
                    assertThat(copy.traceparent()).isEqualTo(Commands.TRACEPARENT);
                });
    }

    @Test
    void what_cannot_be_set_apart_comes_again() {
        Intake intake =
                intake(delivery -> {
                    received.add(delivery);
                    if (apart(delivery)) {
                        end(delivery);
                        return true;
                    }
                    if (received.size() == 1) local.proxy().cut();
                    setApart(delivery);
                    local.proxy().restore();
                    return true;
                });
        send(1);
        intake.start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(numbers(false)).containsExactly(1, 1);
        assertThat(numbers(true)).containsExactly(1);
    }

    private List<Integer> numbers(boolean apart) {
        return received.stream().filter(one -> apart(one) == apart).map(Commands::number).toList();
    }

    @Test
    void poison_goes_aside_at_once_and_holds_up_nobody() {
        Intake intake = intake(done());
        send(1);
        Commands.send(local.client(), local.queueUrl(0), GUILD, "poison", "{\"no\":\"command\"}");
        send(2);
        Commands.send(local.client(), local.queueUrl(0), OTHER_GUILD, 100);
        intake.start(0);
        await().untilAsserted(() -> assertThat(inDeadLetters()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received).extracting(Commands::number).contains(1, 2, 100).hasSize(3);
        assertThat(meters.get("tonearm.poison").counter().count()).isEqualTo(1);
        assertThat(unread).isEmpty();
    }

    @Test
    void who_asked_for_what_nobody_can_read_is_told_before_it_goes_aside() {
        Intake intake = intake(done());
        String body = Commands.encoded(Commands.volume(GUILD, 1, Instant.now()));
        poison("newer", body.replace("\"volume\"", "\"dance\""));
        poison("cut", body.substring(0, body.indexOf("\"guild\"")));
        poison("wrong", body.replace("\"percent\":1", "\"percent\":[[]]"));
        intake.start(0);
        await().untilAsserted(() -> assertThat(inDeadLetters()).isEqualTo(3));
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(unread)
                .hasSize(3)
                .allSatisfy(asker -> {
                    assertThat(asker.token()).isEqualTo("a-secret-token");
                    assertThat(asker.locale()).isEqualTo("en-US");
                });
        assertThat(received).isEmpty();
    }

    @Test
    void a_command_of_another_partition_is_told_and_put_aside_at_once() {
        partitions = new Partitions(2);
        Intake intake = intake(done());
        Commands.send(local.client(), local.queueUrl(0), new GuildId(3L << 22), 1);
        send(2);
        intake.start(0);
        await().untilAsserted(() -> assertThat(inDeadLetters()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(unread).hasSize(1);
        assertThat(received).extracting(Commands::number).containsExactly(2);
    }

    @Test
    void telling_that_breaks_keeps_nothing_from_going_aside() {
        Intake intake =
                intake(
                        new CommandHandler() {
                            @Override
                            public boolean accept(Delivery delivery) {
                                return false;
                            }

                            @Override
                            public void unreadable(Interaction interaction) {
                                throw new NoClassDefFoundError("on purpose");
                            }
                        });
        poison("cut", Commands.encoded(Commands.volume(GUILD, 1, Instant.now())) + "}");
        intake.start(0);
        await().untilAsserted(() -> assertThat(inDeadLetters()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
    }

    @Test
    void a_handler_that_breaks_costs_the_command_a_try_and_the_others_nothing() {
        var broken = new AtomicInteger();
        Intake intake =
                intake(delivery -> {
                    if (Commands.number(delivery) == 1 && broken.incrementAndGet() < 3) {
                        throw new StackOverflowError("on purpose");
                    }
                    received.add(delivery);
                    end(delivery);
                    return true;
                });
        send(1);
        Commands.send(local.client(), local.queueUrl(0), OTHER_GUILD, 100);
        intake.start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received).extracting(Commands::number).containsExactlyInAnyOrder(1, 100);
        assertThat(broken).hasValue(3);
        assertThat(intake.reachable()).isTrue();
    }

    @Test
    void a_newer_command_waits_with_those_behind_it_for_a_newer_worker_and_others_go_on() {
        Intake older = intake(done());
        Formats next = Formats.CURRENT.rehearsing(Set.of("volume"));
        CommandEnvelope first = Commands.volume(GUILD, 1, Instant.now());
        Commands.send(
                local.client(),
                local.queueUrl(0),
                GUILD,
                "first",
                CommandCodec.encode(first, next));
        send(2);
        Commands.send(local.client(), local.queueUrl(0), OTHER_GUILD, 100);
        older.start(0);
        await().until(() -> older.leftToNewer() > 0 && received.size() == 1);
        assertThat(received).extracting(Commands::number).containsExactly(100);
        await().atMost(Duration.ofSeconds(20)).until(() -> !updating.isEmpty());
        assertThat(updating).contains(first.interaction());
        assertThat(older.inHand()).isZero();

        older.close(0);
        formats = next;
        Intake newer = intake(done());
        newer.start(0);
        await().until(() -> received.size() == 3);
        assertThat(received).extracting(Commands::number).containsExactly(100, 1, 2);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(inDeadLetters()).isZero();
        assertThat(unread).isEmpty();
    }

    private static void poison(String id, String body) {
        Commands.send(local.client(), local.queueUrl(0), GUILD, id, body);
    }

    @Test
    void what_fails_three_times_goes_aside_alone_and_the_next_of_its_guild_follows_at_once() {
        var times = new CopyOnWriteArrayList<Long>();
        Intake intake =
                intake(delivery -> {
                    received.add(delivery);
                    times.add(timer.nanos());
                    if (Commands.number(delivery) != 1) {
                        end(delivery);
                    } else {
                        // The queue keeps this one back until the other two of its guild are gone.
                        if (received.stream().filter(sameCommand(delivery)).count() == 3) send(3);
                        fail(delivery);
                    }
                    return true;
                });
        send(1);
        send(2);
        intake.start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(inDeadLetters()).isEqualTo(1);
        assertThat(received.stream().map(Commands::number).filter(number -> number == 1))
                .hasSize(3);
        assertThat(received).extracting(Commands::number).endsWith(1, 2, 3);
        long last = times.getLast() - times.get(times.size() - 3);
        assertThat(Duration.ofNanos(last)).isLessThan(VISIBILITY.dividedBy(2));
        assertThat(meters.get("tonearm.put.aside").counter().count()).isEqualTo(1);
    }

    @Test
    void a_command_that_five_workers_received_and_none_failed_at_is_still_done() {
        send(1);
        for (int dead = 0; dead < 5; dead++) assertThat(receivedByAWorkerThatDies()).isEqualTo(1);
        Intake intake = intake(done());
        intake.start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received).extracting(Commands::number).containsExactly(1);
        assertThat(inDeadLetters()).isZero();
    }

    @Test
    void what_is_released_is_never_put_aside_by_us() {
        send(1);
        for (int dead = 0; dead < 2; dead++) receivedByAWorkerThatDies();
        Intake intake =
                intake(delivery -> {
                    received.add(delivery);
                    if (received.size() == 1) delivery.giveBack("the store is away");
                    else end(delivery);
                    return true;
                });
        intake.start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received).hasSize(2);
        assertThat(inDeadLetters()).isZero();
    }

    @Test
    void what_kills_its_workers_is_put_aside_by_the_queue() {
        send(1);
        for (int dead = 0; dead < Redelivery.MAX_RECEIVES; dead++) {
            assertThat(receivedByAWorkerThatDies()).isEqualTo(1);
        }
        assertThat(receivedByAWorkerThatDies()).isZero();
        await().untilAsserted(() -> assertThat(inDeadLetters()).isEqualTo(1));
    }

    @Test
    void a_message_that_could_not_be_put_aside_is_tried_again() {
        Intake intake =
                intake(delivery -> {
                    received.add(delivery);
                    if (received.size() == 1) local.proxy().cut();
                    fail(delivery);
                    local.proxy().restore();
                    return true;
                });
        send(1);
        for (int dead = 0; dead < 3; dead++) receivedByAWorkerThatDies();
        intake.start(0);
        await().untilAsserted(() -> assertThat(inDeadLetters()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received).hasSize(2);
    }

    @Test
    void a_message_that_is_put_aside_twice_is_there_once_and_with_its_trace() {
        var queue = Intake.sqs(sqs, QueueSettings.of(local.queueUrlTemplate())).apply(0);
        send(1);
        QueueMessage message = queue.receive().getFirst();
        queue.copyAside(message);
        queue.copyAside(message);
        assertThat(inDeadLetters()).isEqualTo(1);
        var copy =
                local.client()
                        .receiveMessage(request ->
                                request.queueUrl(local.deadLetterUrl(0))
                                        .messageAttributeNames("traceparent"))
                        .messages()
                        .getFirst();
        assertThat(copy.body()).isEqualTo(message.body());
        assertThat(copy.messageAttributes())
                .hasEntrySatisfying(
                        "traceparent",
                        trace -> assertThat(trace.stringValue()).isEqualTo(Commands.TRACEPARENT));
    }

    @Test
    void a_command_that_discord_takes_no_answer_to_any_more_is_dropped() {
        Intake intake = intake(received::add);
        var old = Commands.volume(GUILD, 1, Instant.now().minus(Duration.ofMinutes(16)));
        Commands.send(local.client(), local.queueUrl(0), GUILD, "old", Commands.encoded(old));
        intake.start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received).isEmpty();
        assertThat(meters.get("tonearm.commands").tag("outcome", "expired").counter().count())
                .isEqualTo(1);
    }

    @Test
    void no_more_is_taken_than_there_is_room_for() {
        var small =
                new QueueSettings(local.queueUrlTemplate(), Duration.ofSeconds(1), VISIBILITY, 10);
        Intake intake = intake(small, received::add);
        for (int i = 1; i <= 30; i++) {
            Commands.send(local.client(), local.queueUrl(0), new GuildId((2L * i) << 22), i);
        }
        intake.start(0);
        await().until(() -> !received.isEmpty());
        await().during(Duration.ofSeconds(1)).until(() -> intake.inHand() <= 10);
        await().until(() -> {
            received.forEach(IntakeTest::end);
            return received.size() == 30;
        });
    }

    @Test
    void it_recovers_by_itself_when_the_queue_was_away() {
        Intake intake = intake(done());
        intake.start(0);
        await().until(intake::reachable);
        local.proxy().cut();
        await().until(() -> !intake.reachable());
        send(1);
        local.proxy().restore();
        await().until(() -> received.size() == 1);
        await().until(intake::reachable);
    }

    @Test
    void a_receipt_that_the_queue_refuses_keeps_no_other_message_from_being_deleted() {
        var queue = Intake.sqs(sqs, QueueSettings.of(local.queueUrlTemplate())).apply(0);
        send(1);
        QueueMessage good = queue.receive().getFirst();
        var bad = new QueueMessage("other", "no receipt", good.group(), "{}", "", "", 1);
        assertThat(queue.delete(List.of(bad, good))).isEqualTo(1);
        assertThat(onQueue()).isZero();
    }

    @Test
    void nothing_is_received_after_draining() throws InterruptedException {
        Intake intake = intake(received::add);
        intake.start(0);
        await().until(intake::reachable);
        assertThat(intake.drain(0, Duration.ofSeconds(5))).isTrue();
        send(1);
        await().during(Duration.ofMillis(500)).until(received::isEmpty);
        assertThat(onQueue()).isEqualTo(1);
    }

    @Test
    void without_the_lease_nothing_is_received_and_with_it_again() {
        Intake intake = intake(done());
        leased = false;
        intake.start(0);
        send(1);
        await().during(Duration.ofMillis(500)).until(received::isEmpty);
        assertThat(onQueue()).isEqualTo(1);
        leased = true;
        await().until(() -> received.size() == 1);
    }

    @Test
    void a_partition_that_was_closed_can_be_read_again() throws InterruptedException {
        Intake intake = intake(done());
        intake.start(0);
        assertThat(intake.drain(0, Duration.ofSeconds(5))).isTrue();
        intake.close(0);
        intake.start(0);
        send(1);
        await().until(() -> received.size() == 1);
    }

    private CommandHandler done() {
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

    private static void end(Delivery delivery) {
        delivery.attend(() -> new Step.Tell(Replies.answered()), Replies::answered);
    }

    private static void fail(Delivery delivery) {
        delivery.attend(
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                Replies::answered);
    }

    private static void setApart(Delivery delivery) {
        delivery.attend(Step.Later::new, Replies::answered);
        delivery.setApart();
    }

    private static boolean apart(Delivery delivery) {
        return delivery.branch() == Branch.LOOKUPS;
    }

    private static Predicate<Delivery> sameCommand(Delivery delivery) {
        return other -> other.envelope().equals(delivery.envelope());
    }

    private Intake intake(CommandHandler handler) {
        return intake(
                new QueueSettings(local.queueUrlTemplate(), Duration.ofSeconds(1), VISIBILITY, 100),
                handler);
    }

    private Intake intake(QueueSettings settings, CommandHandler handler) {
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

    private static void send(int number) {
        Commands.send(local.client(), local.queueUrl(0), GUILD, number);
    }

    /// How many it received.
    private static int receivedByAWorkerThatDies() {
        return local.client()
                .receiveMessage(request ->
                        request.queueUrl(local.queueUrl(0))
                                .maxNumberOfMessages(PartitionQueue.BATCH)
                                .visibilityTimeout(0))
                .messages()
                .size();
    }

    private static int onQueue() {
        return count(local.queueUrl(0));
    }

    private static int inDeadLetters() {
        return count(local.deadLetterUrl(0));
    }

    private static int count(String queue) {
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
