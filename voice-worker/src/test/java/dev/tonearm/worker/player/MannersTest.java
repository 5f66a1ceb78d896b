package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction.Kind;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.house.HouseCommand.Heed;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.Company;
import dev.tonearm.core.player.Hush;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.core.player.PlayerInput.ListenersSeen;
import dev.tonearm.core.player.Rules;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A guild whose server has manners and rules of its own, from the envelope to what listeners see.
class MannersTest {
    private static final UserId CLEO = new UserId(1003);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Worker worker = new Worker();

    @Test
    void changed_manners_reach_the_player_and_nobody_is_answered() {
        worker.play("aurora");
        int before = worker.rest.sent("edit-original").size();
        Handed heed = heeds(worker, Manners.USUAL.withAlone(MINUTE));
        assertThat(heed.outcome).isEqualTo(Outcome.DONE);
        assertThat(worker.rest.sent("edit-original")).hasSize(before);
        assertThat(worker.rest.sent("follow-up")).isEmpty();
        nobodyListens(worker);
        worker.timer.advance(MINUTE.plusSeconds(1));
        assertThat(worker.state().company()).isEqualTo(new Company.Parted(LeaveReason.ALONE));
    }

    @Test
    void a_shorter_time_alone_counts_from_when_everybody_went() {
        worker.play("aurora");
        nobodyListens(worker);
        worker.timer.advance(MINUTE);
        heeds(worker, Manners.USUAL.withAlone(MINUTE));
        worker.timer.advance(Duration.ofSeconds(1));
        assertThat(worker.state().voice()).isEqualTo(Whereabouts.NOWHERE);
    }

    @Test
    void it_leaves_when_nothing_has_played_for_long_also_after_another_worker_took_over()
            throws InterruptedException {
        worker.play("aurora");
        heeds(worker, Manners.USUAL.withQuiet(MINUTE.multipliedBy(2)));
        worker.give(new Stop());
        worker.timer.advance(MINUTE);
        var next = successor();
        assertThat(next.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        next.timer.advance(MINUTE.plusSeconds(2));
        assertThat(next.state().company()).isEqualTo(new Company.Parted(LeaveReason.QUIET));
        assertThat(next.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
        assertThat(next.meters.get("tonearm.voice.left.quiet").counter().count()).isEqualTo(1);
    }

    @Test
    void it_pauses_for_nobody_and_goes_on_for_somebody_also_with_another_worker()
            throws InterruptedException {
        worker.play("aurora");
        heeds(worker, Manners.USUAL.withPauses(true));
        nobodyListens(worker);
        assertThat(paused(worker)).isTrue();
        var next = successor();
        assertThat(next.state().house().hush()).isEqualTo(Hush.EMPTY);
        next.voice.people.put(BEN, new Whereabouts.InVoice(LOUNGE));
        next.players.report(GUILD, new ListenersSeen(LOUNGE, true));
        assertThat(paused(next)).isFalse();
    }

    @Test
    void it_comes_back_where_it_is_to_stay() {
        worker.play("aurora");
        heeds(worker, Manners.USUAL.withStays(true));
        worker.players.report(
                GUILD, new PlayerInput.VoiceUnreachable(LOUNGE, LeaveReason.UNSTABLE));
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(Whereabouts.NOWHERE);
        worker.timer.advance(MINUTE);
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        assertThat(paused(worker)).isFalse();
    }

    @Test
    void it_comes_back_with_another_worker_too() throws InterruptedException {
        worker.play("aurora");
        heeds(worker, Manners.USUAL.withStays(true));
        worker.players.report(
                GUILD, new PlayerInput.VoiceUnreachable(LOUNGE, LeaveReason.UNSTABLE));
        var next = successor();
        assertThat(next.voice.bot.get(GUILD)).isNotEqualTo(new Whereabouts.InVoice(LOUNGE));
        next.timer.advance(MINUTE);
        assertThat(next.voice.bot.get(GUILD)).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        assertThat(paused(next)).isFalse();
    }

    @Test
    void it_stays_with_nobody_and_nothing_to_play_where_it_is_to_stay() {
        worker.play("aurora");
        heeds(worker, Manners.USUAL.withStays(true));
        worker.give(new Stop());
        nobodyListens(worker);
        worker.timer.advance(Duration.ofHours(2));
        assertThat(worker.voice.bot.get(GUILD)).isEqualTo(new Whereabouts.InVoice(LOUNGE));
    }

    @Test
    void three_listeners_vote_and_the_last_of_them_after_the_worker_was_replaced()
            throws InterruptedException {
        listen(worker);
        worker.play("aurora");
        worker.play("borealis");
        Handed first = votes(worker, BEN, Kind.COMMAND);
        assertThat(told(worker, first)).contains("**1** of **2** votes").contains("aurora");
        assertThat(title(worker)).isEqualTo("aurora");
        var next = successor();
        listen(next);
        Handed second = votes(next, CLEO, Kind.COMMAND);
        assertThat(told(next, second))
                .contains("Now playing **[borealis]")
                .contains("Decided by vote, with 2 of 2");
        assertThat(title(next)).isEqualTo("borealis");
    }

    @Test
    void a_vote_that_comes_again_counts_once_and_says_the_same() {
        listen(worker);
        worker.play("aurora");
        Handed first = votes(worker, BEN, Kind.COMMAND);
        String said = told(worker, first);
        Handed again = worker.give(first.envelope());
        assertThat(again.outcome).isEqualTo(Outcome.REPEATED);
        assertThat(told(worker, again)).isEqualTo(said);
        assertThat(title(worker)).isEqualTo("aurora");
    }

    @Test
    void a_vote_is_enough_when_somebody_leaves_and_everybody_reads_so() {
        listen(worker);
        worker.play("aurora");
        worker.play("borealis");
        votes(worker, BEN, Kind.COMMAND);
        worker.voice.people.remove(CLEO);
        worker.players.report(GUILD, new ListenersSeen(LOUNGE, true));
        assertThat(title(worker)).isEqualTo("borealis");
        assertThat(worker.journal.all(GUILD).getLast())
                .satisfies(line -> {
                    assertThat(line.cause()).isEqualTo(Cause.DISCORD);
                    assertThat(line.doer()).contains(BEN);
                });
        assertThat(worker.rest.sent("create").stream().map(FakeRest.Sent::body))
                .filteredOn(body -> body.contains("as listeners came or left"))
                .singleElement()
                .satisfies(body -> assertThat(body).contains("Skipped **aurora**", "1 of 1"));
    }

    @Test
    void a_vote_is_enough_when_others_are_deafened() {
        listen(worker);
        worker.play("aurora");
        worker.play("borealis");
        votes(worker, BEN, Kind.COMMAND);
        worker.voice.deafened.add(CLEO);
        worker.players.report(GUILD, new ListenersSeen(LOUNGE, true));
        assertThat(title(worker)).isEqualTo("borealis");
    }

    @Test
    void votes_of_people_who_stay_are_enough_when_others_left_while_no_worker_looked()
            throws InterruptedException {
        listen(worker);
        worker.play("aurora");
        worker.play("borealis");
        votes(worker, BEN, Kind.COMMAND);
        worker.voice.people.remove(CLEO);
        assertThat(title(worker)).isEqualTo("aurora");
        assertThat(title(successor())).isEqualTo("borealis");
    }

    @Test
    void a_stop_that_is_voted_for_so_ends_what_is_being_looked_up_for_others() {
        listen(worker);
        worker.play("aurora");
        gives(worker, BEN, Kind.COMMAND, new Stop(), Rules.voteOf(50));
        worker.voice.people.remove(CLEO);
        worker.players.report(GUILD, new ListenersSeen(LOUNGE, true));
        assertThat(worker.state().playback()).isEqualTo(Playback.IDLE);
        assertThat(worker.state().handled().getLast().callsOff()).isTrue();
    }

    @Test
    void who_votes_with_a_button_alone_reads_how_it_stands() {
        listen(worker);
        worker.play("aurora");
        votes(worker, BEN, Kind.COMPONENT);
        assertThat(worker.rest.sent("follow-up"))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.body()).contains("**1** of **2** votes");
                    assertThat(sent.body()).contains("\"flags\":" + (1 << 15 | 1 << 6));
                });
        votes(worker, CLEO, Kind.COMPONENT);
        assertThat(worker.rest.sent("follow-up")).hasSize(1);
        assertThat(worker.state().playback()).isEqualTo(Playback.IDLE);
    }

    private static void listen(Worker worker) {
        for (UserId user : List.of(ADA, BEN, CLEO)) {
            worker.voice.people.put(user, new Whereabouts.InVoice(LOUNGE));
        }
    }

    private static Handed votes(Worker worker, UserId user, Kind kind) {
        return gives(worker, user, kind, new Skip(1), Rules.voteOf(50));
    }

    private static Handed heeds(Worker worker, Manners manners) {
        return gives(worker, ADA, Kind.COMPONENT, new Heed(), Rules.mannered(manners));
    }

    private static Handed gives(
            Worker worker, UserId user, Kind kind, PlayerCommand command, HouseRules rules) {
        CommandEnvelope adas = worker.envelope(GUILD, kind, command);
        return worker.give(
                new CommandEnvelope(
                        adas.interaction(),
                        adas.guild(),
                        adas.channel(),
                        user,
                        adas.limits(),
                        adas.acceptedAt(),
                        adas.language(),
                        rules,
                        command));
    }

    private static void nobodyListens(Worker worker) {
        worker.voice.people.clear();
        worker.players.report(GUILD, new ListenersSeen(LOUNGE, false));
    }

    /// Whoever has the guild a second after this worker was lost, with the same people in voice.
    private Worker successor() throws InterruptedException {
        worker.players.forget(0);
        worker.players.forget(1);
        var next = new Worker(worker.journal, Worker.ON_THIS_THREAD);
        next.voice.people.clear();
        next.voice.people.putAll(worker.voice.people);
        next.timer.advance(Duration.between(next.timer.instant(), worker.timer.instant()));
        next.timer.advance(Duration.ofSeconds(1));
        next.players.revive(1);
        return next;
    }

    private static boolean paused(Worker worker) {
        return worker.state().playback() instanceof Playback.Loaded loaded && loaded.paused();
    }

    private static String title(Worker worker) {
        return worker.state().playback() instanceof Playback.Loaded loaded
                ? loaded.entry().track().title()
                : "";
    }

    private static String told(Worker worker, Handed command) {
        String id = command.envelope().interaction().id().toString();
        return worker.rest.sent("edit-original").stream()
                .filter(sent -> sent.about().equals(id))
                .map(FakeRest.Sent::body)
                .toList()
                .getLast();
    }
}
