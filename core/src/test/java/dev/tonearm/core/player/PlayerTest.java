package dev.tonearm.core.player;

import static dev.tonearm.core.playback.Placement.LAST;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command but `/play`: what it does, and when it is refused.
final class PlayerTest {
    private static final Decision NOTHING_CHANGES = new Decision.Accepted(List.of());

    @Test
    void pausing_holds_the_position_and_resuming_goes_on_from_it() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(30));
        guild.asks(new PlaybackCommand.Pause());
        guild.after(Duration.ofHours(1));
        assertThat(guild.position()).isEqualTo(30_000);
        guild.asks(new PlaybackCommand.Resume());
        guild.after(Duration.ofSeconds(5));
        assertThat(guild.position()).isEqualTo(35_000);
    }

    @Test
    void pausing_twice_and_resuming_twice_are_refused() {
        Scene guild = aGuildThatIsPlaying("One");
        assertThat(guild.asks(new PlaybackCommand.Resume()))
                .isEqualTo(refused(Refusal.Simple.NOT_PAUSED));
        guild.asks(new PlaybackCommand.Pause());
        assertThat(guild.asks(new PlaybackCommand.Pause()))
                .isEqualTo(refused(Refusal.Simple.ALREADY_PAUSED));
    }

    @Test
    void the_pause_button_does_whichever_changes_something() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new PlaybackCommand.TogglePause());
        assertThat(guild.loaded().paused()).isTrue();
        guild.asks(new PlaybackCommand.TogglePause());
        assertThat(guild.loaded().paused()).isFalse();
    }

    @Test
    void resuming_after_a_stop_starts_the_stopped_track_again() {
        Scene guild = aGuildThatIsPlaying("One", "Two").after(Duration.ofSeconds(30));
        guild.asks(new PlaybackCommand.Stop());
        guild.asks(new PlaybackCommand.Resume());
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.position()).isZero();
    }

    @Test
    void resuming_after_the_bot_left_brings_it_back_to_where_it_was_in_the_track() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(30));
        guild.asks(new VoiceCommand.Leave());
        guild.after(Duration.ofHours(1)).whereAdaIsIn(STUDIO).asks(new PlaybackCommand.Resume());
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(STUDIO));
        assertThat(guild.position()).isEqualTo(30_000);
        assertThat(guild.loaded().paused()).isFalse();
    }

    @Test
    void skipping_starts_the_next_track() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new PlaybackCommand.Skip(1));
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.waiting()).containsExactly("Three");
    }

    @Test
    void skipping_several_ends_what_plays_and_takes_the_others_out() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four");
        EntryId first = guild.loaded().entry().id();
        guild.asks(new PlaybackCommand.Skip(3));
        assertThat(guild.playing()).isEqualTo("Four");
        assertThat(guild.waiting()).isEmpty();
        assertThat(guild.lines().getLast().events())
                .containsExactly(
                        new PlaybackEvent.Ended(first, "One", EndReason.SKIPPED, false, ""),
                        new QueueEvent.Removed(0, 2, "Two"),
                        Succession.started(guild.loaded().entry()));
    }

    @Test
    void skipping_more_than_there_are_ends_the_music() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.Skip(99));
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.waiting()).isEmpty();
        assertThat(guild.state().desired()).isEqualTo(new DesiredPlayer.Silent(LOUNGE));
    }

    @Test
    void skipping_leaves_a_track_that_loops() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.TRACK));
        guild.asks(new PlaybackCommand.Skip(1));
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void skipping_while_the_queue_loops_sends_tracks_to_its_end() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.QUEUE));
        guild.asks(new PlaybackCommand.Skip(2));
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("One", "Two");
    }

    @Test
    void stopping_keeps_the_queue_and_puts_the_track_at_its_head() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.Stop());
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.waiting()).containsExactly("One", "Two");
    }

    @Test
    void seeking_goes_to_a_position_or_by_a_distance() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(10));
        guild.asks(to(60));
        assertThat(guild.position()).isEqualTo(60_000);
        guild.after(Duration.ofSeconds(5)).asks(by(-20));
        assertThat(guild.position()).isEqualTo(45_000);
        guild.asks(by(-300));
        assertThat(guild.position()).isZero();
    }

    @Test
    void seeking_while_paused_stays_paused() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new PlaybackCommand.Pause());
        guild.asks(to(60));
        guild.after(Duration.ofSeconds(5));
        assertThat(guild.position()).isEqualTo(60_000);
    }

    @Test
    void seeking_beyond_the_end_is_refused() {
        Scene guild = aGuildThatIsPlaying("One");
        assertThat(guild.asks(to(180))).isEqualTo(refused(new Refusal.BeyondEnd(180_000)));
        assertThat(guild.asks(by(180))).isEqualTo(refused(new Refusal.BeyondEnd(180_000)));
    }

    @Test
    void seeking_in_a_stream_is_refused() {
        Scene guild = aQuietGuild().whereAQueryFinds(Scene.radio());
        guild.asks(play(LAST));
        assertThat(guild.asks(to(5))).isEqualTo(refused(Refusal.Simple.NOT_SEEKABLE));
    }

    @Test
    void the_volume_is_kept_and_setting_it_again_changes_nothing() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new SoundCommand.SetVolume(40));
        assertThat(guild.state().desired())
                .isEqualTo(
                        new DesiredPlayer.Playing(
                                LOUNGE, guild.loaded(), new Sound(40, Filters.NONE)));
        assertThat(guild.asks(new SoundCommand.SetVolume(40))).isEqualTo(NOTHING_CHANGES);
    }

    @ParameterizedTest
    @EnumSource(LoopMode.class)
    void a_loop_mode_is_kept_and_setting_it_again_changes_nothing(LoopMode mode) {
        Scene guild = aQuietGuild();
        guild.asks(new PlaybackCommand.SetLoop(mode));
        assertThat(guild.state().loop()).isEqualTo(mode);
        assertThat(guild.asks(new PlaybackCommand.SetLoop(mode))).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void the_loop_button_goes_round() {
        Scene guild = aGuildThatIsPlaying("One");
        for (LoopMode mode : List.of(LoopMode.TRACK, LoopMode.QUEUE, LoopMode.OFF)) {
            guild.asks(new PlaybackCommand.CycleLoop());
            assertThat(guild.state().loop()).isEqualTo(mode);
        }
    }

    @Test
    void shuffling_changes_only_the_order() {
        String[] titles = IntStream.range(0, 50).mapToObj(i -> "T" + i).toArray(String[]::new);
        Scene guild = aGuildThatIsPlaying(titles);
        List<String> before = guild.waiting();
        guild.asks(new QueueCommand.Shuffle());
        assertThat(guild.waiting())
                .containsExactlyInAnyOrderElementsOf(before)
                .isNotEqualTo(before);
    }

    @Test
    void removing_takes_a_range_out() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four", "Five");
        guild.asks(new QueueCommand.Remove(2, 3));
        assertThat(guild.waiting()).containsExactly("Two", "Five");
    }

    @Test
    void removing_a_position_that_is_not_there_is_refused() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        assertThat(guild.asks(new QueueCommand.Remove(2, 3)))
                .isEqualTo(refused(new Refusal.NoSuchPosition(3, 2)));
        assertThat(guild.asks(new QueueCommand.Remove(4, 5)))
                .isEqualTo(refused(new Refusal.NoSuchPosition(4, 2)));
    }

    @Test
    void clearing_keeps_what_plays() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new QueueCommand.Clear());
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.waiting()).isEmpty();
    }

    @Test
    void joining_brings_the_bot_and_joining_again_changes_nothing() {
        Scene guild = aQuietGuild();
        guild.asks(new VoiceCommand.Join());
        assertThat(guild.state().desired()).isEqualTo(new DesiredPlayer.Silent(LOUNGE));
        assertThat(guild.asks(new VoiceCommand.Join())).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void leaving_takes_the_bot_away_and_keeps_everything_else() {
        Scene guild = aGuildThatIsPlaying("One", "Two").after(Duration.ofSeconds(30));
        guild.asks(new VoiceCommand.Leave());
        assertThat(guild.state().desired()).isEqualTo(new DesiredPlayer.Absent());
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.after(Duration.ofMinutes(1)).position()).isEqualTo(30_000);
        assertThat(guild.waiting()).containsExactly("Two");
        assertThat(guild.asks(new VoiceCommand.Leave()))
                .isEqualTo(refused(Refusal.Simple.NOT_CONNECTED));
    }

    static Stream<PlayerCommand> commandsAboutWhatPlays() {
        return Stream.of(
                new PlaybackCommand.Pause(),
                new PlaybackCommand.Skip(1),
                new PlaybackCommand.Stop(),
                to(5));
    }

    static Stream<PlayerCommand> commandsAboutWhatWaits() {
        return Stream.of(
                new QueueCommand.Shuffle(),
                new QueueCommand.Remove(1, 1),
                new QueueCommand.Clear());
    }

    static Stream<PlayerCommand> commandsThatListenersShare() {
        Stream<PlayerCommand> others =
                Stream.of(
                        new SoundCommand.SetVolume(50),
                        new PlaybackCommand.SetLoop(LoopMode.TRACK),
                        new PlaybackCommand.CycleLoop(),
                        new VoiceCommand.Leave());
        return Stream.of(commandsAboutWhatPlays(), commandsAboutWhatWaits(), others)
                .flatMap(commands -> commands);
    }

    @ParameterizedTest
    @MethodSource("commandsAboutWhatPlays")
    void what_is_about_the_playing_track_is_refused_when_none_plays(PlayerCommand command) {
        assertThat(aQuietGuild().asks(command)).isEqualTo(refused(Refusal.Simple.NOTHING_PLAYING));
    }

    @Test
    void resuming_is_refused_when_there_is_nothing_to_hear() {
        assertThat(aQuietGuild().asks(new PlaybackCommand.Resume()))
                .isEqualTo(refused(Refusal.Simple.NOTHING_PLAYING));
    }

    @ParameterizedTest
    @MethodSource("commandsAboutWhatPlays")
    void what_is_about_the_playing_track_is_refused_when_the_bot_left(PlayerCommand command) {
        Scene guild = aGuildThatIsPlaying("One");
        guild.asks(new VoiceCommand.Leave());
        assertThat(guild.asks(command)).isEqualTo(refused(Refusal.Simple.NOT_CONNECTED));
    }

    @ParameterizedTest
    @MethodSource("commandsAboutWhatWaits")
    void what_is_about_the_queue_is_refused_when_nothing_waits(PlayerCommand command) {
        assertThat(aGuildThatIsPlaying("One").asks(command))
                .isEqualTo(refused(Refusal.Simple.NOTHING_QUEUED));
    }

    @ParameterizedTest
    @MethodSource("commandsThatListenersShare")
    void who_is_in_no_voice_channel_does_not_disturb_those_who_listen(PlayerCommand command) {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAdaIsInNoVoiceChannel();
        assertThat(guild.asks(command)).isEqualTo(refused(new Refusal.OtherChannel(LOUNGE)));
    }

    @ParameterizedTest
    @MethodSource("commandsThatListenersShare")
    void who_is_in_another_channel_does_not_disturb_those_who_listen(PlayerCommand command) {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAdaIsIn(STUDIO);
        assertThat(guild.asks(command)).isEqualTo(refused(new Refusal.OtherChannel(LOUNGE)));
    }

    private static PlayerCommand to(long seconds) {
        return new PlaybackCommand.Seek(new SeekTarget.To(Duration.ofSeconds(seconds)));
    }

    private static PlayerCommand by(long seconds) {
        return new PlaybackCommand.Seek(new SeekTarget.By(Duration.ofSeconds(seconds)));
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(refusal);
    }
}
