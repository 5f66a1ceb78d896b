package dev.tonearm.core.playback;

import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static dev.tonearm.core.player.Scene.play;
import static dev.tonearm.core.player.Scene.radio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Previous;
import dev.tonearm.core.playback.PlaybackCommand.Replay;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.Examples;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.Track;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.queue.QueueCommand.Redo;
import dev.tonearm.core.queue.QueueCommand.Undo;
import dev.tonearm.core.voice.VoiceCommand.Leave;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Hearing something again.
class AgainTest {
    @Test
    void previous_goes_back_by_one_and_skip_forward_again() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new Skip(1));
        guild.after(Duration.ofSeconds(30)).asks(new Previous());
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.position()).isZero();
        assertThat(guild.waiting()).containsExactly("Two", "Three");
        guild.asks(new Skip(1));
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(recent(guild)).containsExactly("One");
    }

    @Test
    void previous_again_goes_back_further_until_there_is_nothing_before() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new Skip(2));
        guild.asks(new Skip(1));
        assertThat(guild.isIdle()).isTrue();
        guild.asks(new Previous());
        assertThat(guild.playing()).isEqualTo("Three");
        guild.asks(new Previous());
        assertThat(guild.playing()).as("Two was passed over and never on").isEqualTo("One");
        assertThat(guild.waiting()).containsExactly("Three");
        assertThat(guild.asks(new Previous()))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOTHING_BEFORE));
    }

    @Test
    void what_comes_back_is_an_entry_of_its_own_so_that_late_reports_do_nothing() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        EntryId before = guild.loaded().entry().id();
        guild.asks(new Skip(1));
        guild.asks(new Previous());
        assertThat(guild.loaded().entry().id()).isNotEqualTo(before);
        assertThat(guild.state().nextEntry()).isGreaterThan(guild.loaded().entry().id().value());
    }

    @Test
    void what_the_loop_has_put_to_the_end_comes_back_once() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new SetLoop(LoopMode.QUEUE));
        guild.asks(new Skip(1));
        assertThat(guild.waiting()).containsExactly("Three", "One");
        guild.asks(new Previous());
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.waiting()).containsExactly("Two", "Three");
    }

    @Test
    void a_full_queue_takes_nothing_back() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three").whereTheQueueHolds(1);
        guild.asks(new Skip(1));
        assertThat(guild.asks(new Previous()))
                .isEqualTo(new Decision.Refused(new Refusal.QueueFull(1)));
    }

    @Test
    void whoever_listens_elsewhere_does_not_go_back() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new Skip(1));
        guild.whereAdaIsIn(STUDIO);
        assertThat(guild.asks(new Previous()))
                .isEqualTo(new Decision.Refused(new Refusal.OtherChannel(Examples.LOUNGE)));
    }

    @Test
    void replay_begins_anew_also_what_is_paused() {
        Scene guild = aGuildThatIsPlaying("One", "Two").after(Duration.ofSeconds(30));
        guild.asks(new Replay());
        assertThat(guild.position()).isZero();
        guild.after(Duration.ofSeconds(30)).asks(new Pause());
        guild.asks(new Replay());
        assertThat(guild.loaded().paused()).isFalse();
        assertThat(guild.position()).isZero();
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.waiting()).containsExactly("Two");
        assertThat(guild.state().recent()).isEmpty();
    }

    @Test
    void replay_of_a_radio_station_connects_it_anew() {
        Scene guild = aQuietGuild().whereAQueryFinds(radio());
        guild.asks(play(Placement.LAST));
        EntryId before = guild.loaded().entry().id();
        guild.asks(new Replay());
        assertThat(guild.playing()).isEqualTo("Radio");
        assertThat(guild.loaded().entry().id()).isNotEqualTo(before);
        assertThat(guild.waiting()).isEmpty();
    }

    @Test
    void replay_of_what_cannot_be_sought_loads_it_anew() {
        Track track = Examples.track("fixed");
        Track fixed =
                new Track(track.encoded(), "fixed", "", 180_000, track.uri(), "", false, false);
        Scene guild = aQuietGuild().whereAQueryFinds(fixed);
        guild.asks(play(Placement.LAST));
        guild.after(Duration.ofSeconds(30)).asks(new Replay());
        assertThat(guild.position()).isZero();
        assertThat(guild.loaded().entry().id()).isEqualTo(new EntryId(2));
    }

    @Test
    void replay_after_the_end_plays_what_was_on_last() {
        Scene guild = aGuildThatIsPlaying("One");
        guild.theTrackEnds();
        guild.asks(new Replay());
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(aQuietGuild().asks(new Replay()))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOTHING_BEFORE));
    }

    @Test
    void previous_leaves_fair_mode_on() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new QueueCommand.SetTurns(true));
        guild.asks(new Skip(1));
        guild.asks(new Previous());
        assertThat(guild.state().turns()).isTrue();
    }

    @Test
    void an_undo_of_previous_leaves_no_copy_of_it_in_the_queue() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new Skip(1));
        guild.after(Duration.ofSeconds(30)).asks(new Previous());
        guild.after(Duration.ofSeconds(10)).asks(new Undo(0));
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.position()).isEqualTo(30_000);
        assertThat(guild.waiting()).containsExactly("Three");
        assertThat(recent(guild)).as("one can go back to it again").containsExactly("One");
        guild.asks(new Redo(0));
        assertThat(guild.playing()).isEqualTo("One");
        assertThat(guild.waiting()).containsExactly("Two", "Three");
        guild.asks(new Undo(0));
        guild.asks(new Undo(0));
        assertThat(guild.playing()).as("and further back").isEqualTo("One");
        assertThat(guild.waiting()).containsExactly("Two", "Three");
        assertThat(recent(guild)).isEmpty();
    }

    @Test
    void an_undo_of_replay_goes_back_to_where_it_was_also_to_its_pause() {
        Scene guild = aGuildThatIsPlaying("One").after(Duration.ofSeconds(30));
        guild.asks(new Pause());
        guild.after(Duration.ofSeconds(30)).asks(new Replay());
        guild.after(Duration.ofSeconds(5)).asks(new Undo(0));
        assertThat(guild.loaded().paused()).isTrue();
        assertThat(guild.position()).isEqualTo(30_000);
        guild.asks(new Redo(0));
        assertThat(guild.loaded().paused()).isFalse();
        assertThat(guild.position()).isEqualTo(5_000);
        guild.asks(new Leave());
        guild.asks(new Undo(0));
        assertThat(guild.loaded().paused()).as("in no channel nothing plays").isTrue();
        assertThat(guild.position()).isEqualTo(30_000);
    }

    @Test
    void a_jump_in_silence_can_be_undone_too() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        guild.asks(new Stop());
        guild.asks(new Jump(3));
        assertThat(guild.waiting()).containsExactly("One", "Two");
        guild.asks(new Undo(0));
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.waiting()).containsExactly("One", "Two", "Three");
    }

    private static List<String> recent(Scene guild) {
        return guild.state().recent().stream().map(one -> one.entry().track().title()).toList();
    }
}
