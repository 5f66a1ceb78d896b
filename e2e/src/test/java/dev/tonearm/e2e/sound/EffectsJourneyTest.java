package dev.tonearm.e2e.sound;

import static dev.tonearm.e2e.sound.Tuned.NIGHTCORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.drive.Interaction;
import dev.tonearm.drive.Library.Piece;
import dev.tonearm.drive.Server;
import dev.tonearm.e2e.journey.SideBySide;
import dev.tonearm.e2e.journey.StackExtension;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Effects, as they are heard.
class EffectsJourneyTest {
    @RegisterExtension static final StackExtension STACK = new StackExtension();

    /// So many that another pace is told from the one that it should be.
    private static final long SOME_NANOS = Duration.ofSeconds(5).toNanos();

    private final Server server = STACK.server("effects");
    private final Tuned tuned = new Tuned(STACK, server);
    private final Piece piece = STACK.pieces().get(0);
    private final Piece next = STACK.pieces().get(1);

    /// Its bass plays all the time.
    private final Piece withBass = STACK.pieces().get(4);

    @SideBySide
    void nightcore_is_higher_by_its_factor_until_it_is_reset() {
        tuned.play(piece);
        assertThat(tuned.preset("nightcore").text()).contains("Nightcore");
        tuned.hears(piece, NIGHTCORE);
        assertThat(server.ada().uses("effects show").text()).contains("Nightcore");
        server.ada().uses("effects reset");
        tuned.hears(piece, 1);
    }

    @SideBySide
    void a_bass_boost_is_more_bass_beside_the_rest() {
        tuned.play(withBass);
        tuned.heardForSomeBars();
        double before = tuned.bass();
        tuned.preset("bassboost-high");
        STACK.eventually("more bass", () -> tuned.bass() > 1.4 * before);
    }

    @SideBySide
    void eight_d_walks_from_side_to_side() {
        tuned.play(piece);
        tuned.preset("8d");
        tuned.walks();
    }

    @SideBySide
    void effects_of_two_kinds_are_heard_together() {
        tuned.play(piece);
        tuned.preset("nightcore");
        server.ada().uses("effects preset", Map.of("name", "8d", "combine", true));
        tuned.hears(piece, NIGHTCORE);
        tuned.walks();
    }

    @SideBySide
    void ten_seconds_are_over_after_eight_at_speed_1_25() {
        tuned.playOnce(piece);
        server.ada().uses("play", Map.of("query", next.title()));
        server.ada().uses("effects speed", Map.of("factor", 1.25));
        long position = piece.lengthMs() / 1_000 - 10;
        server.ada().uses("seek", Map.of("position", Long.toString(position)));
        long sought = System.nanoTime();
        tuned.hears(next, 1);
        double seconds = (System.nanoTime() - sought) / 1e9;
        double expected = (piece.lengthMs() / 1_000.0 - position) / 1.25;
        // It is heard as the next one when most of the last second is.
        assertThat(seconds).isBetween(expected - 0.3, expected + 2);
    }

    @SideBySide
    void where_it_is_is_told_as_it_passes() {
        tuned.play(piece);
        server.ada().uses("effects speed", Map.of("factor", 2));
        passesAt(2, () -> server.ada().uses("seek", Map.of("position", "4")));
        passesAt(1, () -> server.ada().uses("effects reset"));
        tuned.hears(piece, 1);
    }

    /// However long it takes to ask: the pace lies between what the least and the most of the time
    /// that may have passed say.
    private void passesAt(double pace, Runnable begin) {
        begin.run();
        long before = System.nanoTime();
        double from = STACK.position(server);
        long between = System.nanoTime();
        STACK.eventually("some seconds", () -> System.nanoTime() - between > SOME_NANOS);
        long later = System.nanoTime();
        double passed = STACK.position(server) - from;
        double least = (later - between) / 1e6;
        double most = (System.nanoTime() - before) / 1e6;
        // Each is told in whole seconds, and a node's own word of it may be half a second off.
        assertThat(passed).isBetween(least * pace - 1_500, most * pace + 1_500);
    }

    @SideBySide
    void effects_stay_when_the_bot_leaves_and_comes_back() {
        tuned.play(piece);
        tuned.preset("nightcore");
        tuned.hears(piece, NIGHTCORE);
        server.ada().uses("leave");
        STACK.eventually("the bot leaves", () -> server.botChannel().isEmpty());
        server.ada().uses("resume");
        tuned.hearsAnew(piece, NIGHTCORE);
    }

    @SideBySide
    void the_now_playing_message_offers_presets_and_says_which_is_on() {
        tuned.play(piece);
        var chosen = server.ada().chooses(STACK.panel(server), "t1:preset", "nightcore");
        assertThat(chosen.failure()).isEmpty();
        tuned.hears(piece, NIGHTCORE);
        STACK.eventually(
                "it says so", () -> Interaction.texts(STACK.panel(server)).contains("Nightcore"));
        server.ada().chooses(STACK.panel(server), "t1:preset", "none");
        tuned.hears(piece, 1);
    }
}
