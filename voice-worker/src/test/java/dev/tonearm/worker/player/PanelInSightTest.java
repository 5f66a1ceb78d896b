package dev.tonearm.worker.player;

import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Panel;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import dev.tonearm.worker.reply.FakeRest.Sent;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// A now-playing message below which people talk, and workers that die while they move it.
class PanelInSightTest {
    private static final Duration FAILOVER = Duration.ofSeconds(7);

    private final Worker worker = new Worker();

    PanelInSightTest() {
        worker.play("aurora");
        worker.play("borealis");
        worker.settle();
    }

    @Test
    void it_is_posted_anew_when_a_track_begins_and_much_was_said_since() {
        String first = worker.rest.there().getFirst();
        worker.rest.people(5);
        nextTrack();
        assertThat(worker.rest.there()).hasSize(1).doesNotContain(first);
        assertThat(worker.rest.sent.stream().map(Sent::route).toList())
                .containsSubsequence("create", "look", "create", "delete");
        assertThat(worker.rest.sent("create").getLast().body()).contains("borealis");
        assertThat(worker.state().panel())
                .isInstanceOfSatisfying(
                        Panel.Posted.class,
                        posted ->
                                assertThat(worker.rest.there())
                                        .containsExactly(
                                                posted.channel() + "/" + posted.message()));
    }

    @Test
    void it_stays_while_it_is_in_sight() {
        worker.rest.people(4);
        nextTrack();
        assertThat(worker.rest.sent("create")).hasSize(1);
        assertThat(worker.rest.sent("edit").getLast().body()).contains("borealis");
    }

    @Test
    void it_never_moves_within_a_track() {
        worker.rest.people(50);
        worker.give(new PlaybackCommand.Pause());
        worker.give(new PlaybackCommand.Resume());
        worker.timer.advance(Duration.ofMinutes(1));
        assertThat(worker.rest.sent("create")).hasSize(1);
        assertThat(worker.rest.sent("look")).isEmpty();
    }

    @Test
    void where_the_bot_cannot_see_what_was_said_it_stays() {
        worker.rest.people(50);
        worker.rest.refuse(sent -> sent.route().equals("look"), new RestOutcome.NoAccess());
        nextTrack();
        assertThat(worker.rest.sent("create")).hasSize(1);
    }

    @Test
    void where_no_other_can_be_posted_the_old_one_goes_on() {
        worker.rest.people(50);
        worker.rest.refuse(PanelInSightTest::creates, new RestOutcome.NoAccess());
        nextTrack();
        assertThat(worker.rest.there()).hasSize(1);
        assertThat(worker.rest.sent("edit").getLast().body()).contains("borealis");
    }

    @Test
    void a_worker_that_dies_when_it_has_posted_the_other_one_leaves_one_to_the_next() {
        diesAfter(PanelInSightTest::creates);
        worker.rest.people(5);
        nextTrack();
        assertThat(worker.rest.there()).as("both, while nobody is there").hasSize(2);
        takesOver();
        assertThat(worker.rest.there()).hasSize(1);
    }

    @Test
    void a_worker_that_dies_when_it_has_deleted_the_old_one_leaves_one_to_the_next() {
        diesAfter(sent -> sent.route().equals("delete"));
        worker.rest.people(5);
        nextTrack();
        assertThat(worker.rest.there()).hasSize(1);
        takesOver();
        assertThat(worker.rest.there()).hasSize(1);
    }

    @Test
    void a_worker_that_dies_when_it_has_posted_the_first_one_leaves_one_to_the_next() {
        var first = new Worker();
        first.rest.before(sent -> {
            if (creates(sent)) first.players.forget(1);
        });
        first.play("aurora");
        first.settle();
        assertThat(first.state().panel()).isInstanceOf(Panel.Wanted.class);
        assertThat(first.rest.there()).hasSize(1);
        Worker next = revived(first);
        assertThat(next.rest.there()).hasSize(1);
        assertThat(next.state().panel()).isInstanceOf(Panel.Posted.class);
    }

    @Test
    void a_worker_that_stood_still_while_it_looked_posts_none_beside_its_successors() {
        worker.rest.people(5);
        worker.rest.before(sent -> {
            if (sent.route().equals("look")) worker.leased = false;
        });
        nextTrack();
        assertThat(worker.rest.sent("look")).hasSize(1);
        assertThat(worker.rest.sent("create")).hasSize(1);
        worker.rest.before(_ -> {});
        worker.leased = true;
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().body()).contains("borealis");
    }

    @Test
    void one_whose_successor_somebody_deleted_at_once_gets_another() {
        worker.rest.people(5);
        nextTrack();
        String second = worker.rest.there().getFirst();
        worker.rest.delete(second);
        worker.rest.refuse(
                sent -> sent.about().equals(second) && sent.route().equals("edit"),
                new RestOutcome.Gone());
        worker.give(new PlaybackCommand.Pause());
        worker.settle();
        worker.settle();
        assertThat(worker.rest.there()).hasSize(1).doesNotContain(second);
        assertThat(worker.rest.sent("create").getLast().body()).contains("Paused");
    }

    private static boolean creates(Sent sent) {
        return sent.route().equals("create");
    }

    private void nextTrack() {
        worker.players.report(GUILD, new PlayerInput.TrackEnded(new EntryId(1)));
        worker.settle();
    }

    /// The worker does nothing any more when Discord has done what it asked for.
    private void diesAfter(Predicate<Sent> last) {
        worker.rest.before(sent -> {
            if (last.test(sent)) {
                worker.players.forget(1);
                worker.rest.refuse(one -> !one.equals(sent), new RestOutcome.Failed("dead", false));
            }
        });
    }

    private void takesOver() {
        worker.rest.before(_ -> {});
        worker.rest.forgive();
        Worker next = revived(worker);
        assertThat(next.state().panel())
                .isInstanceOfSatisfying(
                        Panel.Posted.class,
                        posted ->
                                assertThat(next.rest.there())
                                        .isEqualTo(
                                                List.of(
                                                        posted.channel()
                                                                + "/"
                                                                + posted.message())));
        assertThat(next.rest.sent("edit").getLast().body()).contains("borealis");
    }

    private static Worker revived(Worker before) {
        before.rest.people(6);
        var next = new Worker(before, FAILOVER);
        try {
            next.players.revive(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        next.settle();
        return next;
    }
}
