package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Rules.comingInto;
import static dev.tonearm.core.player.Rules.mannered;
import static dev.tonearm.core.player.Rules.reachedFrom;
import static dev.tonearm.core.player.Rules.sharing;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.house.HouseCommand.Heed;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.player.PlayerInput.BotMoved;
import dev.tonearm.core.player.PlayerInput.ComebackDue;
import dev.tonearm.core.player.PlayerInput.Heard;
import dev.tonearm.core.player.PlayerInput.ListenersSeen;
import dev.tonearm.core.player.PlayerInput.QuietDue;
import dev.tonearm.core.player.PlayerInput.Unheard;
import dev.tonearm.core.player.PlayerInput.VoiceUnreachable;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.voice.VoiceCommand.Join;
import dev.tonearm.core.voice.VoiceCommand.Leave;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the player does by itself, as the manners of its server say, and what the rules of where it
/// is and what waits refuse.
class PresenceTest {
    private static final Decision NOTHING_CHANGES = new Decision.Accepted(List.of());
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static Scene playingUnder(Manners manners) {
        Scene guild = aGuildThatIsPlaying("One", "Two").withManners(manners);
        guild.asks(new Heed());
        return guild;
    }

    @Test
    void manners_reach_the_player_with_the_next_command() {
        Manners manners = Manners.USUAL.withAlone(MINUTE);
        Scene guild = aGuildThatIsPlaying("One").withManners(manners);
        guild.asks(new Pause());
        assertThat(guild.state().house().manners()).isEqualTo(manners);
        assertThat(guild.lines().getLast().events()).hasSize(2);
        guild.asks(new Resume());
        assertThat(guild.lines().getLast().events()).as("and are written once").hasSize(1);
    }

    @Test
    void manners_reach_the_player_at_once_when_somebody_has_changed_them() {
        Manners manners = Manners.USUAL.withStays(true);
        Scene guild = playingUnder(manners);
        assertThat(guild.state().house().manners()).isEqualTo(manners);
        assertThat(guild.asks(new Heed())).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void an_edge_that_says_nothing_leaves_them_as_they_are() {
        Manners manners = Manners.USUAL.withStays(true);
        Scene guild = playingUnder(manners).under(HouseRules.UNSAID);
        guild.asks(new Pause());
        assertThat(guild.state().house().manners()).isEqualTo(manners);
    }

    @Test
    void a_language_that_was_chosen_is_spoken_at_once() {
        Scene guild = aGuildThatIsPlaying("One").speaking("fr");
        guild.asks(new Heed());
        assertThat(guild.state().language()).isEqualTo("fr");
    }

    @Test
    void fair_turns_begin_when_the_server_wants_them_and_end_when_it_does_not() {
        Scene guild = playingUnder(Manners.USUAL.withFair(true));
        assertThat(guild.state().turns()).isTrue();
        guild.withManners(Manners.USUAL.withFair(true).withStays(true)).asks(new Heed());
        assertThat(guild.state().turns()).isTrue();
        guild.withManners(Manners.USUAL).asks(new Heed());
        assertThat(guild.state().turns()).isFalse();
    }

    // ---- nobody is there -----------------------------------------------------------------------

    @Test
    void it_leaves_when_it_has_been_alone_for_as_long_as_the_server_says() {
        Scene guild = playingUnder(Manners.USUAL.withAlone(MINUTE));
        guild.happens(new ListenersSeen(LOUNGE, false));
        assertThat(guild.state().aloneUntil()).contains(guild.now().plus(MINUTE));
        guild.after(MINUTE.minusSeconds(1)).happens(new ListenersSeen(LOUNGE, false));
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        guild.after(Duration.ofSeconds(1)).happens(new ListenersSeen(LOUNGE, false));
        assertThat(guild.state().company()).isEqualTo(new Company.Parted(LeaveReason.ALONE));
    }

    @Test
    void it_stays_alone_for_ever_where_no_time_is_set_and_where_it_is_to_stay() {
        for (Manners manners :
                Set.of(Manners.USUAL.withAlone(Duration.ZERO), Manners.USUAL.withStays(true))) {
            Scene guild = playingUnder(manners);
            guild.happens(new ListenersSeen(LOUNGE, false));
            assertThat(guild.state().aloneUntil()).isEmpty();
            guild.after(Duration.ofDays(2)).happens(new ListenersSeen(LOUNGE, false));
            assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        }
    }

    @Test
    void it_pauses_when_everybody_has_gone_and_goes_on_when_somebody_comes() {
        Scene guild = playingUnder(Manners.USUAL.withPauses(true));
        guild.after(MINUTE).happens(new ListenersSeen(LOUNGE, false));
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.state().house().hush()).isEqualTo(Hush.EMPTY);
        guild.after(MINUTE).happens(new ListenersSeen(LOUNGE, true));
        assertThat(guild.loaded().paused()).isFalse();
        assertThat(guild.position()).isEqualTo(MINUTE.toMillis());
        assertThat(guild.state().house().hush()).isEqualTo(Hush.NONE);
    }

    @Test
    void without_that_wish_the_music_goes_on_for_nobody() {
        Scene guild = playingUnder(Manners.USUAL.withAlone(MINUTE));
        guild.happens(new ListenersSeen(LOUNGE, false));
        assertThat(guild.loaded().paused()).isFalse();
    }

    @Test
    void what_a_person_has_paused_stays_paused_when_somebody_comes() {
        Scene guild = playingUnder(Manners.USUAL.withPauses(true));
        guild.asks(new Pause());
        guild.happens(new ListenersSeen(LOUNGE, false));
        guild.happens(new ListenersSeen(LOUNGE, true));
        assertThat(guild.loaded().paused()).isTrue();
    }

    @Test
    void a_pause_of_its_own_becomes_a_persons_when_one_asks_for_it() {
        Scene guild = playingUnder(Manners.USUAL.withPauses(true));
        guild.happens(new ListenersSeen(LOUNGE, false));
        guild.asks(new Pause());
        guild.happens(new ListenersSeen(LOUNGE, true));
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.asks(new Pause()))
                .isEqualTo(new Decision.Refused(Refusal.Simple.ALREADY_PAUSED));
    }

    @Test
    void a_late_end_of_what_pauses_by_itself_lets_the_next_one_pause_by_itself() {
        Scene guild = playingUnder(Manners.USUAL.withPauses(true));
        guild.happens(new ListenersSeen(LOUNGE, false));
        guild.theTrackEnds();
        assertThat(guild.loaded().paused()).isTrue();
        guild.happens(new ListenersSeen(LOUNGE, true));
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.loaded().paused()).isFalse();
    }

    // ---- nothing plays -------------------------------------------------------------------------

    @Test
    void it_leaves_when_nothing_has_played_for_long() {
        Scene guild = playingUnder(Manners.USUAL.withQuiet(MINUTE));
        guild.asks(new Stop());
        Instant since = guild.now();
        guild.after(MINUTE.minusSeconds(1)).asks(new SetVolume(30));
        assertThat(guild.state().quietUntil()).contains(since.plus(MINUTE));
        assertThat(guild.happens(new QuietDue())).isEqualTo(NOTHING_CHANGES);
        guild.after(Duration.ofSeconds(1)).happens(new QuietDue());
        assertThat(guild.state().company()).isEqualTo(new Company.Parted(LeaveReason.QUIET));
        assertThat(guild.waiting()).as("the queue is kept").containsExactly("One", "Two");
    }

    @Test
    void the_next_track_lets_it_stay() {
        Scene guild = playingUnder(Manners.USUAL.withQuiet(MINUTE));
        guild.asks(new Stop());
        guild.after(MINUTE.minusSeconds(1)).asks(new Resume());
        assertThat(guild.state().quietUntil()).isEmpty();
        assertThat(guild.after(MINUTE).happens(new QuietDue())).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void while_a_source_is_tried_again_something_is_about_to_play() {
        Scene guild = playingUnder(Manners.USUAL.withQuiet(MINUTE));
        for (int i = 0; i < 3 && !guild.isIdle(); i++) {
            guild.happens(new PlayerInput.TrackFailed(guild.loaded().entry().id(), "away"));
        }
        assertThat(guild.state().halted()).isTrue();
        assertThat(guild.state().quietUntil()).isEmpty();
    }

    @Test
    void it_stays_with_nothing_to_play_where_it_is_to_stay() {
        Scene guild = playingUnder(Manners.USUAL.withStays(true));
        guild.asks(new Stop());
        assertThat(guild.state().quietUntil()).isEmpty();
        assertThat(guild.after(Duration.ofDays(1)).happens(new QuietDue()))
                .isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void it_leaves_at_once_when_its_plan_lets_it_stay_no_longer_and_it_has_been_quiet_for_long() {
        Scene guild = playingUnder(Manners.USUAL.withStays(true));
        guild.asks(new Stop());
        guild.after(Duration.ofDays(1)).withManners(Manners.USUAL).asks(new Heed());
        assertThat(guild.state().quietUntil())
                .hasValueSatisfying(until -> assertThat(until).isBefore(guild.now()));
        guild.happens(new QuietDue());
        assertThat(guild.state().company()).isEqualTo(new Company.Parted(LeaveReason.QUIET));
    }

    // ---- it lost its place ---------------------------------------------------------------------

    @Test
    void it_comes_back_where_it_is_to_stay_and_goes_on() {
        Scene guild = playingUnder(Manners.USUAL.withStays(true));
        guild.after(MINUTE).happens(new VoiceUnreachable(LOUNGE, LeaveReason.UNSTABLE));
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.state().atRest()).isFalse();
        Instant due = guild.state().comebackAt().orElseThrow();
        assertThat(guild.happens(new ComebackDue())).isEqualTo(NOTHING_CHANGES);
        guild.after(Duration.between(guild.now(), due)).happens(new ComebackDue());
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        assertThat(guild.loaded().paused()).isFalse();
        assertThat(guild.position()).isEqualTo(MINUTE.toMillis());
    }

    @Test
    void it_tries_later_and_later_and_not_for_ever() {
        Scene guild = playingUnder(Manners.USUAL.withStays(true));
        Duration last = Duration.ZERO;
        int tries = 0;
        while (true) {
            guild.happens(new VoiceUnreachable(LOUNGE));
            if (guild.state().comebackAt().isEmpty()) break;
            Duration wait = Duration.between(guild.now(), guild.state().comebackAt().get());
            assertThat(wait).isBetween(last, Comeback.LONGEST);
            last = wait;
            tries++;
            guild.after(wait).happens(new ComebackDue());
        }
        assertThat(tries).isEqualTo(Comeback.MOST);
        assertThat(last).isEqualTo(Comeback.LONGEST);
    }

    @Test
    void it_does_not_come_back_when_a_person_disconnected_it_or_sent_it_away() {
        for (Object way : Set.of("moderator", "leave")) {
            Scene guild = playingUnder(Manners.USUAL.withStays(true));
            if (way.equals("leave")) guild.asks(new Leave());
            else guild.happens(new BotMoved(Whereabouts.NOWHERE));
            assertThat(guild.state().comebackAt()).isEmpty();
        }
    }

    @Test
    void it_does_not_come_back_where_it_is_not_to_stay() {
        Scene guild = playingUnder(Manners.USUAL);
        guild.happens(new VoiceUnreachable(LOUNGE, LeaveReason.UNSTABLE));
        assertThat(guild.state().comebackAt()).isEmpty();
        assertThat(guild.state().house().hush()).isEqualTo(Hush.NONE);
    }

    // ---- stages --------------------------------------------------------------------------------

    @Test
    void in_the_audience_of_a_stage_it_pauses_and_goes_on_when_it_speaks() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.after(MINUTE).happens(new Unheard(LOUNGE));
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.happens(new Heard(STUDIO))).isEqualTo(NOTHING_CHANGES);
        guild.after(MINUTE).happens(new Heard(LOUNGE));
        assertThat(guild.loaded().paused()).isFalse();
        assertThat(guild.position()).isEqualTo(MINUTE.toMillis());
    }

    @Test
    void an_invitation_to_speak_does_not_go_on_with_what_a_person_paused() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new Pause());
        guild.happens(new Unheard(LOUNGE));
        assertThat(guild.happens(new Heard(LOUNGE))).isEqualTo(NOTHING_CHANGES);
    }

    // ---- how loud it begins --------------------------------------------------------------------

    @Test
    void a_player_that_comes_with_nothing_to_play_begins_as_loud_as_the_server_wants() {
        Scene guild = aQuietGuild().under(mannered(Manners.USUAL.withVolume(40)));
        guild.whereAQueryFinds("One").asks(play(Placement.LAST));
        assertThat(guild.state().volume()).isEqualTo(40);
        guild.asks(new SetVolume(90));
        guild.asks(new Leave());
        guild.asks(new Resume());
        assertThat(guild.state().volume()).as("it goes on as it was").isEqualTo(90);
    }

    @Test
    void without_that_wish_it_is_as_loud_as_it_was() {
        Scene guild = aQuietGuild().under(mannered(Manners.USUAL));
        guild.asks(new SetVolume(90));
        guild.asks(new Join());
        assertThat(guild.state().volume()).isEqualTo(90);
    }

    // ---- rules ---------------------------------------------------------------------------------

    @Test
    void it_comes_only_into_the_channels_that_the_server_lets_it() {
        Scene guild = aQuietGuild().under(comingInto(STUDIO));
        assertThat(guild.asks(new Join()))
                .isEqualTo(new Decision.Refused(new Refusal.ChannelClosed(Set.of(STUDIO))));
        guild.whereAdaIsIn(STUDIO).asks(new Join());
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(STUDIO));
    }

    @Test
    void who_may_reach_it_from_elsewhere_lets_it_play_on_where_it_is_heard() {
        Scene guild =
                aGuildThatIsPlaying("One")
                        .under(reachedFrom(Standing.LISTENER, Reach.EVERYONE))
                        .whereTheyListen(BEN)
                        .whereAdaIsIn(STUDIO)
                        .whereAQueryFinds("Two");
        guild.asks(play(Placement.LAST));
        assertThat(guild.waiting()).containsExactly("Two");
        guild.whereAdaIsInNoVoiceChannel().asks(play(Placement.LAST));
        assertThat(guild.waiting()).containsExactly("Two", "Two");
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
    }

    @Test
    void where_nobody_hears_it_it_comes_to_who_asks() {
        Scene guild =
                aGuildThatIsPlaying("One")
                        .under(reachedFrom(Standing.LISTENER, Reach.EVERYONE))
                        .whereTheyListen(new Crowd(Set.of(), Set.of()))
                        .whereAdaIsIn(STUDIO);
        guild.asks(new Join());
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(STUDIO));
    }

    @Test
    void one_listener_has_a_share_of_the_queue() {
        Scene guild = aGuildThatIsPlaying("One").under(sharing(Standing.LISTENER, 2));
        guild.whereAQueryEndsIn(
                new Resolution.Found(
                        List.of(
                                Examples.track("Two"),
                                Examples.track("Three"),
                                Examples.track("Four")),
                        "Mix"));
        guild.asks(ADA, play(Placement.LAST));
        assertThat(guild.waiting()).containsExactly("Two", "Three");
        QueueEvent.Enqueued joined =
                (QueueEvent.Enqueued) guild.lines().getLast().events().getFirst();
        assertThat(joined.leftOut()).isEqualTo(new LeftOut(0, 0, 0, 0, 1, 0));
        assertThat(guild.asks(ADA, play(Placement.LAST)))
                .isEqualTo(new Decision.Refused(new Refusal.ShareFull(2)));
        guild.whereAQueryFinds("Five").asks(BEN, play(Placement.LAST));
        assertThat(guild.waiting()).as("Ben has one of his own").hasSize(3);
        guild.under(sharing(Standing.DJ, 2)).asks(ADA, play(Placement.LAST));
        assertThat(guild.waiting()).as("a DJ has all of it").hasSize(4);
    }
}
