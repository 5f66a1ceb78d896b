package dev.tonearm.core.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.LOUNGE;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.core.player.Examples.TEXT;

import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.ChannelId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Manners;
import dev.tonearm.core.guild.MessageId;
import dev.tonearm.core.guild.Reach;
import dev.tonearm.core.guild.Standing;
import dev.tonearm.core.house.HouseCommand.Heed;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.PlayerInput.Access;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Anything that people, nodes, Discord and the clock may do next, in any order.
public final class Moves {
    private static final Arbitrary<ChannelId> VOICE = Arbitraries.of(LOUNGE, STUDIO);

    private Moves() {}

    /// One move.
    ///
    /// @param what for the report of a property that fails
    public record Move(String what, Consumer<Scene> make) {
        @Override
        public String toString() {
            return what;
        }
    }

    /// Whole evenings.
    public static Arbitrary<List<Move>> evenings() {
        return moves().list().ofMinSize(1).ofMaxSize(60);
    }

    /// Any one of them.
    public static Arbitrary<Move> moves() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, plays()),
                Tuple.of(10, commands()),
                Tuple.of(4, people()),
                Tuple.of(2, rules()),
                Tuple.of(6, reports()),
                Tuple.of(2, time()));
    }

    private static Arbitrary<Move> plays() {
        Arbitrary<Resolution> resolutions =
                Arbitraries.frequencyOf(
                        Tuple.of(
                                9,
                                Arbitraries.integers()
                                        .between(1, 6)
                                        .map(count -> new Resolution.Found(tracks(count), ""))),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        Resolution.NOT_NEEDED,
                                        new Resolution.NothingFound(),
                                        new Resolution.Refused(Refusal.Simple.ADDRESS_INSIDE),
                                        new Resolution.Failed("no"),
                                        new Resolution.Found(List.of(), ""))));
        return Combinators.combine(resolutions, Arbitraries.of(Placement.class))
                .as((resolution, placement) ->
                        new Move(
                                "play " + placement + " " + resolution.getClass(),
                                scene ->
                                        scene.whereAQueryEndsIn(resolution)
                                                .asks(Scene.play(placement))));
    }

    private static List<Track> tracks(int count) {
        return Examples.entries(1, count).stream().map(QueueEntry::track).toList();
    }

    private static Arbitrary<Move> commands() {
        Arbitrary<Integer> positions = Arbitraries.integers().between(1, 12);
        Arbitrary<PlayerCommand> commands =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                new PlaybackCommand.Pause(),
                                new PlaybackCommand.Resume(),
                                new PlaybackCommand.TogglePause(),
                                new PlaybackCommand.Previous(),
                                new PlaybackCommand.Replay(),
                                new PlaybackCommand.Stop(),
                                new PlaybackCommand.CycleLoop(),
                                new QueueCommand.Shuffle(),
                                new QueueCommand.Clear(),
                                new VoiceCommand.Join(),
                                new VoiceCommand.Leave()),
                        Arbitraries.of(
                                new QueueCommand.Reverse(),
                                new QueueCommand.RemoveDuplicates(),
                                new QueueCommand.RemoveOf(ADA),
                                new QueueCommand.SetTurns(true),
                                new QueueCommand.SetTurns(false)),
                        retracing(),
                        Combinators.combine(positions, positions).as(QueueCommand.Move::new),
                        Combinators.combine(positions, positions).as(QueueCommand.Swap::new),
                        positions.map(PlaybackCommand.Skip::new),
                        positions.map(PlaybackCommand.SkipTo::new),
                        positions.map(PlaybackCommand.Jump::new),
                        Arbitraries.of(LoopMode.class).map(PlaybackCommand.SetLoop::new),
                        Arbitraries.integers()
                                .between(0, SoundCommand.SetVolume.MAX)
                                .map(SoundCommand.SetVolume::new),
                        Combinators.combine(positions, positions)
                                .as((a, b) ->
                                        new QueueCommand.Remove(Math.min(a, b), Math.max(a, b))),
                        Arbitraries.longs()
                                .between(-300, 300)
                                .map(seconds -> new SeekTarget.By(Duration.ofSeconds(seconds)))
                                .map(PlaybackCommand.Seek::new),
                        Arbitraries.longs()
                                .between(0, 300)
                                .map(seconds -> new SeekTarget.To(Duration.ofSeconds(seconds)))
                                .map(PlaybackCommand.Seek::new));
        return commands.map(command -> new Move(command.toString(), scene -> scene.asks(command)));
    }

    private static Arbitrary<PlayerCommand> retracing() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(new QueueCommand.Undo(0))),
                Tuple.of(2, Arbitraries.just(new QueueCommand.Redo(0))),
                Tuple.of(
                        1,
                        Arbitraries.longs()
                                .between(1, 40)
                                .flatMap(line ->
                                        Arbitraries.of(
                                                new QueueCommand.Undo(line),
                                                new QueueCommand.Redo(line)))));
    }

    private static Arbitrary<Move> people() {
        return Arbitraries.oneOf(
                VOICE.map(channel ->
                        new Move("Ada goes to " + channel, scene -> scene.whereAdaIsIn(channel))),
                Arbitraries.just(new Move("Ada leaves voice", Scene::whereAdaIsInNoVoiceChannel)),
                Arbitraries.of(Access.class)
                        .map(access ->
                                new Move(
                                        "the channel is " + access,
                                        scene -> scene.whereAdasChannelIs(access))),
                Arbitraries.of(true, false)
                        .map(others ->
                                new Move(
                                        "others listen: " + others,
                                        scene -> scene.whereOthersListen(others))));
    }

    private static Arbitrary<Move> rules() {
        Arbitrary<Duration> times = Arbitraries.of(0L, 60L, 300L).map(Duration::ofSeconds);
        Arbitrary<Manners> manners =
                Combinators.combine(
                                times,
                                Arbitraries.of(true, false),
                                Arbitraries.of(true, false),
                                times,
                                Arbitraries.of(0, 30))
                        .as((alone, stays, pauses, quiet, volume) ->
                                Manners.USUAL
                                        .withAlone(alone)
                                        .withStays(stays)
                                        .withPauses(pauses)
                                        .withQuiet(quiet)
                                        .withVolume(volume));
        return Arbitraries.oneOf(
                Arbitraries.of(
                                HouseRules.UNSAID,
                                Rules.voteOf(50),
                                Rules.djsOnly(),
                                Rules.reachedFrom(Standing.LISTENER, Reach.EVERYONE),
                                Rules.comingInto(LOUNGE),
                                Rules.sharing(Standing.LISTENER, 2))
                        .map(rules -> new Move(rules.toString(), scene -> scene.under(rules))),
                manners.map(these ->
                        new Move(
                                these.toString(),
                                scene -> scene.under(Rules.mannered(these)).asks(new Heed()))));
    }

    private static Arbitrary<Move> reports() {
        return Arbitraries.oneOf(
                Arbitraries.just(
                        new Move(
                                "the track ends",
                                scene -> {
                                    if (!scene.isIdle()) scene.theTrackEnds();
                                })),
                Arbitraries.just(
                        new Move(
                                "the track fails",
                                scene -> {
                                    if (!scene.isIdle()) {
                                        EntryId id = scene.loaded().entry().id();
                                        scene.happens(new PlayerInput.TrackFailed(id, "broken"));
                                    }
                                })),
                Arbitraries.just(
                        new Move(
                                "its source fails for a while",
                                scene -> {
                                    for (int i = 0; i < 4 && !scene.isIdle(); i++) {
                                        EntryId id = scene.loaded().entry().id();
                                        scene.happens(new PlayerInput.TrackFailed(id, "broken"));
                                    }
                                })),
                Arbitraries.of(
                                new PlayerInput.RetryDue(),
                                new PlayerInput.QuietDue(),
                                new PlayerInput.ComebackDue())
                        .map(Moves::report),
                VOICE.map(channel -> report(new PlayerInput.Unheard(channel))),
                VOICE.map(channel -> report(new PlayerInput.Heard(channel))),
                Arbitraries.longs()
                        .between(0, 30)
                        .map(id -> report(new PlayerInput.TrackEnded(new EntryId(id)))),
                Arbitraries.longs()
                        .between(0, 200_000)
                        .map(position ->
                                new Move(
                                        "the node is at " + position,
                                        scene -> {
                                            if (!scene.isIdle())
                                                scene.happens(drift(scene, position));
                                        })),
                VOICE.map(channel ->
                        report(new PlayerInput.BotMoved(new Whereabouts.InVoice(channel)))),
                Arbitraries.just(report(new PlayerInput.BotMoved(Whereabouts.NOWHERE))),
                VOICE.map(channel -> report(new PlayerInput.VoiceUnreachable(channel))),
                Combinators.combine(VOICE, Arbitraries.of(true, false))
                        .as((channel, any) -> report(new PlayerInput.ListenersSeen(channel, any))),
                Arbitraries.longs()
                        .between(1, 3)
                        .map(id -> report(new PlayerInput.PanelPosted(TEXT, new MessageId(id)))),
                Arbitraries.longs()
                        .between(1, 3)
                        .map(id -> report(new PlayerInput.PanelGone(new MessageId(id)))));
    }

    private static PlayerInput drift(Scene scene, long position) {
        return new PlayerInput.PositionReported(scene.loaded().entry().id(), position, scene.now());
    }

    private static Move report(PlayerInput input) {
        return new Move(input.toString(), scene -> scene.happens(input));
    }

    private static Arbitrary<Move> time() {
        return Arbitraries.longs()
                .between(1, 600)
                .map(seconds ->
                        new Move(
                                seconds + " s pass",
                                scene -> scene.after(Duration.ofSeconds(seconds))));
    }
}
