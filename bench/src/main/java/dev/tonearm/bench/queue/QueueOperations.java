package dev.tonearm.bench.queue;

import static dev.tonearm.bench.queue.Queues.NOON;

import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.panel.NowPlaying;
import dev.tonearm.core.player.Deed;
import dev.tonearm.core.player.EntryId;
import dev.tonearm.core.player.PlaybackEvent;
import dev.tonearm.core.player.PlayerJson;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.core.player.QueueEvent;
import dev.tonearm.core.player.StoryEvent;
import dev.tonearm.core.queue.QueuePage;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What happens to a queue, and how it is shown and kept, by the tracks that wait in it. Each
/// operation folds the line that a command leads to into the state, the way back from it included.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class QueueOperations {
    private static final int MIDDLE = 5;

    @Param({"10", "10000"})
    public int tracks;

    private final Texts texts = Texts.of("en-US");
    private final PlayerJson json = new PlayerJson(Formats.CURRENT);
    private PlayerState state = PlayerState.NEW;
    private PlayerState inTurns = PlayerState.NEW;
    private PlayerState shuffled = PlayerState.NEW;
    private byte[] kept = {};

    @Setup
    public void queue() {
        state = Queues.of(tracks);
        inTurns = Queues.after(state, new QueueEvent.TurnsSet(true));
        shuffled = shuffle();
        kept = json.write(state);
    }

    @Benchmark
    public PlayerState add() {
        return Queues.after(
                state, new QueueEvent.Enqueued(tracks, List.of(Queues.entry(tracks + 2L)), ""));
    }

    @Benchmark
    public PlayerState addInTurns() {
        return Queues.after(
                inTurns,
                new QueueEvent.Enqueued(tracks, List.of(Queues.entry(tracks + 2L)), ""),
                new QueueEvent.TookTurns(1, false));
    }

    @Benchmark
    public PlayerState skip() {
        return Queues.after(
                state,
                new PlaybackEvent.Ended(
                        new EntryId(1), "", PlaybackEvent.EndReason.SKIPPED, false, ""),
                new PlaybackEvent.Started(new EntryId(2), "", 0));
    }

    @Benchmark
    public PlayerState remove() {
        return Queues.after(state, new QueueEvent.Removed(MIDDLE, 1, ""));
    }

    @Benchmark
    public PlayerState removeOfOne() {
        return Queues.after(state, new QueueEvent.RemovedOf(List.of(Queues.user(3)), 1));
    }

    @Benchmark
    public PlayerState removeDuplicates() {
        return Queues.after(state, new QueueEvent.Deduplicated(0));
    }

    @Benchmark
    public PlayerState move() {
        return Queues.after(state, new QueueEvent.Moved(tracks - 1, 0, ""));
    }

    @Benchmark
    public PlayerState swap() {
        return Queues.after(state, new QueueEvent.Swapped(0, tracks - 1, "", ""));
    }

    @Benchmark
    public PlayerState shuffle() {
        return Queues.after(state, new QueueEvent.Shuffled(20_261_126));
    }

    @Benchmark
    public PlayerState undoShuffle() {
        return Queues.after(
                shuffled,
                new StoryEvent.Undone(
                        shuffled.sequence(), Deed.SHUFFLED, Queues.user(1), Queues.user(1), 0, 0));
    }

    @Benchmark
    public PlayerState reverse() {
        return Queues.after(state, new QueueEvent.Reversed(tracks));
    }

    @Benchmark
    public PlayerState clear() {
        return Queues.after(state, new QueueEvent.Cleared(tracks));
    }

    @Benchmark
    public Message showPage() {
        return QueuePage.of(state, 1, NOON, texts);
    }

    @Benchmark
    public Message showNowPlaying() {
        return NowPlaying.of(state, NOON, texts);
    }

    @Benchmark
    public byte[] writeSnapshot() {
        return json.write(state);
    }

    @Benchmark
    public Reading<PlayerState> readSnapshot() {
        return json.state(kept);
    }
}
