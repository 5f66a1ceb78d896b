package dev.tonearm.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.tonearm.drive.Heard.Swing;
import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Effects, as they are heard.
class EffectsJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);

    private static final double NIGHTCORE = 1.2;

    private final Server server = STACK.server("effects");
    private final Piece piece = STACK.pieces().get(0);
    private final Piece next = STACK.pieces().get(1);

    /// Its bass plays all the time.
    private final Piece withBass = STACK.pieces().get(4);

    @AfterEach
    void everything_is_back() {
        STACK.restoreAll();
    }

    @Test
    void nightcore_is_higher_by_its_factor_until_it_is_reset() {
        play(piece);
        assertThat(preset("nightcore").text()).contains("Nightcore");
        hears(piece, NIGHTCORE);
        assertThat(server.ada().uses("effects show").text()).contains("Nightcore");
        server.ada().uses("effects reset");
        hears(piece, 1);
    }

    @Test
    void a_bass_boost_is_more_bass_beside_the_rest() {
        play(withBass);
        STACK.eventually("some music", () -> heardFor(LONG_ENOUGH));
        double before = bassShare();
        preset("bassboost-high");
        STACK.eventually("more bass", () -> bassShare() > 1.4 * before);
    }

    @Test
    void eight_d_walks_from_side_to_side() {
        play(piece);
        preset("8d");
        await("a walk around")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    Swing balance = server.heard().balance(Duration.ofSeconds(12));
                    assertThat(balance.least()).isLessThan(-0.7);
                    assertThat(balance.most()).isGreaterThan(0.7);
                    assertThat(balance.hertz()).isCloseTo(0.2, within(0.05));
                });
    }

    @Test
    void effects_of_two_kinds_are_heard_together() {
        play(piece);
        preset("nightcore");
        server.ada().uses("effects preset", Map.of("name", "8d", "combine", true));
        hears(piece, NIGHTCORE);
        await("a walk around")
                .atMost(PATIENCE)
                .untilAsserted(() -> {
                    Swing balance = server.heard().balance(Duration.ofSeconds(12));
                    assertThat(balance.most() - balance.least()).isGreaterThan(1.4);
                });
    }

    @Test
    void ten_seconds_are_over_after_eight_at_speed_1_25() {
        play(piece);
        server.ada().uses("play", Map.of("query", next.title()));
        server.ada().uses("effects speed", Map.of("factor", 1.25));
        long left = 10;
        long position = piece.lengthMs() / 1_000 - left;
        server.ada().uses("seek", Map.of("position", Long.toString(position)));
        long sought = System.nanoTime();
        hears(next, 1);
        double seconds = (System.nanoTime() - sought) / 1e9;
        double expected = (piece.lengthMs() / 1_000.0 - position) / 1.25;
        // It is heard as the next one when most of the last second is.
        assertThat(seconds).isBetween(expected - 0.3, expected + 2);
    }

    @Test
    void what_is_left_is_told_as_it_passes() throws InterruptedException {
        play(piece);
        server.ada().uses("effects speed", Map.of("factor", 2));
        server.ada().uses("seek", Map.of("position", "4"));
        Thread.sleep(Duration.ofSeconds(5));
        assertThat(STACK.position(server)).isBetween(13_000L, 16_000L);
        server.ada().uses("effects reset");
        long at = STACK.position(server);
        Thread.sleep(Duration.ofSeconds(4));
        assertThat(STACK.position(server) - at).isBetween(3_000L, 6_000L);
        hears(piece, 1);
    }

    @Test
    void effects_outlive_a_killed_worker_a_killed_node_and_a_restart() {
        play(piece);
        server.ada().uses("loop", Map.of("mode", "track"));
        preset("nightcore");
        hears(piece, NIGHTCORE);

        STACK.control().kill("worker");
        STACK.control().start("worker");
        assertThat(server.ada().uses("effects show").text()).contains("Nightcore");
        hears(piece, NIGHTCORE);

        STACK.control().kill("node");
        STACK.control().start("node");
        hearsAnew(piece, NIGHTCORE);

        STACK.control().stop("worker");
        STACK.control().start("worker");
        server.ada().uses("play", Map.of("query", next.title()));
        server.ada().uses("skip");
        hears(next, NIGHTCORE);
    }

    @Test
    void effects_stay_when_the_bot_leaves_and_comes_back() {
        play(piece);
        preset("nightcore");
        hears(piece, NIGHTCORE);
        server.ada().uses("leave");
        STACK.eventually("the bot leaves", () -> server.botChannel().isEmpty());
        server.ada().uses("resume");
        hearsAnew(piece, NIGHTCORE);
    }

    @Test
    void a_node_that_lacks_a_filter_is_told_of_and_the_music_goes_on() {
        try {
            STACK.control().set("node", "TONEARM_NODE_WITHOUT_FILTERS", "timescale");
            play(piece);
            assertThat(preset("nightcore").text()).contains("cannot do this: speed and pitch");
            hears(piece, 1);
            assertThat(preset("8d").text()).contains("8D");
            STACK.eventually(
                    "a walk",
                    () -> Math.abs(server.heard().balance(Duration.ofMillis(500)).most()) > 0.5);
        } finally {
            STACK.control().set("node", "TONEARM_NODE_WITHOUT_FILTERS", "");
        }
    }

    private void play(Piece which) {
        server.ada().joins(server.lounge());
        // A node that has just been restarted is found again within seconds.
        STACK.eventually(
                "it plays",
                () ->
                        server.ada()
                                .uses("play", Map.of("query", which.title()))
                                .text()
                                .contains("Now playing"));
        hears(which, 1);
    }

    private Interaction preset(String name) {
        return server.ada().uses("effects preset", Map.of("name", name));
    }

    private void hears(Piece which, double pitch) {
        double hertz = which.hertz() * pitch;
        await("%s at %s times its pitch".formatted(which.title(), pitch))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() ->
                        assertThat(server.heard().dominantHertz())
                                .isCloseTo(hertz, within(hertz * 0.02)));
    }

    /// After a silence, so that it is not the sound of before that is heard.
    private void hearsAnew(Piece which, double pitch) {
        long packets = server.heard().packets();
        STACK.eventually("new sound", () -> server.heard().packets() > packets + 60);
        hears(which, pitch);
    }

    private boolean heardFor(Duration time) {
        return server.heard().packets() > time.toMillis() / 20;
    }

    private double bassShare() {
        return server.heard().bandLoudness(LONG_ENOUGH, 25, 130)
                / server.heard().bandLoudness(LONG_ENOUGH, 250, 2_000);
    }
}
