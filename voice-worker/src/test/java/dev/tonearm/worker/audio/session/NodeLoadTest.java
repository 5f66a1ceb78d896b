package dev.tonearm.worker.audio.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NodeLoadTest {
    @Test
    void what_was_placed_since_the_last_report_counts() {
        NodeLoad load = new NodeLoad();
        load.placed(3);
        assertThat(load.players()).isEqualTo(3);
        load.reported(10, 8, 0.5);
        assertThat(load.players()).isEqualTo(10);
        load.placed(2);
        assertThat(load.players()).isEqualTo(12);
        assertThat(load.playing()).isEqualTo(10);
        load.placed(-5);
        assertThat(load.players()).isEqualTo(7);
        assertThat(load.ours()).isZero();
    }

    @Test
    void two_bad_minutes_make_a_node_lossy_and_a_good_one_ends_it() {
        FrameQuality bad = FrameQuality.UNKNOWN.after(50, 41);
        assertThat(bad.lossy()).isFalse();
        assertThat(bad.after(91, 0).lossy()).isTrue();
        assertThat(bad.after(91, 0).after(10, 10).lossy()).isFalse();
        assertThat(bad.after(10, -400).lossy()).isFalse();
    }

    @Test
    void a_lossy_node_that_nobody_plays_on_gets_another_chance() {
        FrameQuality quality = FrameQuality.UNKNOWN;
        for (int minute = 0; minute < 60; minute++) quality = quality.after(500, 500);
        for (int minute = 0; minute < 3; minute++) quality = quality.afterSilence();
        assertThat(quality.lossy()).isTrue();
        assertThat(quality.afterSilence().lossy()).isFalse();
    }
}
