package dev.tonearm.core.player;

import static dev.tonearm.core.playback.Placement.LAST;
import static dev.tonearm.core.playback.Placement.NEXT;
import static dev.tonearm.core.playback.Placement.NOW;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Examples.TEXT;
import static dev.tonearm.core.player.Examples.track;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// `/play`, which brings the bot, finds the track its place and may start it.
final class PlayTest {
    @Test
    void the_first_play_brings_the_bot_and_starts_at_once() {
        Scene guild = aQuietGuild().whereAQueryFinds("One");
        guild.asks(play(LAST));
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.position()).isZero();
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Wanted(TEXT));
        assertThat(guild.state().desired())
                .isEqualTo(new DesiredPlayer.Playing(LOUNGE, guild.loaded(), Sound.PLAIN));
    }

    @Test
    void a_second_play_joins_the_queue() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAQueryFinds("Three");
        guild.asks(play(LAST));
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.waiting()).containsExactly("Two", "Three");
    }

    @Test
    void a_play_next_goes_before_what_waits() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAQueryFinds("Three", "Four");
        guild.asks(play(NEXT));
        assertThat(guild.waiting()).containsExactly("Three", "Four", "Two");
    }

    @Test
    void a_play_now_ends_what_plays() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAQueryFinds("Three", "Four");
        guild.asks(play(NOW));
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("Four", "Two");
    }

    @Test
    void a_play_now_while_the_queue_loops_sends_what_plays_to_its_end() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAQueryFinds("Three");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.QUEUE));
        guild.asks(play(NOW));
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("Two", "One");
    }

    @Test
    void a_play_while_paused_waits_its_turn() {
        Scene guild = aGuildThatIsPlaying("One").whereAQueryFinds("Two");
        guild.asks(new PlaybackCommand.Pause());
        guild.asks(play(LAST));
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.waiting()).containsExactly("Two");
    }

    @Test
    void a_play_after_a_stop_is_heard_before_what_was_stopped() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAQueryFinds("Three");
        guild.asks(new PlaybackCommand.Stop());
        guild.asks(play(LAST));
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("One", "Two");
    }

    @Test
    void a_play_after_the_bot_left_is_heard_before_what_was_interrupted() {
        Scene guild = aGuildThatIsPlaying("One", "Two").whereAQueryFinds("Three");
        guild.asks(new VoiceCommand.Leave());
        guild.asks(play(LAST));
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.waiting()).containsExactly("One", "Two");
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(LOUNGE));
    }

    @Test
    void a_playlist_fills_the_queue_up_to_the_plans_limit() {
        Scene guild =
                aGuildThatIsPlaying("One", "Two")
                        .whereTheQueueHolds(3)
                        .whereAQueryFinds("Three", "Four", "Five");
        guild.asks(play(LAST));
        assertThat(guild.waiting()).containsExactly("Two", "Three", "Four");
        assertThat(guild.asks(play(LAST))).isEqualTo(refused(new Refusal.QueueFull(3)));
    }

    @Test
    void a_full_queue_has_room_for_what_starts_at_once() {
        Scene guild =
                aGuildThatIsPlaying("One", "Two", "Three")
                        .whereTheQueueHolds(2)
                        .whereAQueryFinds("Four", "Five");
        assertThat(guild.asks(play(NEXT))).isEqualTo(refused(new Refusal.QueueFull(2)));
        guild.asks(play(NOW));
        assertThat(guild.playing()).isEqualTo("Four");
        assertThat(guild.waiting()).containsExactly("Two", "Three");
    }

    @Test
    void a_full_queue_has_no_room_for_what_would_put_the_playing_track_back_into_it() {
        Scene guild =
                aGuildThatIsPlaying("One", "Two", "Three")
                        .whereTheQueueHolds(2)
                        .whereAQueryFinds("Four");
        guild.asks(new PlaybackCommand.SetLoop(LoopMode.QUEUE));
        assertThat(guild.asks(play(NOW))).isEqualTo(refused(new Refusal.QueueFull(2)));
        guild.asks(new VoiceCommand.Leave());
        assertThat(guild.asks(play(LAST))).isEqualTo(refused(new Refusal.QueueFull(2)));
    }

    @Test
    void what_tracks_say_about_themselves_is_kept_up_to_a_weight() {
        List<Track> heavy = IntStream.range(0, 2_000).mapToObj(i -> heavy("T" + i)).toList();
        Scene guild = aQuietGuild().whereAQueryEndsIn(new Resolution.Found(heavy, "Mix"));
        guild.asks(play(LAST));
        assertThat(Weight.of(guild.state())).isBetween(Weight.MOST - 13_000, Weight.MOST);
        assertThat(guild.lines().getFirst().events())
                .filteredOn(QueueEvent.Enqueued.class::isInstance)
                .singleElement(InstanceOfAssertFactories.type(QueueEvent.Enqueued.class))
                .satisfies(enqueued ->
                        assertThat(enqueued.entries().size() + enqueued.leftOut().full())
                                .isEqualTo(2_000));
        assertThat(guild.asks(play(LAST))).isEqualTo(refused(new Refusal.QueueHeavy(Weight.MOST)));
        guild.asks(new QueueCommand.Clear());
        assertThat(guild.asks(play(LAST))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_weight_is_about_what_a_snapshot_takes() {
        Scene guild =
                aQuietGuild()
                        .whereAQueryEndsIn(
                                new Resolution.Found(
                                        List.of(
                                                track("plain"),
                                                track("Ünïcödé 音楽 🎵".repeat(9)),
                                                heavy("heavy")),
                                        "Mix"));
        guild.asks(play(LAST));
        int snapshot = Stored.write(guild.state()).length;
        assertThat(Weight.of(guild.state())).isBetween(snapshot - 600L, snapshot + 300L);
    }

    @Test
    void the_same_track_asked_for_twice_is_two_entries() {
        Scene guild = aGuildThatIsPlaying("One").whereAQueryFinds("One");
        guild.asks(play(LAST));
        assertThat(guild.state().queue().getFirst().id()).isNotEqualTo(guild.loaded().entry().id());
        assertThat(guild.state().queue().getFirst().track()).isEqualTo(track("One"));
    }

    @Test
    void the_panel_follows_the_text_channel_that_was_last_played_from() {
        Scene guild = aGuildThatIsPlaying("One").whereAQueryFinds("Two");
        guild.happens(new PlayerInput.PanelPosted(TEXT, new MessageId(5)));
        guild.asks(play(LAST));
        assertThat(guild.state().panel()).isEqualTo(new Panel.Posted(TEXT, new MessageId(5)));
        ChannelId other = new ChannelId(99);
        guild.whereAdaWritesIn(other).asks(play(LAST));
        assertThat(guild.state().panel())
                .isEqualTo(new Panel.Moving(other, new Panel.Posted(TEXT, new MessageId(5))));
    }

    @Test
    void a_play_from_another_channel_fetches_the_bot_if_nobody_else_hears_it() {
        Scene guild = aGuildThatIsPlaying("One").whereAQueryFinds("Two").whereAdaIsIn(STUDIO);
        guild.asks(play(LAST));
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(STUDIO));
        assertThat(guild.playing()).isEqualTo("One");
    }

    @Test
    void a_play_from_another_channel_is_refused_while_others_hear_the_bot() {
        Scene guild =
                aGuildThatIsPlaying("One")
                        .whereAQueryFinds("Two")
                        .whereAdaIsIn(STUDIO)
                        .whereOthersListen(true);
        assertThat(guild.asks(play(LAST))).isEqualTo(refused(new Refusal.BusyElsewhere(LOUNGE)));
    }

    @Test
    void others_in_a_channel_where_nothing_plays_do_not_keep_the_bot() {
        Scene guild = aGuildThatIsPlaying("One").whereAQueryFinds("Two").whereOthersListen(true);
        guild.asks(new PlaybackCommand.Stop());
        guild.whereAdaIsIn(STUDIO).asks(play(LAST));
        assertThat(guild.state().voice()).isEqualTo(new Whereabouts.InVoice(STUDIO));
    }

    @Test
    void a_play_by_somebody_in_no_voice_channel_is_refused() {
        Scene guild = aQuietGuild().whereAQueryFinds("One").whereAdaIsInNoVoiceChannel();
        assertThat(guild.asks(play(LAST))).isEqualTo(refused(Refusal.Simple.LISTENER_NOT_IN_VOICE));
    }

    @Test
    void a_channel_that_the_bot_cannot_play_in_is_refused_for_its_reason() {
        Scene guild = aQuietGuild().whereAQueryFinds("One");
        assertThat(guild.whereAdasChannelIs(Access.CANNOT_CONNECT).asks(play(LAST)))
                .isEqualTo(refused(Refusal.Simple.CANNOT_CONNECT));
        assertThat(guild.whereAdasChannelIs(Access.CANNOT_SPEAK).asks(play(LAST)))
                .isEqualTo(refused(Refusal.Simple.CANNOT_SPEAK));
        assertThat(guild.whereAdasChannelIs(Access.FULL).asks(play(LAST)))
                .isEqualTo(refused(Refusal.Simple.CHANNEL_FULL));
        assertThat(guild.lines()).isEmpty();
    }

    @Test
    void a_query_that_leads_to_nothing_is_refused_for_its_reason() {
        Scene guild = aQuietGuild();
        assertThat(guild.whereAQueryEndsIn(new Resolution.NothingFound()).asks(play(LAST)))
                .isEqualTo(refused(Refusal.Simple.NOTHING_FOUND));
        assertThat(guild.whereAQueryFinds().asks(play(LAST)))
                .isEqualTo(refused(Refusal.Simple.NOTHING_FOUND));
        assertThat(
                        guild.whereAQueryEndsIn(
                                        new Resolution.Refused(Refusal.Simple.ADDRESS_INSIDE))
                                .asks(play(LAST)))
                .isEqualTo(refused(Refusal.Simple.ADDRESS_INSIDE));
        assertThat(guild.whereAQueryEndsIn(new Resolution.Failed("403")).asks(play(LAST)))
                .isEqualTo(refused(new Refusal.SourceFailed("403")));
    }

    @Test
    void a_command_is_known_again_for_longer_than_it_can_be_answered() {
        Scene guild = aGuildThatIsPlaying("One");
        var played = guild.interaction();
        assertThat(guild.state().handled(played)).hasValue(1);
        guild.after(Duration.ofMinutes(19)).asks(new SoundCommand.SetVolume(50));
        assertThat(guild.state().handled(played)).hasValue(1);
        guild.after(Duration.ofMinutes(2)).asks(new SoundCommand.SetVolume(60));
        assertThat(guild.state().handled(played)).isEmpty();
    }

    @Test
    void a_playlist_is_one_line_with_its_name() {
        Scene guild =
                aQuietGuild()
                        .whereAQueryEndsIn(
                                new Resolution.Found(List.of(track("A"), track("B")), "Mix"));
        guild.asks(play(LAST));
        assertThat(guild.lines()).hasSize(1);
        assertThat(guild.lines().getFirst().events())
                .filteredOn(QueueEvent.Enqueued.class::isInstance)
                .extracting(event -> ((QueueEvent.Enqueued) event).playlist())
                .containsExactly("Mix");
    }

    @Test
    void what_a_list_leaves_out_is_in_the_line_for_whoever_answers_again() {
        var found =
                new Resolution.Found(
                        List.of(track("A"), track("B"), track("C")),
                        "",
                        true,
                        new LeftOut(0, 2, 5));
        Scene guild = aQuietGuild().whereTheQueueHolds(1).whereAQueryEndsIn(found);
        guild.asks(play(LAST));
        assertThat(guild.lines().getFirst().events())
                .filteredOn(QueueEvent.Enqueued.class::isInstance)
                .singleElement(InstanceOfAssertFactories.type(QueueEvent.Enqueued.class))
                .satisfies(enqueued -> {
                    assertThat(enqueued.list()).isTrue();
                    assertThat(enqueued.leftOut()).isEqualTo(new LeftOut(1, 2, 5));
                });
    }

    private static Track heavy(String title) {
        return new Track("A".repeat(12_000), title, "", 1_000, "", "", false, true);
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(refusal);
    }
}
