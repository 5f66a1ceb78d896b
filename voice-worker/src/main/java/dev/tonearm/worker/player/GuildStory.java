package dev.tonearm.worker.player;

import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.family.Aftermath;
import dev.tonearm.core.family.Done;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.Cause;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.JournalUnavailableException;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerEvent;
import dev.tonearm.core.player.PlayerJournal;
import dev.tonearm.core.player.PlayerJournal.AppendOutcome;
import dev.tonearm.core.player.PlayerJson;
import dev.tonearm.core.player.PlayerState;
import dev.tonearm.worker.telemetry.CallSpan;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Backoff;
import dev.tonearm.worker.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One guild's journal and the state it folds to. Only the guild's mailbox calls it, except for
/// [#known()].
final class GuildStory {
    /// How many lines a new owner folds at most, about, while the queue is short.
    static final int LINES_PER_SNAPSHOT = 32;

    /// A snapshot writes every entry again, a line only its own: with a sixteenth of the queue's
    /// length in lines between two, a command pays for 16 entries, however long the queue is.
    private static final int ENTRIES_PER_LINE = 16;

    /// Three receives of a message then take as long as an interaction's token lives.
    private static final Duration PATIENCE = InteractionId.TOKEN_LIFETIME.dividedBy(3);

    private static final Logger log = LoggerFactory.getLogger(GuildStory.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /// A decision that is older before it can be written is made again: where a track is, and when
    /// one begins, has moved on meanwhile. It is less than a listener misses, and far more than the
    /// store usually takes.
    private static final Duration FRESH = Duration.ofSeconds(1);

    /// How long it waits for the lease before it looks again.
    private static final Duration LOOK = Duration.ofMillis(100);

    /// How long a journal that cannot be read is left alone. What is in it stays; only a newer
    /// worker could write that the guild needs nothing new any more, and it would have the guild
    /// then.
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final GuildId guild;
    private final PlayerJournal journal;
    private final Formats formats;
    private final PlayerJson json;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Backoff backoff;
    private final Executor background;
    private final BooleanSupplier mayAct;
    private final BooleanSupplier retired;

    private volatile @Nullable PlayerState state;

    /// What the journal said when it could not be read, and until when it is not asked again.
    private volatile Loaded.@Nullable Newer newer;

    private Instant askAgain = Instant.EPOCH;

    /// The line that the last snapshot of this process covers, or that it began with.
    private volatile long snapshotted;

    /// The line at which the guild was settled, -1 if that is not known.
    private volatile long settled = -1;

    /// @param retired whether the guild is another worker's for good
    GuildStory(GuildId guild, PlayerContext context, BooleanSupplier retired) {
        this.guild = guild;
        this.journal = context.journal();
        this.formats = context.formats();
        this.json = new PlayerJson(formats);
        this.telemetry = context.telemetry();
        this.timer = context.timer();
        this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, context.random());
        this.background = context.threads();
        int partition = context.partitions().of(guild);
        this.mayAct = () -> context.mayAct().test(partition);
        this.retired = retired;
    }

    /// What the journal says, loaded if it has to be. Who means to do something asks this first:
    /// for a guild whose journal is newer than this build nothing is written, shown or sent to a
    /// node, and all that plays is left as it is.
    ///
    /// @throws JournalUnavailableException if it is not loaded and the journal stays silent
    Loaded open() {
        PlayerState known = state;
        if (known != null) return new Loaded.Whole(known);
        Loaded.Newer before = newer;
        return before != null && timer.instant().isBefore(askAgain)
                ? before
                : reload(new Patience());
    }

    /// The state of a guild whose journal this build can [read][#open()].
    ///
    /// @throws JournalUnavailableException if it is not loaded and the journal stays silent
    PlayerState state() {
        return switch (open()) {
            case Loaded.Whole(var known) -> known;
            case Loaded.Newer(int format, _) ->
                    throw new IllegalStateException("nobody asked whether it is newer: " + format);
        };
    }

    /// Whether the journal was newer than this build when it was last read. From any thread.
    boolean newer() {
        return newer != null;
    }

    /// Whether these may be written: the operator can hold new formats back while older builds run.
    boolean mayWrite(List<PlayerEvent> events) {
        return formats.mayWrite(json.format(events));
    }

    /// The state if it is loaded, from any thread.
    @Nullable PlayerState known() {
        return state;
    }

    /// What became of a line. Unless it was written, the state has been loaded again, and whoever
    /// decided it has to look whether an append whose answer was lost has written it all the same.
    enum Written {
        DONE,
        /// Somebody else wrote first.
        OVERTAKEN,
        /// The store, or the lease, was away for so long that the decision is out of date.
        LATE,
        /// Somebody else wrote first, and this build cannot read what.
        NEWER
    }

    /// Appends the line that follows the state, and folds it in.
    ///
    /// Waits for the lease if it is not ours just now. A worker that stood still for longer than
    /// its lease would otherwise write what its successor, which has loaded the journal, never
    /// hears of.
    ///
    /// @param at when it was decided, which is now
    /// @param patience the same for each time that a line is decided again
    /// @throws RetiredException if the lease does not come back
    Written append(Cause cause, List<PlayerEvent> events, Instant at, Patience patience) {
        PlayerState before = state();
        var line = new JournalLine(before.sequence() + 1, at, cause, events);
        long decided = timer.nanos();
        Optional<AppendOutcome> outcome = patiently(patience, () -> appendInTime(line, decided));
        if (outcome.isEmpty()) {
            log.info("line {} waited so long that it is decided again", line.sequence());
            return reload(patience) instanceof Loaded.Newer ? Written.NEWER : Written.LATE;
        }
        switch (outcome.get()) {
            case AppendOutcome.Appended _ -> {
                telemetry.count(WorkerMetric.JOURNAL_LINES);
                PlayerState after = before.after(line);
                state = after;
                snapshotNowAndThen(before, after);
                return Written.DONE;
            }
            case AppendOutcome.Conflict _ -> {
                telemetry.count(WorkerMetric.JOURNAL_CONFLICTS);
                log.info("another line took the place of {}", before.sequence() + 1);
                return reload(patience) instanceof Loaded.Newer ? Written.NEWER : Written.OVERTAKEN;
            }
        }
    }

    private Optional<AppendOutcome> appendInTime(JournalLine line, long decided) {
        while (!mayAct.getAsBoolean()) {
            if (retired.getAsBoolean() || !paused(LOOK)) throw new RetiredException(guild);
        }
        if (timer.nanos() - decided > FRESH.toNanos()) return Optional.empty();
        long asked = timer.nanos();
        try (var call = CallSpan.journal("append")) {
            AppendOutcome outcome = call.of(() -> journal.append(guild, List.of(line)));
            telemetry.took(WorkerMetric.JOURNAL_APPEND, timer.nanos() - asked);
            return Optional.of(outcome);
        }
    }

    /// What an interaction did, as its own line says it, whatever has happened since; nothing if
    /// the line is not there any more, or newer than this build.
    Done doneBy(InteractionId interaction, long sequence) {
        var patience = new Patience();
        Optional<JournalLine> own =
                patiently(patience, () -> journal.lines(guild, sequence, 1)).stream()
                        .flatMap(GuildStory::readable)
                        .filter(line ->
                                line.cause() instanceof Cause.Asked asked
                                        && asked.interaction().equals(interaction))
                        .findFirst();
        return new Done(
                own.map(JournalLine::events).orElse(List.of()),
                aftermath(after(sequence, patience)),
                own.map(JournalLine::at).orElseGet(timer::now));
    }

    private Optional<PlayerState> after(long sequence, Patience patience) {
        PlayerState now = state();
        return now.sequence() == sequence
                ? Optional.of(now)
                : patiently(patience, () -> journal.at(guild, sequence));
    }

    private static Aftermath aftermath(Optional<PlayerState> after) {
        return after.<Aftermath>map(Aftermath.Known::new).orElseGet(Aftermath.Gone::new);
    }

    private static Stream<JournalLine> readable(Reading<JournalLine> line) {
        return switch (line) {
            case Reading.Read<JournalLine>(var read) -> Stream.of(read);
            case Reading.Newer<JournalLine> _ -> Stream.empty();
        };
    }

    /// Whether the journal knows by a snapshot that the guild is at rest, so that nobody has to
    /// keep it in memory.
    boolean settled() {
        PlayerState known = state;
        if (known == null) return newer == null;
        return known.sequence() == 0 || known.sequence() == settled;
    }

    void settle() {
        PlayerState known = state();
        journal.settle(guild, known);
        snapshotted = known.sequence();
        settled = known.sequence();
    }

    /// Writes down what no snapshot covers.
    void snapshot() {
        PlayerState known = state;
        if (known == null || snapshotted == known.sequence()) return;
        journal.snapshot(guild, known);
        snapshotted = known.sequence();
        telemetry.count(WorkerMetric.JOURNAL_SNAPSHOTS);
    }

    private Loaded load() {
        long asked = timer.nanos();
        Loaded loaded = journal.load(guild);
        telemetry.took(WorkerMetric.JOURNAL_READ, timer.nanos() - asked);
        return loaded;
    }

    private Loaded reload(Patience patience) {
        Loaded loaded = patiently(patience, this::load);
        switch (loaded) {
            case Loaded.Whole(var known) -> {
                state = known;
                newer = null;
                snapshotted = known.sequence();
            }
            case Loaded.Newer found -> {
                state = null;
                if (newer == null) telemetry.count(WorkerMetric.JOURNAL_NEWER);
                newer = found;
                askAgain = timer.instant().plus(LEFT_ALONE);
            }
        }
        return loaded;
    }

    /// Off the command's way, and only as the line numbers say, so that many short lives of workers
    /// do not pile up lines.
    private void snapshotNowAndThen(PlayerState before, PlayerState after) {
        int lines = linesPerSnapshot(after);
        if (before.sequence() / lines == after.sequence() / lines) return;
        background.execute(() -> {
            try {
                journal.snapshot(guild, after);
                snapshotted = after.sequence();
                telemetry.count(WorkerMetric.JOURNAL_SNAPSHOTS);
            } catch (JournalUnavailableException e) {
                log.warn("no snapshot at line {}; the next one will do", after.sequence(), e);
            }
        });
    }

    /// A power of two, so that a queue that grows or shrinks does not skip its turn.
    private static int linesPerSnapshot(PlayerState state) {
        int earned = Integer.highestOneBit(Math.max(1, state.queue().size() / ENTRIES_PER_LINE));
        return Math.max(LINES_PER_SNAPSHOT, earned);
    }

    /// Calls the journal until it answers. A call that seemed to fail may have taken effect: an
    /// append then finds its own lines, which the caller recognises by their interaction.
    private <T> T patiently(Patience patience, Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (JournalUnavailableException e) {
                telemetry.count(WorkerMetric.JOURNAL_RETRIES);
                if (!patience.lasts()) throw e;
            }
        }
    }

    /// How long the store may be away while one thing is done, however many calls it takes. The
    /// waits grow from call to call, so that a store that only reads is not asked all the time.
    final class Patience {
        private final Instant end = timer.instant().plus(PATIENCE);
        private int failures;

        /// Waits a while.
        ///
        /// @return false if there is none left
        private boolean lasts() {
            return timer.instant().isBefore(end) && paused(backoff.after(++failures));
        }
    }

    private boolean paused(Duration time) {
        try {
            timer.sleep(time);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
