package dev.tonearm.core.family;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Rules.reachedFrom;
import static dev.tonearm.core.player.Rules.voteOf;
import static dev.tonearm.core.player.Rules.voteOfOthers;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Rule;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.PlaybackCommand.TogglePause;
import dev.tonearm.core.player.Ballot;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.Stored;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import dev.tonearm.core.queue.QueueCommand.Undo;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.voice.VoiceCommand.Join;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a command becomes that others have to agree to. Ada has asked for everything that plays and
/// waits.
class VotingTest {
    private static final UserId CLEO = new UserId(1003);
    private static final UserId DAN = new UserId(1004);

    private static Scene four() {
        return aGuildThatIsPlaying("One", "Two", "Three")
                .whereTheyListen(ADA, BEN, CLEO, DAN)
                .under(voteOf(50));
    }

    @Test
    void half_of_four_listeners_skip_together() {
        Scene guild = four();
        assertThat(vote(guild.asks(BEN, new Skip(1)))).extracting(Voted::votes).isEqualTo(1);
        assertThat(guild.playing()).isEqualTo("One");
        Voted second = vote(guild.asks(CLEO, new Skip(1)));
        assertThat(second.votes()).isEqualTo(2);
        assertThat(second.needed()).isEqualTo(2);
        assertThat(second.title()).isEqualTo("One");
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.state().house().votes().open()).isEmpty();
    }

    @Test
    void nobody_votes_twice() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        assertThat(guild.asks(BEN, new Skip(1)))
                .isEqualTo(new Decision.Refused(new Refusal.VotedAlready(1, 2)));
        assertThat(guild.playing()).isEqualTo("One");
    }

    @Test
    void who_has_voted_and_left_counts_no_more_and_again_when_they_are_back() {
        Scene guild = four().under(voteOf(75));
        guild.asks(BEN, new Skip(1));
        guild.asks(CLEO, new Skip(1));
        guild.whereTheyListen(ADA, CLEO, DAN);
        assertThat(vote(guild.asks(DAN, new Skip(1)))).extracting(Voted::votes).isEqualTo(2);
        guild.whereTheyListen(ADA, BEN, CLEO, DAN);
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(vote(guild.asks(DAN, new Skip(1)))).extracting(Voted::votes).isEqualTo(3);
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void when_others_have_left_a_vote_that_was_too_few_is_enough() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        guild.whereTheyListen(ADA, BEN);
        assertThat(vote(guild.asks(BEN, new Skip(1))).passed()).isTrue();
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void who_is_deafened_is_neither_asked_nor_heard() {
        Scene guild =
                four().whereTheyListen(new Crowd(Set.of(ADA, BEN, CLEO, DAN), Set.of(CLEO, DAN)));
        assertThat(guild.asks(CLEO, new Skip(1)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.DEAFENED));
        guild.asks(BEN, new Skip(1));
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void a_dj_is_not_counted() {
        Scene guild = four().under(voteOfOthers(50));
        guild.asks(BEN, new Skip(1));
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void votes_to_jump_to_different_tracks_are_counted_apart_and_stay_with_their_tracks() {
        Scene guild = four().whereAQueryFinds("Four").under(HouseRules.USUAL);
        guild.asks(ADA, play(Placement.LAST));
        guild.under(voteOf(50));
        assertThat(vote(guild.asks(BEN, new Jump(2))).title()).isEqualTo("Three");
        assertThat(vote(guild.asks(CLEO, new Jump(3))).votes()).isEqualTo(1);
        guild.asks(ADA, new Remove(1, 1));
        assertThat(guild.waiting()).containsExactly("Three", "Four");
        assertThat(vote(guild.asks(DAN, new Jump(1))).votes()).isEqualTo(2);
        assertThat(guild.playing()).isEqualTo("Three");
    }

    @Test
    void a_button_and_the_command_that_it_stands_for_are_one_vote() {
        Scene guild = four();
        guild.asks(BEN, new TogglePause());
        assertThat(vote(guild.asks(CLEO, new Pause())).passed()).isTrue();
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(vote(guild.asks(BEN, new TogglePause())).votes()).as("to go on").isEqualTo(1);
        assertThat(vote(guild.asks(CLEO, new Resume())).passed()).isTrue();
        assertThat(guild.loaded().paused()).isFalse();
    }

    @Test
    void a_vote_to_undo_is_about_what_was_done_last_then() {
        Scene guild = four();
        guild.asks(ADA, new Remove(1, 1));
        guild.asks(BEN, new Undo(0));
        guild.asks(ADA, new Remove(1, 1));
        assertThat(vote(guild.asks(CLEO, new Undo(0))).votes()).isEqualTo(1);
        assertThat(vote(guild.asks(DAN, new Undo(guild.state().past().undo().getLast().line()))))
                .extracting(Voted::passed)
                .isEqualTo(true);
        assertThat(guild.waiting()).containsExactly("Three");
    }

    @Test
    void what_joins_the_queue_meanwhile_ends_no_vote_to_clear_it() {
        Scene guild = four();
        assertThat(vote(guild.asks(BEN, new Clear())).title()).as("of no track").isEmpty();
        guild.whereAQueryFinds("Four").asks(BEN, play(Placement.LAST));
        assertThat(vote(guild.asks(CLEO, new Clear())).passed()).isTrue();
        assertThat(guild.waiting()).isEmpty();
    }

    @Test
    void votes_for_different_commands_are_counted_apart() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        guild.asks(CLEO, new Stop());
        guild.asks(DAN, new Skip(2));
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.state().house().votes().open())
                .extracting(Ballot::command)
                .containsExactly("skip", "stop", "skip");
        guild.asks(DAN, new Stop());
        assertThat(guild.isIdle()).isTrue();
    }

    @Test
    void a_position_that_is_another_tracks_by_now_is_another_vote() {
        Scene guild = four();
        guild.asks(BEN, new Remove(2, 2));
        guild.asks(ADA, new Remove(1, 1));
        assertThat(guild.waiting()).containsExactly("Three");
        guild.asks(CLEO, new Remove(1, 1));
        assertThat(guild.waiting()).as("both meant the same track").isEmpty();
    }

    @Test
    void a_vote_ends_with_its_track() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        guild.theTrackEnds();
        assertThat(guild.state().house().votes().open()).isEmpty();
        guild.asks(CLEO, new Skip(1));
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void a_vote_ends_after_a_while() {
        Scene guild = four();
        guild.asks(BEN, new Shuffle());
        guild.after(Ballot.LONGEST);
        assertThat(vote(guild.asks(CLEO, new Shuffle()))).extracting(Voted::votes).isEqualTo(1);
        assertThat(guild.state().house().votes().open()).hasSize(1);
    }

    @Test
    void what_could_not_be_done_is_refused_as_ever_and_not_counted() {
        Scene guild = four();
        assertThat(guild.asks(BEN, new Remove(9, 9)))
                .isEqualTo(new Decision.Refused(new Refusal.NoSuchPosition(9, 2)));
        assertThat(guild.state().house().votes().open()).isEmpty();
    }

    @Test
    void votes_survive_whoever_counted_them() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        byte[] snapshot = Stored.write(guild.state());
        assertThat(Stored.state(snapshot)).isEqualTo(guild.state());
        assertThat(Stored.state(snapshot).house().votes().open().getFirst().voters())
                .containsExactly(BEN);
    }

    @Test
    void a_stop_that_was_only_counted_calls_nothing_off() {
        Scene guild = four();
        guild.asks(BEN, new Stop());
        assertThat(guild.state().handled().getLast().callsOff()).isFalse();
        guild.asks(CLEO, new Stop());
        assertThat(guild.state().handled().getLast().callsOff()).isTrue();
    }

    @Test
    void to_call_off_what_is_looked_up_is_voted_on_too() {
        Scene guild = aQuietGuild().whereTheyListen(ADA, BEN, CLEO, DAN).whereSourcesKeepWaiting(1);
        guild.asks(ADA, new Join());
        guild.under(voteOf(50));
        assertThat(vote(guild.asks(BEN, new Stop())).passed()).isFalse();
        assertThat(vote(guild.asks(CLEO, new Stop())).passed()).isTrue();
        assertThat(guild.state().handled().getLast().callsOff()).isTrue();
    }

    @Test
    void nobody_votes_from_elsewhere() {
        HouseRules rules =
                new HouseRules(
                        Standing.LISTENER,
                        new Rule.Vote(50),
                        Reach.EVERYONE,
                        Set.of(),
                        0,
                        HouseRules.USUAL.manners());
        Scene guild = four().whereTheyListen(BEN, CLEO).under(rules).whereAdaIsIn(STUDIO);
        assertThat(guild.asks(DAN, new Pause()))
                .isEqualTo(new Decision.Refused(new Refusal.OtherChannel(LOUNGE)));
    }

    @Test
    void of_too_many_votes_at_a_time_the_one_with_the_fewest_ends() {
        Scene guild = four().under(voteOf(100));
        guild.asks(BEN, new Shuffle());
        guild.asks(CLEO, new Shuffle());
        for (int count = 1; count <= 9; count++) {
            guild.after(Duration.ofSeconds(1)).asks(BEN, new Skip(count > 3 ? 1 : count));
            guild.asks(DAN, new SetVolume(count));
        }
        List<Ballot> open = guild.state().house().votes().open();
        assertThat(open).hasSize(8);
        assertThat(open.getFirst().command()).isEqualTo("shuffle");
        assertThat(open.getFirst().voters()).containsExactly(BEN, CLEO);
        assertThat(open.getLast().motion()).isEqualTo("volume {\"percent\":9}");
    }

    @Test
    void who_may_reach_it_from_elsewhere_need_not_hear_it() {
        Scene guild = four().whereTheyListen(ADA).whereAdaIsIn(STUDIO);
        guild.under(reachedFrom(Standing.LISTENER, Reach.DJS));
        assertThat(guild.asks(BEN, new Pause()))
                .isEqualTo(new Decision.Refused(new Refusal.OtherChannel(LOUNGE)));
        guild.under(reachedFrom(Standing.DJ, Reach.DJS));
        assertThat(guild.asks(BEN, new Pause())).isInstanceOf(Decision.Accepted.class);
    }

    private static Voted vote(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        PlayerEvent first = ((Decision.Accepted) decision).events().getFirst();
        assertThat(first).isInstanceOf(Voted.class);
        return (Voted) first;
    }
}
