package dev.tonearm.core.queue;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Scene.aQuietGuild;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.Past;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.Played;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Scene;
import dev.tonearm.core.player.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Undo restores exactly, and redo too, whatever was done and however often.
class UndoPropertiesTest {
    private static final UserId CAL = new UserId(1003);
    private static final List<UserId> PEOPLE = List.of(ADA, BEN, CAL);

    /// What listeners have: what plays, where, what waits in which order, and what they can go back
    /// to.
    private record Heard(
            List<QueueEntry> queue,
            boolean turns,
            List<QueueEntry> playing,
            long position,
            boolean paused,
            List<Played> recent) {
        static Heard of(Scene scene) {
            PlayerState state = scene.state();
            return state.playback() instanceof Playback.Loaded loaded
                    ? new Heard(
                            state.queue(),
                            state.turns(),
                            List.of(loaded.entry()),
                            loaded.positionAt(scene.now()),
                            loaded.paused(),
                            state.recent())
                    : new Heard(state.queue(), state.turns(), List.of(), 0, false, state.recent());
        }
    }

    @Property
    void undo_restores_exactly_and_redo_too(
            @ForAll("owners") List<Integer> owners,
            @ForAll LoopMode loop,
            @ForAll("deed") PlayerCommand deed) {
        Scene scene = evening(owners, loop);
        Heard before = Heard.of(scene);
        if (!does(scene, deed)) return;
        Heard after = Heard.of(scene);
        scene.asks(new QueueCommand.Undo(0));
        assertThat(Heard.of(scene)).isEqualTo(before);
        scene.asks(new QueueCommand.Redo(0));
        assertThat(Heard.of(scene)).isEqualTo(after);
        scene.asks(new QueueCommand.Undo(0));
        assertThat(Heard.of(scene)).isEqualTo(before);
    }

    @Property
    void whatever_was_done_can_be_gone_back_step_by_step_and_forward_again(
            @ForAll("owners") List<Integer> owners,
            @ForAll LoopMode loop,
            @ForAll("deeds") List<PlayerCommand> deeds) {
        Scene scene = evening(owners, loop);
        List<Heard> seen = new ArrayList<>();
        seen.add(Heard.of(scene));
        for (PlayerCommand deed : deeds) {
            if (does(scene, deed)) seen.add(Heard.of(scene));
            // What is skipped while it alone is repeated begins again, which nobody undoes.
            else if (!seen.getLast().equals(Heard.of(scene))) return;
        }
        for (int i = seen.size() - 2; i >= 0; i--) {
            scene.asks(new QueueCommand.Undo(0));
            assertThat(Heard.of(scene)).isEqualTo(seen.get(i));
        }
        assertThat(scene.asks(new QueueCommand.Undo(0)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOTHING_TO_UNDO));
        for (int i = 1; i < seen.size(); i++) {
            scene.asks(new QueueCommand.Redo(0));
            assertThat(Heard.of(scene)).isEqualTo(seen.get(i));
        }
        assertThat(scene.asks(new QueueCommand.Redo(0)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOTHING_TO_REDO));
    }

    @Property
    void a_worker_that_loads_the_snapshot_undoes_the_same(
            @ForAll("owners") List<Integer> owners,
            @ForAll LoopMode loop,
            @ForAll("deeds") List<PlayerCommand> deeds) {
        Scene scene = evening(owners, loop);
        for (PlayerCommand deed : deeds) does(scene, deed);
        int snapshot = scene.states().size() - 1;
        for (int i = 0; i < deeds.size(); i++) scene.asks(new QueueCommand.Undo(0));
        for (int i = 0; i < deeds.size() / 2; i++) scene.asks(new QueueCommand.Redo(0));
        PlayerState folded = Stored.state(Stored.write(scene.states().get(snapshot)));
        for (var line : scene.lines().subList(snapshot, scene.lines().size())) {
            folded = folded.after(Stored.line(Stored.write(line)));
        }
        assertThat(folded).isEqualTo(scene.state());
    }

    @Property
    void whatever_else_is_done_ends_what_could_be_done_again(
            @ForAll("owners") List<Integer> owners,
            @ForAll("deed") PlayerCommand deed,
            @ForAll("deed") PlayerCommand other) {
        Scene scene = evening(owners, LoopMode.OFF);
        if (!does(scene, deed)) return;
        scene.asks(new QueueCommand.Undo(0));
        if (!does(scene, other)) return;
        assertThat(scene.asks(new QueueCommand.Redo(0)))
                .isEqualTo(new Decision.Refused(Refusal.Simple.NOTHING_TO_REDO));
    }

    @Property
    void what_is_kept_has_a_bound(
            @ForAll("owners") List<Integer> owners, @ForAll("deed") PlayerCommand deed) {
        Scene scene = evening(owners, LoopMode.OFF);
        for (int i = 0; i < 2 * Past.MOST_STEPS; i++) does(scene, deed);
        Past past = scene.state().past();
        assertThat(past.undo().size() + past.redo().size()).isLessThanOrEqualTo(Past.MOST_STEPS);
    }

    /// Whether it changed anything that can be undone.
    private static boolean does(Scene scene, PlayerCommand deed) {
        if (deed instanceof PlaybackCommand.Play) scene.whereAQueryFinds("Loud", "Louder");
        int steps = scene.state().past().undo().size();
        long line = scene.state().sequence();
        scene.asks(deed);
        return scene.state().sequence() > line
                && scene.state().past().last().stream().anyMatch(step -> step.line() > line)
                && (steps < Past.MOST_STEPS);
    }

    /// Something plays for a minute after something else, and people's tracks wait.
    private static Scene evening(List<Integer> owners, LoopMode loop) {
        Scene scene = aQuietGuild().whereAQueryFinds("before");
        scene.asks(Scene.play(Placement.LAST));
        scene.theTrackEnds();
        for (int i = 0; i < owners.size(); i++) {
            scene.whereItIs(PEOPLE.get(owners.get(i)))
                    .whereAQueryFinds("track " + i % 7)
                    .asks(Scene.play(Placement.LAST));
        }
        scene.asks(new PlaybackCommand.SetLoop(loop));
        return scene.after(Duration.ofMinutes(1));
    }

    @Provide
    Arbitrary<List<Integer>> owners() {
        return Arbitraries.integers().between(0, 2).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<PlayerCommand>> deeds() {
        return deed().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<PlayerCommand> deed() {
        Arbitrary<Integer> positions = Arbitraries.integers().between(1, 12);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new QueueCommand.Shuffle(),
                        new QueueCommand.Reverse(),
                        new QueueCommand.Clear(),
                        new QueueCommand.RemoveDuplicates(),
                        new QueueCommand.SetTurns(true),
                        new QueueCommand.SetTurns(false),
                        new PlaybackCommand.Stop(),
                        new PlaybackCommand.Previous(),
                        new PlaybackCommand.Replay(),
                        Scene.play(Placement.NOW)),
                Arbitraries.of(PEOPLE).map(QueueCommand.RemoveOf::new),
                Arbitraries.integers().between(1, 3).map(PlaybackCommand.Skip::new),
                positions.map(PlaybackCommand.SkipTo::new),
                positions.map(PlaybackCommand.Jump::new),
                Combinators.combine(positions, positions).as(QueueCommand.Move::new),
                Combinators.combine(positions, positions).as(QueueCommand.Swap::new),
                Combinators.combine(positions, positions)
                        .as((one, other) ->
                                new QueueCommand.Remove(
                                        Math.min(one, other), Math.max(one, other))));
    }
}
