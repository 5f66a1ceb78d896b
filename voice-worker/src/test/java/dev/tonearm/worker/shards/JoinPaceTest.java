package dev.tonearm.worker.shards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Whereabouts;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class JoinPaceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final JoinPace pace = new JoinPace(110);

    @Test
    void no_minute_has_more_than_the_limit_wherever_it_begins() {
        for (int guild = 0; guild < 300; guild++) pace.add(join(guild, 1));
        assertThat(pace.due(NOON)).hasSize(110);
        assertThat(pace.due(NOON.plusSeconds(59))).isEmpty();
        assertThat(pace.due(NOON.plusSeconds(60))).hasSize(110);
        assertThat(pace.due(NOON.plusSeconds(119))).isEmpty();
        assertThat(pace.due(NOON.plusSeconds(120))).hasSize(80);
    }

    @Test
    void who_asked_first_goes_first_with_the_newest_wish() {
        pace.add(join(1, 10));
        pace.add(join(2, 20));
        pace.add(join(1, 11));
        assertThat(pace.due(NOON)).containsExactly(join(1, 11), join(2, 20));
    }

    @Test
    void leaving_and_joining_again_counts_twice() {
        JoinPace two = new JoinPace(2);
        two.add(new JoinPace.Move(new GuildId(1), in(10), true));
        two.add(join(2, 20));
        assertThat(two.due(NOON)).hasSize(1);
        assertThat(two.due(NOON.plusSeconds(60))).containsExactly(join(2, 20));
    }

    @Test
    void a_guild_that_is_left_wants_nothing() {
        pace.add(join(1, 10));
        pace.drop(new GuildId(1));
        assertThat(pace.due(NOON)).isEmpty();
    }

    private static JoinPace.Move join(long guild, long channel) {
        return new JoinPace.Move(new GuildId(guild), in(channel), false);
    }

    private static Whereabouts in(long channel) {
        return new Whereabouts.InVoice(new ChannelId(channel));
    }
}
