package dev.tonearm.worker.intake;

import static dev.tonearm.worker.intake.Commands.GUILD;
import static dev.tonearm.worker.intake.Commands.OTHER_GUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.Redelivery;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.partition.Partitions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What nobody can do goes aside, where operators find it.
class PutAsideTest extends IntakeStage {
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
    void what_kills_its_workers_is_put_aside_untried_by_the_last() {
        send(1);
        for (int dead = 1; dead < Redelivery.MAX_RECEIVES; dead++) {
            assertThat(receivedByAWorkerThatDies()).isEqualTo(1);
        }
        Intake intake = intake(done());
        intake.start(0);
        await().untilAsserted(() -> assertThat(inDeadLetters()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received).isEmpty();
    }

    @Test
    void what_kills_all_its_workers_is_put_aside_by_the_queue() {
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
}
