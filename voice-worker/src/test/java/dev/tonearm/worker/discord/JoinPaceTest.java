package dev.tonearm.worker.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.worker.discord.VoiceGateway.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JoinPaceTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final JoinPace pace = new JoinPace(110);

    @Test
    void no_minute_has_more_than_the_limit_wherever_it_begins() {
        for (int guild = 0; guild < 300; guild++) pace.add(join(guild, 1));
        assertThat(pace.due(NOON, _ -> true)).hasSize(110);
        assertThat(pace.due(NOON.plusSeconds(59), _ -> true)).isEmpty();
        assertThat(pace.due(NOON.plusSeconds(60), _ -> true)).hasSize(110);
        assertThat(pace.due(NOON.plusSeconds(119), _ -> true)).isEmpty();
        assertThat(pace.due(NOON.plusSeconds(120), _ -> true)).hasSize(80);
    }

    @Test
    void who_asked_first_goes_first_with_the_newest_wish() {
        pace.add(join(1, 10));
        pace.add(join(2, 20));
        pace.add(join(1, 11));
        assertThat(pace.due(NOON, _ -> true)).containsExactly(join(1, 11), join(2, 20));
    }

    @Test
    void leaving_and_joining_again_counts_twice() {
        JoinPace two = new JoinPace(2);
        two.add(new JoinPace.Move(new GuildId(1), in(10), true, Urgency.QUIET));
        two.add(join(2, 20));
        assertThat(two.due(NOON, _ -> true)).hasSize(1);
        assertThat(two.due(NOON.plusSeconds(60), _ -> true)).containsExactly(join(2, 20));
    }

    @Test
    void a_guild_that_is_left_wants_nothing() {
        pace.add(join(1, 10));
        pace.drop(new GuildId(1));
        assertThat(pace.due(NOON, _ -> true)).isEmpty();
    }

    @Test
    void guilds_that_play_go_before_those_that_do_not_and_wait_their_turn_among_themselves() {
        for (int guild = 0; guild < 200; guild++) pace.add(join(guild, 1));
        for (int guild = 200; guild < 300; guild++) pace.add(playing(guild, 1));
        List<JoinPace.Move> first = pace.due(NOON, _ -> true);
        assertThat(first).hasSize(110);
        assertThat(first.subList(0, 100))
                .isEqualTo(IntStream.range(200, 300).mapToObj(guild -> playing(guild, 1)).toList());
        assertThat(first.subList(100, 110))
                .isEqualTo(IntStream.range(0, 10).mapToObj(guild -> join(guild, 1)).toList());
    }

    @Test
    void a_guild_that_begins_to_play_overtakes_and_one_that_ceases_is_overtaken() {
        pace.add(join(1, 10));
        pace.add(join(2, 20));
        pace.add(playing(3, 30));
        pace.reorder(new GuildId(2), Urgency.PLAYING);
        pace.reorder(new GuildId(3), Urgency.QUIET);
        assertThat(pace.due(NOON, _ -> true))
                .containsExactly(playing(2, 20), join(1, 10), join(3, 30));
    }

    @Test
    void who_cannot_be_reached_keeps_its_place_and_costs_nothing() {
        JoinPace two = new JoinPace(2);
        for (int guild = 1; guild <= 4; guild++) two.add(join(guild, 10));
        assertThat(two.due(NOON, guild -> guild.value() != 1))
                .containsExactly(join(2, 10), join(3, 10));
        assertThat(two.due(NOON.plusSeconds(60), _ -> true))
                .containsExactly(join(1, 10), join(4, 10));
    }

    @Test
    void a_guild_that_waits_for_nothing_has_no_place_to_change() {
        pace.reorder(new GuildId(1), Urgency.PLAYING);
        assertThat(pace.due(NOON, _ -> true)).isEmpty();
        assertThat(pace.holds(new GuildId(1))).isFalse();
    }

    private static JoinPace.Move playing(long guild, long channel) {
        return new JoinPace.Move(new GuildId(guild), in(channel), false, Urgency.PLAYING);
    }

    private static JoinPace.Move join(long guild, long channel) {
        return new JoinPace.Move(new GuildId(guild), in(channel), false, Urgency.QUIET);
    }

    private static Whereabouts in(long channel) {
        return new Whereabouts.InVoice(new ChannelId(channel));
    }
}
