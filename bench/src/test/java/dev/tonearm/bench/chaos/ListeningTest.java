package dev.tonearm.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.audio.Sound;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.TrackClock;
import dev.tonearm.drive.NodePlayers.Playing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListeningTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final Playing player = new Playing("node-1", new GuildId(1), 40_000, NOON, Sound.PLAIN);

    @Test
    void a_player_is_compared_with_its_clock_at_the_moment_of_the_nodes_answer() {
        var clock = new TrackClock(30_000, NOON.minusSeconds(8), false, 1.25);
        assertThat(Listening.apart(player, clock)).isZero();
        assertThat(Listening.apart(player, clock.at(31_000, NOON.minusSeconds(8))))
                .isEqualTo(1_000);
    }

    @Test
    void a_clock_that_a_command_has_set_since_is_followed_back() {
        var clock = new TrackClock(42_500, NOON.plusSeconds(2), false, 1.25);
        assertThat(Listening.apart(player, clock)).isZero();
        assertThat(Listening.apart(player, clock.at(45_000, NOON.plusSeconds(2)))).isEqualTo(2_500);
    }
}
