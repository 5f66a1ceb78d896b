package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.NOON;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.StayEvent.LeaveReason;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What nodes and Discord report, and what the player makes of it.
final class PlayerReportsTest {
    private static final Decision NOTHING_CHANGES = new Decision.Accepted(List.of());

    @Test
    void a_track_that_ends_is_followed_by_the_next() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.theTrackEnds();
        assertThat(guild.playing()).isEqualTo("Two");
        guild.theTrackEnds();
        assertThat(guild.isIdle()).isTrue();
    }

    @Test
    void a_track_that_loops_starts_again() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.TRACK));
        guild.after(Duration.ofMinutes(3)).theTrackEnds();
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.position()).isZero();
        assertThat(guild.waiting()).containsExactly("Two");
    }

    @Test
    void a_queue_that_loops_goes_round_even_with_one_track() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.QUEUE));
        guild.theTrackEnds();
        assertThat(guild.waiting()).containsExactly("One");
        guild.asks(new QueueCommand.Clear());
        guild.theTrackEnds();
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void a_track_that_ends_while_it_is_paused_lets_the_next_one_wait_paused() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.Pause());
        guild.theTrackEnds();
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.loaded().paused()).isTrue();
    }

    @Test
    void a_node_beyond_the_end_of_a_track_says_nothing_new() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofMinutes(3));
        EntryId one = guild.loaded().entry().id();
        var beyond = new PlayerInput.PositionReported(one, 200_000, guild.now());
        assertThat(guild.happens(beyond)).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void the_end_of_a_track_that_was_skipped_already_is_ignored() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        EntryId one = guild.loaded().entry().id();
        guild.asks(new PlaybackCommand.Skip(1));
        assertThat(guild.happens(new PlayerInput.TrackEnded(one))).isEqualTo(NOTHING_CHANGES);
        assertThat(guild.happens(new PlayerInput.TrackFailed(one, ""))).isEqualTo(NOTHING_CHANGES);
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void the_end_of_a_track_after_the_bot_left_lets_the_next_one_wait_paused() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new VoiceCommand.Leave());
        guild.theTrackEnds();
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.loaded().paused()).isTrue();
    }

    @Test
    void the_end_of_a_looping_track_after_the_bot_left_lets_it_wait_paused() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.TRACK));
        guild.asks(new VoiceCommand.Leave());
        guild.theTrackEnds();
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.after(Duration.ofMinutes(1)).position()).isZero();
    }

    @Test
    void a_node_that_is_elsewhere_than_the_clock_is_believed() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(30));
        EntryId one = guild.loaded().entry().id();
        guild.happens(new PlayerInput.PositionReported(one, 12_000, guild.now()));
        assertThat(guild.position()).isEqualTo(12_000);
    }

    @Test
    void a_report_that_is_only_late_is_not_written_down() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(30));
        EntryId one = guild.loaded().entry().id();
        var late = new PlayerInput.PositionReported(one, 29_600, guild.now());
        assertThat(guild.happens(late)).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void a_position_from_before_a_seek_or_of_a_paused_track_is_ignored() {
        Scene guild = aGuildThatIsPlaying("One");
        EntryId one = guild.loaded().entry().id();
        assertThat(guild.happens(new PlayerInput.PositionReported(one, 90_000, NOON)))
                .isEqualTo(NOTHING_CHANGES);
        guild.asks(new PlaybackCommand.Pause());
        guild.after(Duration.ofSeconds(10));
        assertThat(guild.happens(new PlayerInput.PositionReported(one, 90_000, guild.now())))
                .isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void a_bot_that_was_dragged_plays_on_in_the_new_channel() {
        Scene guild = aGuildThatIsPlaying("One");
        var studio = new Whereabouts.InVoice(STUDIO);
        guild.happens(new PlayerInput.BotMoved(studio));
        assertThat(guild.state().voice()).isEqualTo(studio);
        assertThat(guild.loaded().paused()).isFalse();
        assertThat(guild.happens(new PlayerInput.BotMoved(studio))).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void a_bot_that_was_disconnected_keeps_its_place_in_the_track() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(30));
        guild.happens(new PlayerInput.BotMoved(Whereabouts.NOWHERE));
        assertThat(guild.state().desired()).isEqualTo(new DesiredPlayer.Absent());
        assertThat(guild.after(Duration.ofMinutes(1)).position()).isEqualTo(30_000);
    }

    @Test
    void a_channel_that_cannot_be_entered_is_given_up_unless_the_bot_wants_another_by_now() {
        Scene guild = aGuildThatIsPlaying("One");
        assertThat(guild.happens(new PlayerInput.VoiceUnreachable(STUDIO)))
                .isEqualTo(NOTHING_CHANGES);
        guild.happens(new PlayerInput.VoiceUnreachable(LOUNGE));
        assertThat(guild.state().desired()).isEqualTo(new DesiredPlayer.Absent());
    }

    @Test
    void a_deleted_panel_is_wanted_again() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.happens(new PlayerInput.PanelPosted(TEXT, new MessageId(5)));
        assertThat(guild.happens(new PlayerInput.PanelGone(new MessageId(4))))
                .isEqualTo(NOTHING_CHANGES);
        guild.happens(new PlayerInput.PanelGone(new MessageId(5)));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Wanted(TEXT));
    }

    @Test
    void a_guild_is_at_rest_when_nothing_plays_and_the_bot_is_in_no_channel() {
        Scene guild = aGuildThatIsPlaying("One");
        assertThat(guild.state().atRest()).isFalse();
        guild.theTrackEnds();
        assertThat(guild.state().atRest()).isFalse();
        guild.asks(new VoiceCommand.Leave());
        assertThat(guild.state().atRest()).isTrue();
    }

    @Test
    void a_bot_that_nobody_hears_plays_on_for_five_minutes_and_leaves_with_its_place() {
        Scene guild = aGuildThatIsPlaying("One", "Two").after(Duration.ofSeconds(10));
        guild.happens(new PlayerInput.ListenersSeen(LOUNGE, false));
        assertThat(guild.state().company()).isEqualTo(new Company.Nobody(guild.now()));
        assertThat(guild.loaded().paused()).isFalse();
        guild.after(Duration.ofSeconds(100)).happens(new PlayerInput.ListenersSeen(LOUNGE, false));
        assertThat(guild.loaded().paused()).isFalse();
        guild.theTrackEnds();
        guild.after(Duration.ofSeconds(200)).happens(new PlayerInput.ListenersSeen(LOUNGE, false));
        assertThat(guild.state().voice()).isEqualTo(Whereabouts.NOWHERE);
        assertThat(guild.state().company()).isEqualTo(new Company.Parted(LeaveReason.ALONE));
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.position()).isEqualTo(180_000);
    }

    @Test
    void somebody_who_comes_back_in_time_keeps_the_bot() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.happens(new PlayerInput.ListenersSeen(LOUNGE, false));
        guild.after(Duration.ofMinutes(4)).happens(new PlayerInput.ListenersSeen(LOUNGE, true));
        assertThat(guild.state().company()).isEqualTo(Company.PEOPLE);
        guild.after(Duration.ofMinutes(4)).happens(new PlayerInput.ListenersSeen(LOUNGE, false));
        guild.after(Duration.ofMinutes(4));
        assertThat(guild.happens(new PlayerInput.ListenersSeen(LOUNGE, false)))
                .as("the five minutes begin anew")
                .isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void who_listens_elsewhere_or_after_the_bot_left_is_no_news() {
        Scene guild = aGuildThatIsPlaying("One");
        assertThat(guild.happens(new PlayerInput.ListenersSeen(STUDIO, false)))
                .isEqualTo(NOTHING_CHANGES);
        assertThat(guild.happens(new PlayerInput.ListenersSeen(LOUNGE, true)))
                .isEqualTo(NOTHING_CHANGES);
        guild.asks(new VoiceCommand.Leave());
        assertThat(guild.happens(new PlayerInput.ListenersSeen(LOUNGE, false)))
                .isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void a_bot_that_is_moved_or_called_begins_with_company() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.happens(new PlayerInput.ListenersSeen(LOUNGE, false));
        guild.happens(new PlayerInput.BotMoved(new Whereabouts.InVoice(STUDIO)));
        assertThat(guild.state().company()).isEqualTo(Company.PEOPLE);
    }

    @Test
    void the_journal_says_why_a_channel_could_not_be_played_in() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.happens(new PlayerInput.VoiceUnreachable(LOUNGE, LeaveReason.NOT_ENCRYPTED));
        assertThat(guild.state().company())
                .isEqualTo(new Company.Parted(LeaveReason.NOT_ENCRYPTED));
    }

    @Test
    void the_journal_knows_where_the_now_playing_message_still_is_when_it_is_wanted_elsewhere() {
        Scene guild = aGuildThatIsPlaying("One");
        var first = new Panel.Posted(TEXT, new MessageId(1));
        guild.happens(new PlayerInput.PanelPosted(TEXT, first.message()));
        ChannelId elsewhere = new ChannelId(3002);
        ChannelId third = new ChannelId(3003);
        guild.whereAdaWritesIn(elsewhere).whereAQueryFinds("Two").asks(play(Placement.LAST));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Moving(elsewhere, first));
        guild.whereAdaWritesIn(third).asks(play(Placement.LAST));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Moving(third, first));
        guild.whereAdaWritesIn(TEXT).asks(play(Placement.LAST));
        assertThat(guild.state().panel()).as("it never left").isEqualTo(first);
        guild.whereAdaWritesIn(third).asks(play(Placement.LAST));
        guild.happens(new PlayerInput.PanelGone(first.message()));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Wanted(third));
        guild.happens(new PlayerInput.PanelPosted(third, new MessageId(2)));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Posted(third, new MessageId(2)));
    }

    @Test
    void a_message_posted_in_the_old_channel_does_not_bring_the_now_playing_message_back_there() {
        Scene guild = aGuildThatIsPlaying("One");
        ChannelId elsewhere = new ChannelId(3002);
        guild.whereAdaWritesIn(elsewhere).whereAQueryFinds("Two").asks(play(Placement.LAST));
        guild.happens(new PlayerInput.PanelPosted(TEXT, new MessageId(1)));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Wanted(elsewhere));
        guild.happens(new PlayerInput.PanelPosted(elsewhere, new MessageId(2)));
        guild.happens(new PlayerInput.PanelPosted(TEXT, new MessageId(3)));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Posted(elsewhere, new MessageId(2)));
    }

    @Test
    void a_line_that_does_not_follow_is_refused_by_the_state() {
        JournalLine second = new JournalLine(2, NOON, Cause.NODE, List.of());
        PlayerState state = aQuietGuild().state();
        assertThatThrownBy(() -> state.after(second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line 2");
    }
}
