package dev.tonearm.simulation;

import dev.tonearm.core.about.AboutCommand;
import dev.tonearm.core.audio.Filter;
import dev.tonearm.core.audio.Preset;
import dev.tonearm.core.command.LoopMode;
import dev.tonearm.core.command.PlayerCommand;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.playback.Placement;
import dev.tonearm.core.playback.PlaybackCommand;
import dev.tonearm.core.playback.SeekTarget;
import dev.tonearm.core.queue.QueueCommand;
import dev.tonearm.core.sound.SoundCommand;
import dev.tonearm.core.voice.VoiceCommand;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Which commands the people of a seed give, and how often.
///
/// Each seed has its own: what breaks only between two commands that are rare among all of them is
/// frequent where people hardly know others.
final class Mix {
    /// Music comes at least so often, in percent of all else, or there is nothing to command.
    private static final int LEAST_MUSIC = 15;

    private static final int MOST_MUSIC = 60;

    private final Map<Wish, Integer> shares = new EnumMap<>(Wish.class);
    private int all;

    /// One kind of command.
    enum Wish {
        PLAY(7),
        PLAY_SLOWLY(2),
        PLAY_NOTHING(1),
        PLAY_FILE(1),
        SEARCH(1),
        PICK(1),
        PAUSE(2),
        RESUME(2),
        TOGGLE_PAUSE(1),
        SKIP(2),
        SKIP_TO(1),
        JUMP(1),
        PREVIOUS(2),
        REPLAY(1),
        STOP(1),
        SEEK(1),
        FORWARD(1),
        REWIND(1),
        LOOP(1),
        CYCLE_LOOP(1),
        VOLUME(2),
        SPEED(1),
        PITCH(1),
        PRESET(1),
        BANDS(1),
        TAKE_OUT(1),
        RESET_EFFECTS(1),
        SHUFFLE(1),
        REVERSE(1),
        MOVE(1),
        SWAP(1),
        REMOVE(1),
        REMOVE_OF(1),
        REMOVE_DUPLICATES(1),
        REMOVE_ABSENT(1),
        CLEAR(1),
        TURNS(1),
        UNDO(3),
        REDO(1),
        JOIN(1),
        LEAVE(1),
        PING(1);

        private final int usual;

        Wish(int usual) {
            this.usual = usual;
        }

        /// Such a command.
        ///
        /// @param number tells its tracks from those of others
        PlayerCommand command(SplittableRandom random, int number) {
            return switch (this) {
                case PLAY -> play("track " + number + " " + length(random), random);
                case PLAY_SLOWLY ->
                        play(
                                SimSources.slow(
                                        Duration.ofMillis(random.nextInt(500, 30_000)),
                                        number,
                                        length(random)),
                                random);
                case PLAY_NOTHING -> new PlaybackCommand.Play("nothing 0", Placement.LAST);
                case PLAY_FILE ->
                        new PlaybackCommand.PlayFile(
                                "file " + number + " " + length(random),
                                "a file",
                                any(random, Placement.values()));
                case SEARCH ->
                        new PlaybackCommand.Search(
                                "track " + number + " " + length(random), List.of(Placement.LAST));
                case PICK ->
                        new PlaybackCommand.Pick(
                                List.of(
                                        "track " + number + "a " + length(random),
                                        "track " + number + "b " + length(random)),
                                any(random, Placement.values()));
                case PAUSE -> new PlaybackCommand.Pause();
                case RESUME -> new PlaybackCommand.Resume();
                case TOGGLE_PAUSE -> new PlaybackCommand.TogglePause();
                case SKIP -> new PlaybackCommand.Skip(random.nextInt(1, 3));
                case SKIP_TO -> new PlaybackCommand.SkipTo(place(random));
                case JUMP -> new PlaybackCommand.Jump(place(random));
                case PREVIOUS -> new PlaybackCommand.Previous();
                case REPLAY -> new PlaybackCommand.Replay();
                case STOP -> new PlaybackCommand.Stop();
                case SEEK ->
                        new PlaybackCommand.Seek(
                                new SeekTarget.To(Duration.ofSeconds(random.nextInt(60))));
                case FORWARD ->
                        new PlaybackCommand.Seek(
                                new SeekTarget.By(Duration.ofSeconds(random.nextInt(1, 30))));
                case REWIND ->
                        new PlaybackCommand.Seek(
                                new SeekTarget.By(Duration.ofSeconds(-random.nextInt(1, 30))));
                case LOOP -> new PlaybackCommand.SetLoop(any(random, LoopMode.values()));
                case CYCLE_LOOP -> new PlaybackCommand.CycleLoop();
                case VOLUME -> new SoundCommand.SetVolume(random.nextInt(0, 200));
                case SPEED -> new SoundCommand.SetSpeed(random.nextInt(2, 9) / 4.0);
                case PITCH -> new SoundCommand.SetPitch(random.nextInt(2, 9) / 4.0);
                case PRESET ->
                        new SoundCommand.ApplyPreset(
                                any(random, Preset.values()), random.nextInt(4) > 0);
                case BANDS ->
                        new SoundCommand.SetBands(
                                List.of(new SoundCommand.Band(random.nextInt(15), 0.25f)));
                case TAKE_OUT -> new SoundCommand.TakeOut(any(random, Filter.Kind.values()));
                case RESET_EFFECTS -> new SoundCommand.ResetEffects();
                case SHUFFLE -> new QueueCommand.Shuffle();
                case REVERSE -> new QueueCommand.Reverse();
                case MOVE -> new QueueCommand.Move(place(random), place(random));
                case SWAP -> new QueueCommand.Swap(place(random), place(random));
                case REMOVE -> {
                    int first = place(random);
                    yield new QueueCommand.Remove(first, first + random.nextInt(3));
                }
                case REMOVE_OF -> new QueueCommand.RemoveOf(anybody(random));
                case REMOVE_DUPLICATES -> new QueueCommand.RemoveDuplicates();
                case REMOVE_ABSENT -> new QueueCommand.RemoveAbsent();
                case CLEAR -> new QueueCommand.Clear();
                case TURNS -> new QueueCommand.SetTurns(random.nextBoolean());
                case UNDO -> new QueueCommand.Undo(0);
                case REDO -> new QueueCommand.Redo(0);
                case JOIN -> new VoiceCommand.Join();
                case LEAVE -> new VoiceCommand.Leave();
                case PING -> new AboutCommand.Ping();
            };
        }

        private static PlayerCommand play(String query, SplittableRandom random) {
            return new PlaybackCommand.Play(query, any(random, Placement.values()));
        }
    }

    private Mix() {}

    /// The commands of a seed.
    static Mix of(SplittableRandom random) {
        var mix = new Mix();
        int[] factors = factors(random);
        int rest = 0;
        for (Wish wish : Wish.values()) {
            int share = wish.usual * 100 * factors[random.nextInt(factors.length)];
            mix.shares.put(wish, share);
            if (wish != Wish.PLAY) rest += share;
        }
        int music = rest / 100 * random.nextInt(LEAST_MUSIC, MOST_MUSIC + 1);
        mix.shares.merge(Wish.PLAY, music, Math::max);
        for (int share : mix.shares.values()) mix.all += share;
        return mix;
    }

    /// How much more often than usual a command may be given: all alike, some hardly and some all
    /// the time, few at all, or a single one before all others.
    private static int[] factors(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new int[] {1};
            case 1 -> new int[] {0, 1, 1, 2, 4};
            case 2 -> new int[] {0, 0, 0, 1};
            default -> new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 30};
        };
    }

    /// The next command that somebody gives.
    PlayerCommand next(SplittableRandom random, int number) {
        int point = random.nextInt(Math.max(1, all));
        for (Map.Entry<Wish, Integer> one : shares.entrySet()) {
            point -= one.getValue();
            if (point < 0) return one.getKey().command(random, number);
        }
        return Wish.PLAY.command(random, number);
    }

    /// Seconds.
    private static int length(SplittableRandom random) {
        return random.nextInt(5, 120);
    }

    private static int place(SplittableRandom random) {
        return random.nextInt(1, 6);
    }

    private static UserId anybody(SplittableRandom random) {
        return People.LISTENERS.get(random.nextInt(People.LISTENERS.size()));
    }

    private static <T> T any(SplittableRandom random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
