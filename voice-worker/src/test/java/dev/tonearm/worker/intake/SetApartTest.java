package dev.tonearm.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tonearm.worker.reply.Reply;
import dev.tonearm.worker.reply.Told;
import dev.tonearm.worker.telemetry.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What is to keep nobody waiting.
class SetApartTest extends IntakeStage {
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

    @Test
    void a_slow_answer_lets_the_next_command_of_its_guild_past_it_and_is_handed_out_to_nobody() {
        var told = new CompletableFuture<Told>();
        Intake intake = intake(slow(told));
        send(1);
        intake.start(0);
        await().until(() -> received.size() == 1);
        send(2);
        await().until(() -> received.size() == 2);
        await("what stands for the answer").until(() -> onQueue() == 1);
        await().during(VISIBILITY.multipliedBy(2)).until(() -> received.size() == 2);
        told.complete(new Told.Answered());
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        await().until(() -> intake.inHand() == 0);
        assertThat(received).extracting(Commands::number).containsExactly(1, 2);
    }

    @Test
    void an_answer_that_a_worker_took_along_comes_again_with_its_words() {
        Intake first = intake(slow(new CompletableFuture<>()));
        send(1);
        first.start(0);
        await().until(() -> received.size() == 1 && received.getFirst().stage() == Stage.PARTED);
        first.close(0);
        received.clear();
        intake(done()).start(0);
        await().untilAsserted(() -> assertThat(onQueue()).isZero());
        assertThat(received)
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.branch()).isEqualTo(Branch.ANSWERS);
                    assertThat(copy.words()).isEqualTo("{\"words\":1}");
                    assertThat(Commands.number(copy)).isEqualTo(1);
                });
    }

    /// Answers the first command when a test says so.
    private CommandHandler slow(CompletableFuture<Told> told) {
        return delivery -> {
            received.add(delivery);
            if (Commands.number(delivery) != 1) {
                end(delivery);
                return true;
            }
            return delivery.attend(
                    () -> new NextStep.Tell(new Reply(Outcome.DONE, "{\"words\":1}", told)),
                    Replies::answered);
        };
    }

    private List<Integer> numbers(boolean apart) {
        return received.stream().filter(one -> apart(one) == apart).map(Commands::number).toList();
    }
}
