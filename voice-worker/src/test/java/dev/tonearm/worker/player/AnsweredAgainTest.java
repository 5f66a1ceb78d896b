package dev.tonearm.worker.player;

import static dev.tonearm.core.player.Examples.ADA;
import static dev.tonearm.core.player.Examples.BEN;
import static dev.tonearm.core.player.Examples.STUDIO;
import static dev.tonearm.worker.player.Worker.GUILD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tonearm.core.about.AboutCommand;
import dev.tonearm.core.audio.Filter.Kind;
import dev.tonearm.core.audio.Filter.Tremolo;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.house.HouseCommand;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand.CycleLoop;
import dev.tonearm.core.playback.PlaybackCommand.Jump;
import dev.tonearm.core.playback.PlaybackCommand.Pause;
import dev.tonearm.core.playback.PlaybackCommand.Pick;
import dev.tonearm.core.playback.PlaybackCommand.Play;
import dev.tonearm.core.playback.PlaybackCommand.PlayFile;
import dev.tonearm.core.playback.PlaybackCommand.Previous;
import dev.tonearm.core.playback.PlaybackCommand.Replay;
import dev.tonearm.core.playback.PlaybackCommand.Resume;
import dev.tonearm.core.playback.PlaybackCommand.Search;
import dev.tonearm.core.playback.PlaybackCommand.Seek;
import dev.tonearm.core.playback.PlaybackCommand.SetLoop;
import dev.tonearm.core.playback.PlaybackCommand.Skip;
import dev.tonearm.core.playback.PlaybackCommand.SkipTo;
import dev.tonearm.core.playback.PlaybackCommand.Stop;
import dev.tonearm.core.playback.PlaybackCommand.TogglePause;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.player.Whereabouts;
import dev.tonearm.core.queue.QueueCommand.Clear;
import dev.tonearm.core.queue.QueueCommand.Move;
import dev.tonearm.core.queue.QueueCommand.Redo;
import dev.tonearm.core.queue.QueueCommand.Remove;
import dev.tonearm.core.queue.QueueCommand.RemoveAbsent;
import dev.tonearm.core.queue.QueueCommand.RemoveDuplicates;
import dev.tonearm.core.queue.QueueCommand.RemoveOf;
import dev.tonearm.core.queue.QueueCommand.Reverse;
import dev.tonearm.core.queue.QueueCommand.SetTurns;
import dev.tonearm.core.queue.QueueCommand.Shuffle;
import dev.tonearm.core.queue.QueueCommand.Swap;
import dev.tonearm.core.queue.QueueCommand.Undo;
import dev.tonearm.core.sound.SoundCommand.ApplyPreset;
import dev.tonearm.core.sound.SoundCommand.Band;
import dev.tonearm.core.sound.SoundCommand.PutFilter;
import dev.tonearm.core.sound.SoundCommand.ResetEffects;
import dev.tonearm.core.sound.SoundCommand.SetBands;
import dev.tonearm.core.sound.SoundCommand.SetPitch;
import dev.tonearm.core.sound.SoundCommand.SetSpeed;
import dev.tonearm.core.sound.SoundCommand.SetVolume;
import dev.tonearm.core.sound.SoundCommand.TakeOut;
import dev.tonearm.core.voice.VoiceCommand.Join;
import dev.tonearm.core.voice.VoiceCommand.Leave;
import dev.tonearm.worker.intake.Handed;
import dev.tonearm.worker.reply.FakeRest;
import dev.tonearm.worker.telemetry.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An answer is made from the command's own line, whatever has happened since: a volume of 30 that
/// comes again after one of 80 says 30.
class AnsweredAgainTest {
    private final Worker worker = new Worker();

    /// A command in a situation, and what it says when a snapshot has gone past its line: less, and
    /// true.
    record Example(PlayerCommand command, String later, List<PlayerCommand> before) {
        Example(PlayerCommand command, String later, PlayerCommand... before) {
            this(command, later, List.of(before));
        }

        @Override
        public String toString() {
            return command + " after " + before;
        }
    }

    private static final PlayerCommand AURORA = new Play("aurora", Placement.LAST);
    private static final PlayerCommand BOREALIS = new Play("borealis", Placement.LAST);
    private static final PlayerCommand CORONA = new Play("corona", Placement.LAST);

    /// Commands that change nothing, so that what comes again is done again, or that nobody is
    /// answered.
    private static final Set<Class<?>> WITHOUT_A_LINE =
            Set.of(AboutCommand.Ping.class, Search.class, HouseCommand.Heed.class);

    static List<Example> examples() {
        return List.of(
                new Example(AURORA, "Now playing"),
                new Example(new Play("dusk", Placement.LAST), "position **2**", AURORA, CORONA),
                new Example(new Play("dusk", Placement.NEXT), "position **1**", AURORA, CORONA),
                new Example(new Play("dusk", Placement.NOW), "Now playing", AURORA, CORONA),
                new Example(new Play("dusk", Placement.LAST), "**1**", AURORA, new Pause()),
                new Example(
                        new Play("dusk", Placement.LAST),
                        "position **1**",
                        AURORA,
                        new SetLoop(LoopMode.TRACK)),
                new Example(
                        new PlayFile("https://cdn.example/dusk.mp3", "dusk", Placement.LAST),
                        "position **1**",
                        AURORA),
                new Example(
                        new Pick(List.of("https://x.example/dusk"), Placement.NEXT),
                        "position **1**",
                        AURORA,
                        CORONA),
                new Example(new Pause(), "Paused", AURORA),
                new Example(new Resume(), "Going on", AURORA, BOREALIS, new Pause()),
                new Example(new TogglePause(), "Paused", AURORA),
                new Example(new TogglePause(), "Going on", AURORA, new Pause()),
                new Example(new Skip(1), "Now playing **borealis**", AURORA, BOREALIS, CORONA),
                new Example(new Skip(2), "Now playing **corona**", AURORA, BOREALIS, CORONA),
                new Example(new Skip(1), "the last one", AURORA),
                new Example(new SkipTo(2), "Now playing **corona**", AURORA, BOREALIS, CORONA),
                new Example(
                        new SkipTo(2),
                        "Skipped **2** tracks",
                        AURORA,
                        BOREALIS,
                        CORONA,
                        new SetLoop(LoopMode.QUEUE)),
                new Example(new Jump(2), "Now playing **corona**", AURORA, BOREALIS, CORONA),
                new Example(new Previous(), "Back to **[aurora]", AURORA, BOREALIS, new Skip(1)),
                new Example(new Replay(), "from the beginning", AURORA),
                new Example(new Stop(), "starts **aurora** again", AURORA, BOREALIS),
                new Example(
                        new Seek(new SeekTarget.To(Duration.ofSeconds(65))), "Now at 1:05", AURORA),
                new Example(
                        new Seek(new SeekTarget.By(Duration.ofSeconds(30))), "Now at 0:30", AURORA),
                new Example(new SetLoop(LoopMode.QUEUE), "", AURORA),
                new Example(new CycleLoop(), "", AURORA),
                new Example(new Shuffle(), "Shuffled", AURORA, BOREALIS, CORONA),
                new Example(new Remove(1, 1), "borealis", AURORA, BOREALIS, CORONA),
                new Example(new Remove(1, 2), "2", AURORA, BOREALIS, CORONA),
                new Example(new Clear(), "2", AURORA, BOREALIS, CORONA),
                new Example(new Reverse(), "Reversed", AURORA, BOREALIS, CORONA),
                new Example(new Move(2, 1), "position **1**", AURORA, BOREALIS, CORONA),
                new Example(
                        new Swap(1, 2), "**borealis** and **corona**", AURORA, BOREALIS, CORONA),
                new Example(new RemoveOf(ADA), "of <@1001>", AURORA, BOREALIS, CORONA),
                new Example(
                        new RemoveDuplicates(), "**2** tracks", AURORA, AURORA, BOREALIS, AURORA),
                new Example(new RemoveAbsent(), "**2** tracks", AURORA, BOREALIS, CORONA),
                new Example(new SetTurns(true), "take turns", AURORA, BOREALIS, CORONA),
                new Example(new Undo(0), "cleared the queue", AURORA, BOREALIS, new Clear()),
                new Example(new Undo(0), "Now playing **aurora**", AURORA, BOREALIS, new Skip(1)),
                new Example(
                        new Redo(0),
                        "One track is out",
                        AURORA,
                        BOREALIS,
                        new Clear(),
                        new Undo(0)),
                new Example(new Join(), "<#"),
                new Example(new Leave(), "", AURORA),
                new Example(new SetVolume(30), "30%", AURORA),
                new Example(new ApplyPreset(Preset.NIGHTCORE, false), "**Nightcore**", AURORA),
                new Example(
                        new ApplyPreset(Preset.EIGHT_D, true),
                        "**8D, Soft**",
                        AURORA,
                        new ApplyPreset(Preset.SOFT, false)),
                new Example(new SetSpeed(1.25), "1.25", AURORA),
                new Example(new SetPitch(0.8), "0.8", AURORA),
                new Example(new PutFilter(new Tremolo(4, 0.5f)), "tremolo", AURORA),
                new Example(new SetBands(List.of(new Band(0, 0.5f))), "equaliser", AURORA),
                new Example(
                        new TakeOut(Kind.LOW_PASS),
                        "as recorded",
                        AURORA,
                        new ApplyPreset(Preset.SOFT, false)),
                new Example(
                        new ResetEffects(),
                        "as recorded",
                        AURORA,
                        new ApplyPreset(Preset.POP, false)));
    }

    @Test
    void every_command_has_an_example() {
        Stream<Class<?>> commands =
                Catalogue.families().stream()
                        .flatMap(family -> records(family.type()))
                        .filter(command -> !WITHOUT_A_LINE.contains(command));
        assertThat(examples().stream().<Class<?>>map(one -> one.command().getClass()).distinct())
                .as("add an example of the new command here")
                .containsExactlyInAnyOrderElementsOf(commands.toList());
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(AnsweredAgainTest::records)
                : Stream.of(type);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_command_that_comes_again_is_answered_as_it_was(Example example) {
        Handed first = done(example);
        muchHappens();
        assertThat(again(worker, first)).isEqualTo(told(worker, first));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void another_worker_answers_it_the_same(Example example) {
        Handed first = done(example);
        muchHappens();
        assertThat(again(new Worker(worker.journal, Worker.ON_THIS_THREAD), first))
                .isEqualTo(told(worker, first));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void what_the_journal_says_no_more_is_left_out_and_the_rest_is_true(Example example) {
        Handed first = done(example);
        muchHappens();
        worker.journal.snapshot(GUILD, worker.state());
        assertThat(again(new Worker(worker.journal, Worker.ON_THIS_THREAD), first))
                .contains(example.later());
    }

    private Handed done(Example example) {
        return done(worker, example);
    }

    /// Of somebody who is gone by now.
    private static CommandEnvelope byBen(Worker worker, String track) {
        CommandEnvelope own =
                worker.envelope(GUILD, Interaction.Kind.COMMAND, new Play(track, Placement.LAST));
        return new CommandEnvelope(
                own.interaction(),
                own.guild(),
                own.channel(),
                BEN,
                own.limits(),
                own.acceptedAt(),
                own.language(),
                own.rules(),
                own.command());
    }

    static Handed done(Worker worker, Example example) {
        prepare(worker, example);
        worker.timer.advance(Duration.ofMillis(300));
        Handed first = worker.give(example.command());
        assertThat(first.outcome).isEqualTo(Outcome.DONE);
        return first;
    }

    /// What has to be so before the command.
    static void prepare(Worker worker, Example example) {
        for (PlayerCommand before : example.before()) worker.give(before);
        if (example.command() instanceof RemoveAbsent) {
            worker.voice.people.put(
                    BEN, worker.voice.people.getOrDefault(ADA, Whereabouts.NOWHERE));
            for (String track : List.of("dusk", "dawn")) worker.give(byBen(worker, track));
            worker.voice.people.remove(BEN);
        }
    }

    /// Everything that an answer tells is another one afterwards.
    private void muchHappens() {
        worker.timer.advance(Duration.ofSeconds(20));
        worker.play("eclipse");
        worker.play("fogbow");
        worker.play("glory");
        worker.give(new SetVolume(80));
        worker.give(new Skip(1));
        worker.give(new CycleLoop());
        worker.give(new Shuffle());
        worker.give(new Pause());
        worker.give(new Resume());
        worker.give(new Seek(new SeekTarget.To(Duration.ofSeconds(7))));
        worker.give(new Remove(1, 1));
        worker.give(new Leave());
        worker.voice.people.put(ADA, new Whereabouts.InVoice(STUDIO));
        worker.give(new Join());
        worker.give(new Clear());
    }

    private static String again(Worker by, Handed first) {
        Handed again = by.give(first.envelope());
        assertThat(again.outcome).isEqualTo(Outcome.REPEATED);
        return told(by, first, true);
    }

    static String told(Worker by, Handed command) {
        return told(by, command, false);
    }

    /// @param last the last answer, or the first one
    private static String told(Worker by, Handed command, boolean last) {
        String id = command.envelope().interaction().id().toString();
        List<String> told =
                by.rest.sent("edit-original").stream()
                        .filter(sent -> sent.about().equals(id))
                        .map(FakeRest.Sent::body)
                        .toList();
        return last ? told.getLast() : told.getFirst();
    }
}
