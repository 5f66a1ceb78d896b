package dev.tonearm.interactions.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuildStatesTest {
    private static final GuildId GUILD = new GuildId(7);

    private final Lines journal = new Lines();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final GuildStates states = new GuildStates(journal, journal, () -> now);

    @Test
    void a_long_queue_is_loaded_once_and_then_only_continued() {
        journal.enqueue(5_000);
        assertThat(states.of(GUILD).readable().queue()).hasSize(5_000);
        journal.volume(40);
        journal.enqueue(3);
        PlayerState state = states.of(GUILD).readable();
        assertThat(state).isEqualTo(journal.load(GUILD).readable());
        assertThat(state.volume()).isEqualTo(40);
        assertThat(state.queue()).hasSize(5_003);
        // Once by the states, once by this test.
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void a_short_queue_is_loaded_each_time() {
        journal.enqueue(10);
        states.of(GUILD);
        states.of(GUILD);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void what_was_read_a_while_ago_is_not_continued() {
        journal.enqueue(500);
        states.of(GUILD);
        now = now.plus(Duration.ofSeconds(61));
        states.of(GUILD);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void a_gap_in_the_lines_is_loaded_over() {
        journal.enqueue(500);
        states.of(GUILD);
        journal.volume(30);
        journal.volume(20);
        journal.gone = 2;
        assertThat(states.of(GUILD).readable().volume()).isEqualTo(20);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void a_gap_behind_lines_that_are_there_is_loaded_over() {
        journal.enqueue(500);
        states.of(GUILD);
        journal.volume(30);
        journal.volume(20);
        journal.volume(10);
        journal.gone = 3;
        assertThat(states.of(GUILD).readable().volume()).isEqualTo(10);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void where_somebody_was_taken_out_nothing_older_is_continued() {
        journal.enqueue(500);
        states.of(GUILD);
        journal.silently();
        states.of(GUILD);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void more_lines_than_one_read_brings_are_loaded_over() {
        journal.enqueue(500);
        states.of(GUILD);
        for (int i = 0; i < 700; i++) journal.volume(i % 200);
        assertThat(states.of(GUILD).readable().volume()).isEqualTo(699 % 200);
        assertThat(journal.loads).isEqualTo(2);
    }

    @Test
    void what_is_newer_than_this_build_is_said_and_the_rest_kept() {
        journal.enqueue(500);
        states.of(GUILD);
        journal.volume(30);
        journal.newer = 7;
        Loaded loaded = states.of(GUILD);
        assertThat(loaded).isInstanceOf(Loaded.Newer.class);
        assertThat(loaded.readable().volume()).isEqualTo(30);
        journal.newer = 0;
        journal.volume(20);
        assertThat(states.of(GUILD)).isInstanceOf(Loaded.Whole.class);
        assertThat(states.of(GUILD).readable().volume()).isEqualTo(20);
        assertThat(journal.loads).isEqualTo(1);
    }

    @Test
    void a_glance_at_a_long_queue_that_was_read_costs_only_what_came_since() {
        journal.enqueue(5_000);
        states.of(GUILD);
        journal.enqueue(1);
        assertThat(states.atAGlance(GUILD).orElseThrow().queue()).hasSize(5_001);
        assertThat(journal.loads).isEqualTo(1);
        assertThat(journal.glances).isZero();
        assertThat(journal.glancesSince).isEqualTo(1);
    }

    @Test
    void a_glance_at_a_long_queue_that_nobody_read_sees_nothing() {
        journal.enqueue(5_000);
        assertThat(states.atAGlance(GUILD)).isEmpty();
        assertThat(journal.loads).isZero();
    }

    @Test
    void what_a_glance_saw_is_continued_by_a_read() {
        journal.enqueue(500);
        states.atAGlance(GUILD);
        journal.volume(12);
        assertThat(states.of(GUILD).readable().volume()).isEqualTo(12);
        assertThat(journal.loads).isZero();
    }

    @Test
    void few_long_queues_are_remembered() {
        journal.enqueue(300);
        for (int guild = 1; guild <= 6; guild++) states.of(new GuildId(guild));
        states.of(new GuildId(6));
        assertThat(journal.loads).isEqualTo(6);
        states.of(new GuildId(1));
        assertThat(journal.loads).isEqualTo(7);
    }
}
