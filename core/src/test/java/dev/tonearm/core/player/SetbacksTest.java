package dev.tonearm.core.player;

import static dev.tonearm.core.player.Scene.aGuildThatIsPlaying;
import static dev.tonearm.core.player.Scene.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.PlaybackEvent.EndReason;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sources that do not deliver, and what stays of the queue.
final class SetbacksTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Decision NOTHING_CHANGES = new Decision.Accepted(List.of());

    @Test
    void one_track_that_fails_is_left_and_the_next_one_plays() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three");
        fails(guild, "gone");
        assertThat(guild.playing()).isEqualTo("Two");
        guild.after(Duration.ofMinutes(3)).theTrackEnds();
        assertThat(guild.playing()).isEqualTo("Three");
        assertThat(guild.state().setbacks()).isEqualTo(Setbacks.NONE);
    }

    @Test
    void one_track_that_fails_alone_is_left() {
        Scene guild = aGuildThatIsPlaying("One");
        fails(guild, "gone");
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.waiting()).isEmpty();
        assertThat(guild.state().halted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(LoopMode.class)
    void a_source_that_fails_takes_nothing_from_the_queue(LoopMode loop) {
        Scene guild = aGuildThatIsPlaying(titles(20));
        guild.asks(new PlaybackCommand.SetLoop(loop));
        fails(guild, 3);
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.state().halted()).isTrue();
        assertThat(guild.waiting()).containsExactlyInAnyOrder(titles(20));
        guild.after(Duration.ofHours(1));
        while (guild.state().retryAt().isPresent()) {
            guild.happens(new PlayerInput.RetryDue());
            if (!guild.isIdle()) fails(guild, 1);
            guild.after(Duration.ofMinutes(1));
        }
        assertThat(guild.waiting()).containsExactlyInAnyOrder(titles(20));
    }

    @Test
    void what_failed_in_a_row_comes_back_to_its_place() {
        Scene guild = aGuildThatIsPlaying("One", "Two", "Three", "Four", "Five");
        fails(guild, 3);
        assertThat(guild.waiting()).containsExactly("One", "Two", "Three", "Four", "Five");
        retries(guild);
        assertThat(guild.playing()).as("one that was not tried yet").isEqualTo("Four");
        fails(guild, 1);
        assertThat(guild.waiting()).containsExactly("One", "Two", "Three", "Four", "Five");
        retries(guild);
        assertThat(guild.playing()).isEqualTo("Five");
        fails(guild, 1);
        retries(guild);
        assertThat(guild.playing()).as("the one tried longest ago").isEqualTo("One");
        fails(guild, 1);
        assertThat(guild.waiting()).containsExactly("One", "Two", "Three", "Four", "Five");
        retries(guild);
        assertThat(guild.playing()).isEqualTo("Two");
    }

    @Test
    void dead_links_in_a_row_do_not_stop_what_follows_them_and_are_not_lost() {
        Scene guild = aGuildThatIsPlaying("Dead 1", "Dead 2", "Dead 3", "Four", "Five");
        fails(guild, 3);
        retries(guild);
        assertThat(guild.playing()).isEqualTo("Four");
        guild.after(Duration.ofMinutes(3)).theTrackEnds();
        assertThat(guild.playing()).as("another chance").isEqualTo("Dead 1");
        fails(guild, 1);
        assertThat(guild.waiting()).as("it lets others pass").endsWith("Five", "Dead 1");
    }

    @Test
    void it_tries_later_and_later_and_stops_to_by_itself_after_half_an_hour() {
        Scene guild = aGuildThatIsPlaying(titles(5));
        fails(guild, 3);
        List<Long> waits = new ArrayList<>();
        Duration all = Duration.ZERO;
        while (guild.state().retryAt().isPresent()) {
            Duration wait = Duration.between(guild.now(), guild.state().retryAt().get());
            waits.add(wait.toSeconds());
            all = all.plus(wait);
            retries(guild);
            guild.happens(failure(guild, ""));
        }
        assertThat(waits).startsWith(2L, 4L, 8L, 16L, 32L, 60L, 60L).endsWith(60L);
        assertThat(all).isBetween(Duration.ofMinutes(28), Setbacks.LONGEST);
        assertThat(guild.waiting()).containsExactlyInAnyOrder(titles(5));
        guild.asks(new PlaybackCommand.Resume());
        fails(guild, 1);
        assertThat(guild.state().retryAt()).as("somebody asked").isPresent();
    }

    @Test
    void it_does_not_try_before_its_time() {
        Scene guild = aGuildThatIsPlaying(titles(5));
        fails(guild, 3);
        assertThat(guild.happens(new PlayerInput.RetryDue())).isEqualTo(NOTHING_CHANGES);
        guild.after(Duration.ofSeconds(2)).happens(new PlayerInput.RetryDue());
        assertThat(guild.isIdle()).isFalse();
        assertThat(guild.happens(new PlayerInput.RetryDue())).isEqualTo(NOTHING_CHANGES);
    }

    @Test
    void a_track_that_was_heard_begins_the_count_anew() {
        Scene guild = aGuildThatIsPlaying(titles(5));
        fails(guild, 2);
        guild.after(Duration.ofSeconds(30));
        fails(guild, 2);
        assertThat(guild.isIdle()).as("two in a row").isFalse();
        fails(guild, 1);
        assertThat(guild.isIdle()).isTrue();
    }

    @Test
    void a_track_whose_node_stands_still_was_not_heard_however_long_it_took_to_fail() {
        Scene guild = aGuildThatIsPlaying(titles(5));
        for (int i = 0; i < 3; i++) {
            EntryId entry = guild.loaded().entry().id();
            for (int report = 0; report < 6; report++) {
                guild.after(Duration.ofSeconds(5));
                guild.happens(new PlayerInput.PositionReported(entry, 0, guild.now()));
            }
            guild.after(Duration.ofSeconds(5)).happens(failure(guild, "timeout"));
        }
        assertThat(guild.state().halted()).isTrue();
        assertThat(guild.waiting()).containsExactly(titles(5));
    }

    @Test
    void what_a_listener_asks_for_meanwhile_plays_at_once_and_the_rest_follows() {
        Scene guild = aGuildThatIsPlaying(titles(4));
        fails(guild, 3);
        guild.whereAQueryFinds("Other").asks(play(Placement.LAST));
        assertThat(guild.playing()).isEqualTo("Other");
        guild.after(Duration.ofMinutes(3)).theTrackEnds();
        assertThat(guild.playing()).isEqualTo("1");
        assertThat(guild.waiting()).containsExactly("2", "3", "4");
    }

    @Test
    void what_a_listener_asks_for_meanwhile_stays_if_it_fails_too() {
        Scene guild = aGuildThatIsPlaying(titles(4));
        fails(guild, 3);
        guild.whereAQueryFinds("Other").asks(play(Placement.LAST));
        fails(guild, 1);
        assertThat(guild.state().halted()).isTrue();
        assertThat(guild.waiting()).containsExactlyInAnyOrder("1", "2", "3", "4", "Other");
    }

    @Test
    void two_links_that_fail_on_their_own_are_left_each() {
        Scene guild = aGuildThatIsPlaying("One");
        fails(guild, 1);
        guild.whereAQueryFinds("Two").asks(play(Placement.LAST));
        fails(guild, 1);
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.waiting()).isEmpty();
    }

    @Test
    void who_stops_it_is_not_played_to_by_itself() {
        Scene guild = aGuildThatIsPlaying(titles(4));
        fails(guild, 3);
        assertThat(guild.asks(new PlaybackCommand.Stop())).isInstanceOf(Decision.Accepted.class);
        assertThat(guild.state().halted()).isFalse();
        assertThat(guild.state().retryAt()).isEmpty();
        assertThat(guild.waiting()).containsExactly(titles(4));
    }

    @Test
    void nobody_tries_while_the_bot_is_nowhere() {
        Scene guild = aGuildThatIsPlaying(titles(4));
        fails(guild, 3);
        guild.asks(new VoiceCommand.Leave());
        assertThat(guild.state().retryAt()).isEmpty();
        assertThat(guild.state().atRest()).isTrue();
        guild.asks(new PlaybackCommand.Resume());
        assertThat(guild.playing()).isEqualTo("1");
    }

    @Test
    void a_paused_track_that_fails_waits_for_who_paused_it() {
        Scene guild = aGuildThatIsPlaying("One", "Two");
        guild.asks(new PlaybackCommand.Pause());
        fails(guild, 1);
        assertThat(guild.isIdle()).isTrue();
        assertThat(guild.waiting()).containsExactly("One", "Two");
        assertThat(guild.state().retryAt()).isEmpty();
    }

    @Test
    void a_live_stream_that_breaks_is_connected_again_before_others_have_their_turn() {
        Scene guild = aRadioBefore("Two");
        for (int tries = 1; tries <= Setbacks.CONNECTIONS; tries++) {
            guild.after(SOON).theTrackEnds();
            assertThat(guild.waiting()).containsExactly("Radio", "Two");
            retries(guild);
            assertThat(guild.playing()).isEqualTo("Radio");
        }
        fails(guild, "closed");
        assertThat(guild.playing()).isEqualTo("Two");
        assertThat(guild.waiting()).isEmpty();
    }

    @Test
    void a_live_stream_that_was_heard_again_has_all_its_tries_again() {
        Scene guild = aRadioBefore("Two");
        for (int tries = 0; tries < 20; tries++) {
            fails(guild, 1);
            retries(guild);
            guild.after(Duration.ofMinutes(1));
        }
        assertThat(guild.playing()).isEqualTo("Radio");
    }

    @Test
    void a_live_stream_with_nothing_behind_it_is_tried_for_long_and_stays() {
        Scene guild = aRadioBefore();
        while (guild.state().retryAt().isPresent() || !guild.isIdle()) {
            if (guild.isIdle()) retries(guild);
            else fails(guild, 1);
        }
        assertThat(guild.waiting()).containsExactly("Radio");
        assertThat(guild.now()).isAfter(Examples.NOON.plus(Duration.ofMinutes(25)));
    }

    @Test
    void an_older_release_reads_the_same_queue() {
        Scene guild = aGuildThatIsPlaying(titles(5));
        fails(guild, 3);
        retries(guild);
        fails(guild, 1);
        PlayerState folded = PlayerState.NEW;
        for (JournalLine line : guild.lines()) {
            PlayerState without = Stored.state(withoutSetbacks(folded));
            folded = without.after(Stored.line(Stored.write(line)));
        }
        assertThat(folded.queue()).isEqualTo(guild.state().queue());
        assertThat(folded.playback()).isEqualTo(guild.state().playback());
    }

    @Test
    void the_end_of_a_track_is_decided_no_sooner_than_a_second_after_its_start() {
        Scene guild = aGuildThatIsPlaying("One");
        var end = new PlayerInput.TrackEnded(guild.loaded().entry().id());
        assertThat(Player.notBefore(guild.state(), end))
                .isEqualTo(Examples.NOON.plus(Player.BETWEEN_STARTS));
        assertThat(Player.notBefore(guild.state(), failure(guild, "")))
                .isEqualTo(Examples.NOON.plus(Player.BETWEEN_STARTS));
        guild.asks(new PlaybackCommand.Seek(new SeekTarget.To(Duration.ofSeconds(170))));
        assertThat(Player.notBefore(guild.state(), end)).isBefore(guild.now());
    }

    private static byte[] withoutSetbacks(PlayerState state) {
        return Stored.write(state.with(state.deck().with(Setbacks.NONE)));
    }

    private static Scene aRadioBefore(String... titles) {
        Scene guild = Scene.aQuietGuild().whereAQueryFinds(Scene.radio());
        guild.asks(play(Placement.LAST));
        if (titles.length > 0) guild.whereAQueryFinds(titles).asks(play(Placement.LAST));
        return guild;
    }

    private static String[] titles(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toArray(String[]::new);
    }

    /// Somebody's clock says that it is time.
    private static void retries(Scene guild) {
        Duration wait = Duration.between(guild.now(), guild.state().retryAt().orElseThrow());
        guild.after(wait).happens(new PlayerInput.RetryDue());
    }

    private static void fails(Scene guild, int times) {
        for (int i = 0; i < times; i++) fails(guild, "no answer");
    }

    private static void fails(Scene guild, String detail) {
        PlayerInput failure = failure(guild, detail);
        guild.after(SOON).happens(failure);
        PlaybackEvent.Ended ended =
                guild.lines().getLast().events().stream()
                        .filter(PlaybackEvent.Ended.class::isInstance)
                        .map(PlaybackEvent.Ended.class::cast)
                        .findFirst()
                        .orElse(null);
        if (ended == null) return;
        assertThat(ended.reason()).isEqualTo(EndReason.FAILED);
        assertThat(ended.detail()).isEqualTo(detail);
    }

    private static PlayerInput failure(Scene guild, String detail) {
        return new PlayerInput.TrackFailed(guild.loaded().entry().id(), detail);
    }
}
