package dev.tonearm.core.catalogue;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Rules.voteOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.family.Asking;
import dev.tonearm.core.family.Family;
import dev.tonearm.core.family.Stake;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.player.Decision;
import dev.tonearm.core.player.HouseEvent.Voted;
import dev.tonearm.core.player.Playback;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEntry;
import dev.tonearm.core.player.Scene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Every command, also of those that are still to come, says whose business it is what it does.
class StakesTest {
    /// What takes a track off and is everybody's all the same. Whoever adds to these says why.
    private static final Set<Class<? extends PlayerCommand>> FOR_ALL =
            // It ends the music, and not only this track.
            Set.of(PlaybackCommand.Stop.class);

    private static final UserId CLEO = new UserId(1003);
    private static final List<UserId> PEOPLE = List.of(ADA, BEN, CLEO);

    @Property(tries = 4_000)
    void a_command_is_the_business_of_those_whose_tracks_it_takes(
            @ForAll("commands") PlayerCommand command,
            @ForAll("owners") List<Integer> owners,
            @ForAll LoopMode loop) {
        Scene scene = evening(owners, loop);
        PlayerState before = scene.state();
        Stake stake = stake(command, scene);
        scene.whereAQueryFinds("Loud").asks(command);
        Set<QueueEntry> taken = taken(before, scene.state());
        if (taken.isEmpty() || FOR_ALL.contains(command.getClass())) return;
        assertThat(stake)
                .as("%s takes %s", command, taken)
                .satisfiesAnyOf(
                        whose -> assertThat(whose).isInstanceOf(Stake.Deed.class),
                        whose ->
                                assertThat(whose)
                                        .isInstanceOfSatisfying(
                                                Stake.Tracks.class,
                                                tracks ->
                                                        assertThat(tracks.entries())
                                                                .containsAll(taken)));
    }

    @Property(tries = 4_000)
    void nobody_is_asked_about_what_is_nobody_elses_business_and_others_are_about_the_rest(
            @ForAll("commands") PlayerCommand command, @ForAll LoopMode loop) {
        Scene scene = evening(List.of(0, 0, 0, 0, 0, 0), loop);
        Stake stake = stake(command, scene);
        scene.under(voteOf(100)).whereTheyListen(ADA, BEN, CLEO).whereItIs(ADA);
        Decision decision = scene.whereAQueryFinds("Loud").asks(command);
        if (!(decision instanceof Decision.Accepted(var events)) || events.isEmpty()) return;
        boolean counted = events.stream().anyMatch(Voted.class::isInstance);
        boolean joins = command.toLookUp().isPresent();
        assertThat(counted).as("%s is %s", command, stake).isEqualTo(!stake.isOnly(ADA) && !joins);
    }

    @Property(tries = 2_000)
    void the_edge_lets_those_pass_whose_own_business_it_may_be(
            @ForAll("commands") PlayerCommand command) {
        if (command.toLookUp().isPresent()) return;
        Stake stake = stake(command, evening(List.of(0, 1, 2), LoopMode.OFF));
        boolean somebodys = stake instanceof Stake.Tracks || stake instanceof Stake.Deed;
        assertThat(Catalogue.among(command.form().slash()).ownFree())
                .as("%s is %s", command, stake)
                .isEqualTo(somebodys);
    }

    /// What has ended, or does not wait any more.
    private static Set<QueueEntry> taken(PlayerState before, PlayerState after) {
        Set<QueueEntry> taken = new HashSet<>(before.queue());
        taken.removeAll(after.queue());
        taken.removeAll(playing(after));
        // What comes back from there plays as an entry of its own.
        taken.removeIf(one -> playing(after).stream().anyMatch(now -> isCopy(one, now)));
        playing(before).stream().filter(one -> !playing(after).contains(one)).forEach(taken::add);
        return taken;
    }

    private static boolean isCopy(QueueEntry one, QueueEntry other) {
        return one.track().equals(other.track()) && one.requester().equals(other.requester());
    }

    private static List<QueueEntry> playing(PlayerState state) {
        return state.playback() instanceof Playback.Loaded loaded
                ? List.of(loaded.entry())
                : List.of();
    }

    private static Stake stake(PlayerCommand command, Scene scene) {
        for (Family<?> family : Catalogue.families()) {
            if (family.type().isInstance(command)) return stake(family, command, scene);
        }
        throw new AssertionError("no family has " + command);
    }

    private static <C extends PlayerCommand> Stake stake(
            Family<C> family, PlayerCommand command, Scene scene) {
        var asking = new Asking(scene.state(), scene.asking(command), scene.now());
        return family.stake(family.type().cast(command), asking);
    }

    /// Something plays for a minute after something else was skipped, people's tracks wait, and
    /// Ada's last deed can be undone.
    private static Scene evening(List<Integer> owners, LoopMode loop) {
        Scene scene = Scene.aQuietGuild().whereTheyListen(ADA, BEN);
        scene.whereAQueryFinds("before").asks(Scene.play(Placement.LAST));
        for (int i = 0; i < owners.size(); i++) {
            scene.whereItIs(PEOPLE.get(owners.get(i)))
                    .whereAQueryFinds("track " + i % 4)
                    .asks(Scene.play(Placement.LAST));
        }
        scene.whereItIs(ADA).asks(new PlaybackCommand.SetLoop(loop));
        scene.asks(new PlaybackCommand.Skip(1));
        return scene.after(Duration.ofMinutes(1));
    }

    @Provide
    Arbitrary<List<Integer>> owners() {
        return Arbitraries.integers().between(0, 2).list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<PlayerCommand> commands() {
        List<Arbitrary<PlayerCommand>> commands = new ArrayList<>();
        for (Family<?> family : Catalogue.families()) {
            for (Class<?> each : Records.of(family.type())) {
                commands.add(Records.any(each).map(PlayerCommand.class::cast));
            }
        }
        return Arbitraries.oneOf(commands);
    }
}
