package dev.tonearm.core.family;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Rules.voteOf;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.player.Ballot;
import dev.tonearm.core.player.Crowd;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent.Agreed;
import dev.tonearm.core.player.PlayerInput.CrowdSeen;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import dev.tonearm.core.queue.QueueCommand.Undo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Votes when who listens changes. Ada has asked for everything that plays and waits.
class RecountTest {
    private static final UserId CLEO = new UserId(1003);
    private static final UserId DAN = new UserId(1004);

    private static Scene four() {
        return aGuildThatIsPlaying("One", "Two", "Three")
                .whereTheyListen(ADA, BEN, CLEO, DAN)
                .under(voteOf(50));
    }

    @Test
    void when_others_leave_a_vote_that_was_too_few_is_enough_at_once() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        assertThat(seen(guild, ADA, BEN, CLEO)).as("one of three is too few").isEmpty();
        List<?> events = seen(guild, ADA, BEN);
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        Agreed.class,
                        agreed -> {
                            assertThat(agreed.by()).isEqualTo(BEN);
                            assertThat(agreed.votes()).isEqualTo(1);
                            assertThat(agreed.needed()).isEqualTo(1);
                            assertThat(agreed.title()).isEqualTo("One");
                        });
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.state().house().votes().open()).isEmpty();
        assertThat(seen(guild, ADA, BEN)).as("once").isEmpty();
    }

    @Test
    void who_is_deafened_has_not_to_be_outvoted_any_more() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        seen(guild, LOUNGE, new Crowd(Set.of(ADA, BEN, CLEO, DAN), Set.of(CLEO, DAN)));
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void with_who_asked_first_goes_their_vote_and_those_of_the_others_count() {
        Scene guild = four().under(voteOf(75));
        guild.asks(BEN, new Skip(1));
        guild.asks(CLEO, new Skip(1));
        assertThat(seen(guild, ADA, CLEO, DAN)).as("one of three").isEmpty();
        assertThat(seen(guild, ADA, DAN)).as("nobody is for it").isEmpty();
        assertThat(guild.state().house().votes().open()).hasSize(1);
        assertThat(seen(guild, CLEO).getFirst())
                .isInstanceOfSatisfying(
                        Agreed.class, agreed -> assertThat(agreed.by()).isEqualTo(CLEO));
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void a_vote_counts_again_with_who_comes_back() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        guild.whereTheyListen(ADA, CLEO, DAN).asks(CLEO, new Skip(1));
        assertThat(guild.playing()).isEqualTo("One");
        seen(guild, ADA, BEN, CLEO, DAN);
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void with_nobody_left_nothing_is_decided() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        assertThat(seen(guild)).isEmpty();
        assertThat(guild.playing()).isEqualTo("One");
    }

    @Test
    void what_ended_or_cannot_be_done_any_more_is_not_done() {
        Scene guild = four();
        guild.asks(BEN, new Remove(2, 2));
        guild.asks(ADA, new Remove(2, 2));
        assertThat(seen(guild, ADA, BEN)).as("it is out already").isEmpty();
        guild.asks(BEN, new Shuffle());
        assertThat(seen(guild.after(Ballot.LONGEST), BEN)).as("that vote is over").isEmpty();
    }

    @Test
    void news_of_another_channel_decides_nothing() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        assertThat(seen(guild, STUDIO, Crowd.of(BEN))).isEmpty();
    }

    @Test
    void tracks_are_found_where_they_wait_by_then() {
        Scene guild = four();
        guild.asks(BEN, new Jump(2));
        guild.asks(ADA, new Remove(1, 1));
        seen(guild, BEN);
        assertThat(guild.playing()).isEqualTo("Three");
    }

    @Test
    void of_several_that_are_enough_one_follows_the_other() {
        Scene guild = four();
        guild.asks(BEN, new Pause());
        guild.asks(CLEO, new Remove(1, 1));
        seen(guild, BEN, CLEO);
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.waiting()).containsExactly("Two", "Three");
        seen(guild, BEN, CLEO);
        assertThat(guild.waiting()).containsExactly("Three");
        assertThat(seen(guild, BEN, CLEO)).isEmpty();
    }

    @Test
    void what_they_agreed_about_can_be_undone_by_who_was_first_for_it() {
        Scene guild = four();
        guild.asks(BEN, new Skip(1));
        seen(guild, ADA, BEN);
        assertThat(guild.state().past().last().orElseThrow().by()).isEqualTo(BEN);
        guild.asks(BEN, new Undo(0));
        assertThat(guild.playing()).isEqualTo("One");
    }

    @Test
    void a_stop_that_they_agreed_about_calls_off_what_was_asked_for_before_it() {
        Scene guild = four();
        guild.asks(BEN, new Stop());
        var before = guild.interaction();
        seen(guild.after(Duration.ofSeconds(1)), BEN);
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.state().calledOff(before)).isTrue();
    }

    @Test
    void everybody_reads_what_was_done_and_how_to_undo_it() {
        Scene guild = four();
        guild.asks(BEN, new Jump(2));
        seen(guild, ADA, BEN);
        Done done = new Done(guild.lines().getLast().events(), guild.state(), guild.now());
        for (Texts texts : Texts.all()) {
            String message =
                    new String(
                            Catalogue.agreed(done, texts).orElseThrow().post(false),
                            StandardCharsets.UTF_8);
            assertThat(message).contains("Three", texts.text("vote.agreed", 1, 1), "t1:undo:");
        }
    }

    private static List<?> seen(Scene guild, UserId... crowd) {
        return seen(guild, LOUNGE, Crowd.of(crowd));
    }

    private static List<?> seen(Scene guild, ChannelId channel, Crowd crowd) {
        Decision decision =
                guild.whereTheyListen(crowd)
                        .happens(new CrowdSeen(channel, crowd, 7, new FilterSupport.Unknown()));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).events();
    }
}
