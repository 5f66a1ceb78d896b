package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.DesiredPlayer;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput.ListenersSeen;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A guild whose listeners go, from Discord's news to the bot that leaves.
class AloneTest {
    private static final Duration NEARLY = Manners.USUALLY_ALONE.minusSeconds(1);

    private final Worker worker = new Worker();

    @Test
    void a_bot_that_nobody_hears_leaves_after_five_minutes_and_says_so() {
        playsToNobody(worker);
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().body()).contains("Nobody is listening");
        worker.timer.advance(NEARLY.minusSeconds(3));
        assertThat(worker.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        worker.timer.advance(Duration.ofSeconds(1));
        assertThat(worker.state().company()).isEqualTo(new Company.Parted(LeaveReason.ALONE));
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
        assertThat(worker.nodes.players.get(GUILD)).isEqualTo(new DesiredPlayer.Absent());
        worker.settle();
        assertThat(worker.rest.sent("edit").getLast().body()).contains("nobody was listening");
        assertThat(worker.meters.get("tonearm.voice.left.alone").counter().count()).isEqualTo(1);
    }

    @Test
    void the_place_in_the_track_is_kept() {
        playsToNobody(worker);
        worker.timer.advance(Manners.USUALLY_ALONE);
        assertThat(worker.state().playback())
                .isInstanceOfSatisfying(
                        Playback.Loaded.class,
                        loaded -> {
                            assertThat(loaded.paused()).isTrue();
                            assertThat(loaded.positionMillis()).isPositive();
                        });
    }

    @Test
    void somebody_who_comes_back_keeps_it() {
        playsToNobody(worker);
        worker.timer.advance(NEARLY);
        worker.voice.people.put(ADA, new Whereabouts.InVoice(LOUNGE));
        worker.players.report(GUILD, new ListenersSeen(LOUNGE, true));
        worker.timer.advance(Manners.USUALLY_ALONE.multipliedBy(2));
        assertThat(worker.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
    }

    @Test
    void somebody_whose_coming_was_never_told_keeps_it_too() {
        playsToNobody(worker);
        worker.voice.people.put(ADA, new Whereabouts.InVoice(LOUNGE));
        worker.timer.advance(Manners.USUALLY_ALONE.multipliedBy(2));
        assertThat(worker.state().company()).isEqualTo(Company.PEOPLE);
    }

    @Test
    void the_next_worker_waits_for_the_rest_of_the_time_only() throws InterruptedException {
        playsToNobody(worker);
        Worker next = successorAfter(Duration.ofMinutes(3));
        next.players.revive(1);
        next.timer.advance(Duration.ofSeconds(119));
        assertThat(next.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        next.timer.advance(Duration.ofSeconds(1));
        assertThat(next.state().company()).isEqualTo(new Company.Parted(LeaveReason.ALONE));
    }

    @Test
    void the_next_worker_leaves_at_once_when_the_time_is_over() throws InterruptedException {
        playsToNobody(worker);
        Worker next = successorAfter(Duration.ofMinutes(7));
        next.players.revive(1);
        assertThat(next.state().company()).isEqualTo(new Company.Parted(LeaveReason.ALONE));
        assertThat(next.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void the_next_worker_stays_with_who_came_while_nobody_looked() throws InterruptedException {
        playsToNobody(worker);
        Worker next = successorAfter(Duration.ofMinutes(7));
        next.voice.people.put(ADA, new Whereabouts.InVoice(LOUNGE));
        next.players.revive(1);
        assertThat(next.state().company()).isEqualTo(Company.PEOPLE);
        assertThat(next.voice.bot.get(GUILD)).isEqualTo(new Whereabouts.InVoice(LOUNGE));
    }

    @Test
    void the_next_worker_notices_who_left_while_nobody_looked() throws InterruptedException {
        worker.play("aurora");
        Worker next = successorAfter(Duration.ofMinutes(7));
        next.players.revive(1);
        next.timer.advance(NEARLY);
        assertThat(next.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        next.timer.advance(Duration.ofSeconds(1));
        assertThat(next.state().voice()).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void nobody_is_left_while_discord_does_not_say_who_is_there() {
        playsToNobody(worker);
        worker.voice.outage = true;
        worker.timer.advance(Duration.ofMinutes(20));
        assertThat(worker.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        worker.voice.outage = false;
        worker.timer.advance(AloneWatch.AGAIN);
        assertThat(worker.state().voice()).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void a_journal_that_was_away_when_the_time_was_over_is_asked_again() {
        playsToNobody(worker);
        worker.timer.advance(NEARLY);
        worker.journal.failNext(1_000);
        worker.timer.advance(Duration.ofSeconds(1));
        worker.journal.failNext(0);
        worker.timer.advance(AloneWatch.AGAIN);
        assertThat(worker.state().voice()).isEqualTo(Whereabouts.NOWHERE);
    }

    private static void playsToNobody(Worker worker) {
        worker.play("aurora");
        worker.settle();
        worker.voice.people.clear();
        worker.players.report(GUILD, new ListenersSeen(LOUNGE, false));
        assertThat(worker.state().company()).isEqualTo(new Company.Nobody(worker.timer.now()));
    }

    /// A worker that takes over some time later, where nobody is in voice.
    private Worker successorAfter(Duration time) {
        var next = new Worker(worker.journal, Worker.ON_THIS_THREAD);
        next.voice.people.clear();
        next.timer.advance(Duration.between(next.timer.instant(), worker.timer.instant()));
        next.timer.advance(time);
        return next;
    }
}
