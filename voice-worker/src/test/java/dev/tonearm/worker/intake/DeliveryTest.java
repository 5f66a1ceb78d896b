package dev.tonearm.worker.intake;

import static dev.tonearm.worker.intake.Commands.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.Redelivery;
import dev.tonearm.worker.reply.Reply;
import dev.tonearm.worker.reply.Told;
import dev.tonearm.worker.telemetry.Outcome;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.StepTimer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A command from its receipt to its end, as the queue hears of it.
class DeliveryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final StepTimer timer = new StepTimer(NOON);
    private final Queue queue = new Queue();
    private final GuildBatch batch = new GuildBatch();
    private final CompletableFuture<Told> told = new CompletableFuture<>();

    @Test
    void what_is_answered_in_time_is_deleted_and_nothing_stands_for_its_answer() {
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        timer.advance(Delivery.PATIENCE.minusMillis(1));
        assertThat(queue.heard).isEmpty();
        told.complete(new Told.Answered());
        timer.advance(Duration.ofMinutes(1));
        assertThat(queue.heard).containsExactly("done 1");
        assertThat(delivery.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void what_only_a_newer_worker_can_do_waits_for_it_with_those_behind_it() {
        Delivery first = delivery(1, Branch.COMMANDS, 3);
        Delivery second = delivery(2, Branch.COMMANDS, 1);
        first.attend(NextStep.LeaveToNewer::new, Replies::answered);
        assertThat(queue.heard).containsExactly("left [1, 2]");
        assertThat(second.over()).isTrue();
        assertThat(second.attend(NextStep.Later::new, Replies::answered)).isFalse();
    }

    @Test
    void a_slow_answer_lets_the_guilds_next_commands_past_it_and_stays_in_the_queue() {
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        timer.advance(Delivery.PATIENCE);
        assertThat(queue.heard).containsExactly("expect 1", "copy 1 to ANSWERS", "done 1");
        assertThat(delivery.comes(copy(1, 1))).isTrue();
        assertThat(queue.heard).hasSize(3);
        told.complete(new Told.Answered());
        assertThat(queue.heard).endsWith("forget 1", "done copy 1.1");
        assertThat(delivery.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void what_stood_for_an_answer_that_is_given_is_deleted_when_it_comes() {
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        timer.advance(Delivery.PATIENCE);
        told.complete(new Told.Answered());
        assertThat(queue.heard).endsWith("done 1");
        assertThat(delivery.over()).isTrue();
        assertThat(delivery.comes(copy(1, 1))).isTrue();
        assertThat(queue.heard).endsWith("forget 1", "done copy 1.1");
    }

    @Test
    void a_copy_that_comes_before_the_queue_has_said_so_stands_for_the_answer() {
        queue.away = true;
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        timer.advance(Delivery.PATIENCE);
        assertThat(delivery.stage()).isEqualTo(Stage.PARTING);
        assertThat(delivery.comes(copy(1, 1))).isTrue();
        assertThat(queue.heard).containsExactly("expect 1", "done 1");
        told.complete(new Told.Answered());
        assertThat(queue.heard).endsWith("forget 1", "done copy 1.1");
    }

    @Test
    void a_copy_that_comes_a_second_time_is_the_one_that_is_deleted() {
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        timer.advance(Delivery.PATIENCE);
        delivery.comes(copy(1, 1));
        delivery.comes(copy(1, 2));
        told.complete(new Told.Answered());
        assertThat(queue.heard).contains("done copy 1.1").endsWith("done copy 1.2");
    }

    @Test
    void a_queue_that_takes_no_copy_is_asked_again_until_the_answer_is_given() {
        queue.away = true;
        decided(delivery(1, Branch.COMMANDS, 1));
        timer.advance(Delivery.PATIENCE.plus(Delivery.AGAIN.multipliedBy(3)));
        assertThat(queue.heard).containsExactly("expect 1");
        told.complete(new Told.Answered());
        assertThat(queue.heard).endsWith("done 1");
        queue.away = false;
        timer.advance(Delivery.AGAIN.multipliedBy(2));
        assertThat(queue.heard).endsWith("done 1");
    }

    @Test
    void an_answer_that_is_not_taken_is_left_to_the_copy() {
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        told.complete(new Told.Failed("503"));
        assertThat(queue.heard)
                .containsExactly("expect 1", "copy 1 to ANSWERS", "forget 1", "done 1");
        assertThat(delivery.outcome()).isEqualTo(Outcome.RELEASED);
        assertThat(delivery.comes(copy(1, 1))).isFalse();
    }

    @Test
    void a_slow_answer_that_is_not_taken_in_the_end_gives_the_copy_back() {
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        timer.advance(Delivery.PATIENCE);
        delivery.comes(copy(1, 1));
        told.complete(new Told.Failed("timed out"));
        assertThat(queue.heard).endsWith("forget 1", "release [copy 1.1]");
    }

    @Test
    void the_words_of_what_left_no_line_go_with_the_copy() {
        Delivery delivery = delivery(1, Branch.COMMANDS, 1);
        delivery.attend(
                () -> new NextStep.Tell(new Reply(Outcome.REFUSED, "{\"no\":1}", told)),
                Replies::answered);
        timer.advance(Delivery.PATIENCE);
        assertThat(queue.words).containsExactly("{\"no\":1}");
    }

    @Test
    void what_stands_for_an_answer_is_told_by_whoever_gets_it_and_copied_no_more() {
        Delivery copy = decided(delivery(1, Branch.ANSWERS, 1));
        timer.advance(Duration.ofMinutes(1));
        assertThat(queue.heard).isEmpty();
        told.complete(new Told.Failed("503"));
        assertThat(queue.heard).containsExactly("release [1]");
        assertThat(copy.outcome()).isEqualTo(Outcome.RELEASED);
    }

    @Test
    void an_answer_that_is_never_taken_is_given_up() {
        Delivery copy = decided(delivery(1, Branch.ANSWERS, Delivery.TRIES));
        told.complete(new Told.Failed("503"));
        assertThat(queue.heard).containsExactly("done 1");
        assertThat(copy.outcome()).isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void an_answer_that_nobody_takes_any_more_is_given_up_at_once() {
        Delivery delivery = decided(delivery(1, Branch.COMMANDS, 1));
        told.complete(new Told.TooLate("unknown webhook"));
        assertThat(queue.heard).containsExactly("done 1");
        assertThat(delivery.outcome()).isEqualTo(Outcome.UNANSWERED);
    }

    @Test
    void one_that_is_given_back_takes_along_those_behind_it_that_nobody_works_on() {
        Delivery first = delivery(1, Branch.COMMANDS, 1);
        Delivery second = delivery(2, Branch.COMMANDS, 1);
        Delivery third = delivery(3, Branch.COMMANDS, 1);
        second.attend(NextStep.Later::new, Replies::answered);
        first.attend(() -> new NextStep.GiveBack("the store is away"), Replies::answered);
        assertThat(queue.heard).containsExactly("release [1, 3]");
        assertThat(third.attend(() -> new NextStep.GiveBack("never"), Replies::answered)).isFalse();
    }

    @Test
    void what_breaks_on_its_last_try_is_told_and_put_aside_alone() {
        Delivery first = delivery(1, Branch.COMMANDS, Delivery.TRIES);
        Delivery second = delivery(2, Branch.COMMANDS, 1);
        breaks(first);
        assertThat(queue.heard).isEmpty();
        told.complete(new Told.Answered());
        assertThat(queue.heard).containsExactly("aside 1");
        assertThat(first.outcome()).isEqualTo(Outcome.ASIDE);
        assertThat(second.stage()).isEqualTo(Stage.WAITING);
    }

    @Test
    void a_slow_apology_holds_up_nobody_either() {
        breaks(delivery(1, Branch.COMMANDS, Delivery.TRIES));
        timer.advance(Delivery.PATIENCE);
        assertThat(queue.heard)
                .containsExactly("expect 1", "copy 1 aside", "copy 1 to ANSWERS", "done 1");
        told.complete(new Told.Answered());
        assertThat(queue.heard).doesNotContain("aside 1");
    }

    @Test
    void an_apology_that_breaks_too_puts_it_aside_all_the_same() {
        Delivery delivery = delivery(1, Branch.COMMANDS, Delivery.TRIES);
        delivery.attend(
                () -> {
                    throw new StackOverflowError("on purpose");
                },
                () -> {
                    throw new NoClassDefFoundError("on purpose");
                });
        assertThat(queue.heard).containsExactly("aside 1");
    }

    @Test
    void what_the_queue_hands_out_for_the_last_time_is_told_and_put_aside_untried() {
        Delivery last = delivery(1, Branch.LOOKUPS, Redelivery.MAX_RECEIVES);
        Delivery behind = delivery(2, Branch.LOOKUPS, 1);
        last.handTo(new Apologetic());
        assertThat(last.stage()).isEqualTo(Stage.TELLING);
        told.complete(new Told.Answered());
        assertThat(queue.heard).containsExactly("aside 1");
        assertThat(last.outcome()).isEqualTo(Outcome.ASIDE);
        assertThat(behind.stage()).isEqualTo(Stage.WAITING);
    }

    @Test
    void what_is_handed_out_once_more_after_this_is_tried() {
        Delivery delivery = delivery(1, Branch.COMMANDS, Redelivery.MAX_RECEIVES - 1);
        delivery.handTo(tried -> {
            tried.giveBack("the store is away");
            return true;
        });
        assertThat(queue.heard).containsExactly("release [1]");
    }

    @Test
    void what_is_too_old_is_dropped_whatever_it_waits_for() {
        Delivery waiting = delivery(1, Branch.COMMANDS, 1);
        queue.away = true;
        Delivery parting = decided(delivery(2, Branch.COMMANDS, 1));
        timer.advance(Duration.ofMinutes(16));
        waiting.handTo(_ -> true);
        assertThat(waiting.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(parting.outcome()).isEqualTo(Outcome.UNANSWERED);
        assertThat(queue.heard).contains("done 1", "done 2");
    }

    private Delivery decided(Delivery delivery) {
        delivery.attend(() -> new NextStep.Tell(Replies.onItsWay(told)), Replies::answered);
        return delivery;
    }

    private void breaks(Delivery delivery) {
        delivery.attend(
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                () -> new Reply(Outcome.ASIDE, "{}", told));
    }

    private Delivery delivery(int number, Branch branch, int receives) {
        var envelope = Commands.volume(GUILD, number, NOON);
        String id = String.valueOf(number);
        return new Delivery(
                queue,
                batch,
                message(id, branch, receives),
                envelope,
                new Telemetry(new SimpleMeterRegistry(), OpenTelemetry.noop())
                        .received(envelope, "", "", NOON, NOON),
                timer);
    }

    private static QueueMessage copy(int number, int receives) {
        return message("copy " + number + "." + receives, Branch.ANSWERS, receives);
    }

    private static QueueMessage message(String id, Branch branch, int receives) {
        return new QueueMessage(id, id, branch.groupBeside("7"), "{}", "", "", receives);
    }

    /// Does nothing, and says so.
    private final class Apologetic implements CommandHandler {
        @Override
        public boolean accept(Delivery delivery) {
            throw new AssertionError("it is tried");
        }

        @Override
        public Reply apology(Delivery delivery) {
            return new Reply(Outcome.ASIDE, "{}", told);
        }
    }

    /// Writes down what it hears.
    private static final class Queue implements Hand {
        private final List<String> heard = new ArrayList<>();
        private final List<@Nullable String> words = new ArrayList<>();
        private boolean away;

        @Override
        public void done(QueueMessage message) {
            heard.add("done " + message.id());
        }

        @Override
        public void release(List<QueueMessage> messages, String why) {
            heard.add("release " + messages.stream().map(QueueMessage::id).toList());
        }

        @Override
        public void leaveToNewer(List<QueueMessage> messages) {
            heard.add("left " + messages.stream().map(QueueMessage::id).toList());
        }

        @Override
        public void putAside(QueueMessage message, String why) {
            heard.add("aside " + message.id());
        }

        @Override
        public void copyAside(QueueMessage message, String why) {
            copied("copy " + message.id() + " aside");
        }

        @Override
        public void copy(QueueMessage message, Branch branch, String command, String with) {
            copied("copy " + message.id() + " to " + branch);
            words.add(with);
        }

        private void copied(String what) {
            if (away) throw new QueueUnavailableException("on purpose");
            heard.add(what);
        }

        @Override
        public void expect(Delivery delivery) {
            heard.add("expect " + Commands.number(delivery));
        }

        @Override
        public void forget(Delivery delivery) {
            heard.add("forget " + Commands.number(delivery));
        }
    }
}
