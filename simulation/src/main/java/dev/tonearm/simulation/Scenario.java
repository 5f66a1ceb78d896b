package dev.tonearm.simulation;

import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.FilterSupport;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import dev.tonearm.simulation.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// What a seed stands for: who asks what and when, and what goes wrong meanwhile.
///
/// @param workers how many there are at first
/// @param trouble how long things go wrong
record Scenario(
        long seed, int workers, Duration trouble, List<Asking> askings, List<Fault> faults) {
    static final int GUILDS = 6;

    /// Somebody asks for something.
    ///
    /// @param guild which
    /// @param again after how long the edge sends it a second time; zero for never
    /// @param deduplicated whether the queue still recognises the second time
    record Asking(
            long at, int guild, PlayerCommand command, Duration again, boolean deduplicated) {}

    /// What a node can do to music.
    FilterSupport firstNode() {
        return support(Filter.Kind.values());
    }

    /// In every third seed the other node's operator has switched off what takes most of a
    /// processor.
    FilterSupport secondNode() {
        return seed % 3 == 0 ? support(Filter.Kind.EQUALIZER, Filter.Kind.LOW_PASS) : firstNode();
    }

    private static FilterSupport support(Filter.Kind... kinds) {
        return new FilterSupport.Told(
                Arrays.stream(kinds).map(Filter.Kind::lavalinkName).collect(Collectors.toSet()));
    }

    static Scenario of(long seed) {
        var random = new SplittableRandom(seed);
        Duration trouble = Duration.ofSeconds(random.nextInt(60, 121));
        return new Scenario(
                seed,
                random.nextInt(2, 5),
                trouble,
                askings(random.split(), trouble),
                faults(random.split(), trouble));
    }

    private static List<Asking> askings(SplittableRandom random, Duration trouble) {
        List<Asking> askings = new ArrayList<>();
        int count = random.nextInt(60, 151);
        for (int i = 0; i < count; i++) {
            boolean repeated = random.nextInt(12) == 0;
            boolean deduplicated = random.nextBoolean();
            askings.add(
                    new Asking(
                            random.nextLong(trouble.toNanos()),
                            random.nextInt(GUILDS),
                            command(random, i),
                            repeated
                                    ? Duration.ofMillis(
                                            random.nextInt(1, deduplicated ? 2_000 : 30_000))
                                    : Duration.ZERO,
                            deduplicated));
        }
        return askings;
    }

    private static PlayerCommand command(SplittableRandom random, int number) {
        return switch (random.nextInt(43)) {
            case 0, 1 ->
                    new PlaybackCommand.Play(
                            SimSources.slow(
                                    Duration.ofMillis(random.nextInt(500, 30_000)),
                                    number,
                                    random.nextInt(5, 120)),
                            any(random, Placement.values()));
            case 2, 3, 4, 5, 6, 7, 8 ->
                    new PlaybackCommand.Play(
                            "track " + number + " " + random.nextInt(5, 120),
                            any(random, Placement.values()));
            case 9, 10 -> new PlaybackCommand.Skip(random.nextInt(1, 3));
            case 11, 12 -> new PlaybackCommand.Pause();
            case 13, 14 -> new PlaybackCommand.Resume();
            case 15 -> new PlaybackCommand.Stop();
            case 16 -> new PlaybackCommand.Seek(new SeekTarget.To(Duration.ofSeconds(3)));
            case 17, 18 -> new SoundCommand.SetVolume(random.nextInt(0, 200));
            case 19 -> new PlaybackCommand.SetLoop(any(random, LoopMode.values()));
            case 20 -> new QueueCommand.Shuffle();
            case 21 -> new QueueCommand.Clear();
            case 22 -> new VoiceCommand.Leave();
            case 23 -> new SoundCommand.SetSpeed(random.nextInt(2, 9) / 4.0);
            case 24 ->
                    new SoundCommand.ApplyPreset(
                            any(random, Preset.values()), random.nextInt(4) > 0);
            case 25 -> new SoundCommand.ResetEffects();
            case 26 -> new PlaybackCommand.SkipTo(random.nextInt(1, 6));
            case 27 -> new PlaybackCommand.Jump(random.nextInt(1, 6));
            case 28, 29 -> new PlaybackCommand.Previous();
            case 30 -> new PlaybackCommand.Replay();
            case 31 ->
                    new PlaybackCommand.Search(
                            "track " + number + " " + random.nextInt(5, 120),
                            List.of(Placement.LAST));
            case 32 ->
                    new PlaybackCommand.Pick(
                            List.of(
                                    "track " + number + "a " + random.nextInt(5, 120),
                                    "track " + number + "b " + random.nextInt(5, 120)),
                            any(random, Placement.values()));
            case 33, 34, 35 -> new QueueCommand.Undo(0);
            case 36 -> new QueueCommand.Redo(0);
            case 37 -> new QueueCommand.Move(random.nextInt(1, 4), random.nextInt(1, 4));
            case 38 -> new QueueCommand.Swap(random.nextInt(1, 4), random.nextInt(1, 4));
            case 39 -> new QueueCommand.Reverse();
            case 40 -> new QueueCommand.SetTurns(random.nextBoolean());
            case 41 -> new QueueCommand.RemoveDuplicates();
            default -> new PlaybackCommand.Play("nothing 0", Placement.LAST);
        };
    }

    private static List<Fault> faults(SplittableRandom random, Duration trouble) {
        List<Fault> faults = new ArrayList<>();
        int count = random.nextInt(3, 11);
        for (int i = 0; i < count; i++) {
            Kind kind = any(random, Kind.values());
            faults.add(
                    new Fault(
                            random.nextLong(5_000_000_000L, trouble.toNanos()),
                            kind,
                            random.nextInt(1_000),
                            Duration.ofMillis(random.nextLong(1_000, 20_000)),
                            random.nextInt(1_000)));
        }
        return faults;
    }

    private static <T> T any(SplittableRandom random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
