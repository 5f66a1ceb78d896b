package dev.tonearm.worker.intake;

import static dev.tonearm.worker.intake.Commands.GUILD;
import static dev.tonearm.worker.intake.Commands.OTHER_GUILD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.core.catalogue.CommandCodec;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.guild.GuildId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the intake promises: order, and that what is in hand stays there.
class IntakeTest extends IntakeStage {
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
        await().until(() -> !updating.isEmpty());
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
            received.forEach(IntakeStage::end);
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
}
