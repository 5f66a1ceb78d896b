package dev.tonearm.worker.audio.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Filters;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlayerInput;
import dev.tonearm.worker.audio.PlayerReports;
import dev.tonearm.worker.audio.VoiceClosures;
import dev.tonearm.worker.audio.node.Voice;
import dev.tonearm.worker.time.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a node says of a track becomes what the player is told.
class PlayerNewsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final EntryId SONG = new EntryId(1);
    private static final String WHY = "The site broke off the connection.";

    private final List<PlayerInput> told = new ArrayList<>();
    private final PlayerNews news =
            new PlayerNews(
                    new GuildId(1),
                    new WantedPlayer(),
                    new KnownPlayer(),
                    () -> false,
                    _ -> {},
                    new Surroundings());

    @Test
    void a_track_that_ends_has_ended() {
        news.ended(SONG, false);

        assertThat(told).containsExactly(new PlayerInput.TrackEnded(SONG));
    }

    @Test
    void a_track_that_broke_in_the_middle_has_failed_although_its_end_says_finished() {
        news.exception(SONG, WHY);
        assertThat(told).as("what is buffered is still heard").isEmpty();
        news.ended(SONG, false);

        assertThat(told).containsExactly(new PlayerInput.TrackFailed(SONG, WHY));
    }

    @Test
    void a_reason_that_comes_after_the_end_is_told_too() {
        news.ended(SONG, false);
        news.exception(SONG, WHY);

        assertThat(told)
                .containsExactly(
                        new PlayerInput.TrackEnded(SONG), new PlayerInput.TrackFailed(SONG, WHY));
    }

    @Test
    void one_that_ended_once_and_is_heard_again_breaks_when_what_is_buffered_is_over() {
        news.ended(SONG, false);
        news.heardAt(5_000);
        news.exception(SONG, WHY);

        assertThat(told).containsExactly(new PlayerInput.TrackEnded(SONG));
        news.ended(SONG, false);
        assertThat(told).last().isEqualTo(new PlayerInput.TrackFailed(SONG, WHY));
    }

    /// Everything but what is told, which nobody asks for here.
    private final class Surroundings implements GuildSurroundings {
        @Override
        public PlayerReports reports() {
            return (_, input) -> told.add(input);
        }

        @Override
        public Instant now() {
            return NOON;
        }

        @Override
        public Optional<PlayerNode> best(
                Voice voice, Filters filters, @Nullable PlayerNode except) {
            return Optional.empty();
        }

        @Override
        public Optional<PlayerNode> nearer(Voice voice, Filters filters, PlayerNode than) {
            return Optional.empty();
        }

        @Override
        public void retry(Runnable again, int failures) {}

        @Override
        public void soon(Duration wait, Runnable task) {}

        @Override
        public boolean mayAct() {
            return true;
        }

        @Override
        public VoiceClosures closures() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant knownSince() {
            return NOON;
        }

        @Override
        public Machine machine() {
            throw new UnsupportedOperationException();
        }
    }
}
