package dev.tonearm.worker.player;

import dev.tonearm.core.command.CommandEnvelope;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.command.Query;
import dev.tonearm.core.metric.WorkerMetric;
import dev.tonearm.core.player.Refusal;
import dev.tonearm.core.player.Resolution;
import dev.tonearm.worker.reply.GuildReplies;
import dev.tonearm.worker.reply.Progress;
import dev.tonearm.worker.source.Sources;
import dev.tonearm.worker.telemetry.CommandTrace;
import dev.tonearm.worker.telemetry.Hop;
import dev.tonearm.worker.telemetry.LogContext;
import dev.tonearm.worker.telemetry.Telemetry;
import dev.tonearm.worker.time.Timer;
import dev.tonearm.worker.time.Timer.Scheduled;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one guild is having looked up: each query on a thread of its own, so that a source that
/// does not answer keeps nobody waiting but who asked for it.
///
/// A lookup is a cache of work and no promise: whoever loses one begins it again.
final class Lookups {
    /// A guild whose source does not answer has no more than this under way.
    static final int MOST = 10;

    /// Longer than a node may take to load something, after which it says why not.
    static final Duration LONGEST = Duration.ofSeconds(20);

    /// After this time from being asked for a source has had all the time it gets, and after being
    /// taken from a queue that was away for longer just a little.
    private static final Duration OVERALL = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /// What was found is kept for this long for whoever asked for it. It is usually taken within
    /// milliseconds, and much later when the queue was away.
    private static final Duration KEPT = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Lookups.class);

    private final Sources sources;
    private final GuildReplies replies;
    private final Telemetry telemetry;
    private final Timer timer;
    private final Executor threads;
    private final Runnable news;
    private final Map<InteractionId, Lookup> all = new ConcurrentHashMap<>();

    /// @param news runs when one has ended, on its thread
    Lookups(PlayerContext context, GuildReplies replies, Runnable news) {
        this.sources = context.sources();
        this.telemetry = context.telemetry();
        this.timer = context.timer();
        this.threads = context.threads();
        this.replies = replies;
        this.news = news;
    }

    /// Whether the guild has to wait for one of them before it may have another.
    boolean full() {
        return all.size() >= MOST;
    }

    /// How many have not ended.
    int underWay() {
        return (int) all.values().stream().filter(one -> one.result().isEmpty()).count();
    }

    boolean none() {
        return all.isEmpty();
    }

    /// How many were asked for before.
    int before(InteractionId interaction) {
        return (int) all.keySet().stream().filter(one -> one.isBefore(interaction)).count();
    }

    /// Looks up what a command asks for, unless that is under way or done.
    Lookup begin(CommandEnvelope envelope, Query query, CommandTrace trace) {
        InteractionId interaction = envelope.interaction().id();
        Lookup known = all.get(interaction);
        if (known != null) return known;
        var lookup = new Lookup(interaction, replies.progress(envelope));
        all.put(interaction, lookup);
        lookup.due = timer.after(patience(interaction), lookup::giveUp);
        threads.execute(() -> {
            try (var _ = LogContext.of(envelope.guild(), interaction, trace)) {
                lookup.run(query, trace);
            }
        });
        return lookup;
    }

    /// However often it passes from worker to worker and is begun again, it has an end.
    private Duration patience(InteractionId interaction) {
        Instant end = interaction.createdAt().plus(OVERALL);
        Duration left = Duration.between(timer.instant(), end);
        if (left.compareTo(SHORTEST) < 0) return SHORTEST;
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    Optional<Lookup> of(InteractionId interaction) {
        return Optional.ofNullable(all.get(interaction));
    }

    /// Ends those that were asked for before; what is known of them then is of no use any more.
    void callOff(InteractionId by) {
        for (Lookup lookup : all.values()) {
            if (lookup.interaction.isBefore(by)) {
                lookup.end(new Result.Found(Resolution.NOT_NEEDED));
            }
        }
    }

    /// Gives all of them up: somebody else begins them again.
    void clear() {
        all.values().forEach(Lookup::close);
    }

    /// What a lookup led to.
    sealed interface Result {
        record Found(Resolution resolution) implements Result {}

        record Broken(RuntimeException why) implements Result {}
    }

    /// As `tonearm_lookup_seconds` names it.
    private static String found(Result led) {
        if (!(led instanceof Result.Found(var resolution))) return "broken";
        return switch (resolution) {
            case Resolution.Found _ -> "tracks";
            case Resolution.NothingFound _ -> "nothing";
            case Resolution.Refused(var why) ->
                    why == Refusal.Simple.SOURCE_LATE ? "late" : "refused";
            case Resolution.Failed _ -> "failed";
            case Resolution.NotNeeded _ -> "called_off";
        };
    }

    /// One query of one command.
    final class Lookup {
        private final InteractionId interaction;
        private final Progress progress;
        private volatile @Nullable Result result;
        private volatile @Nullable Scheduled due;
        private final long begun = timer.nanos();

        private Lookup(InteractionId interaction, Progress progress) {
            this.interaction = interaction;
            this.progress = progress;
        }

        Optional<Result> result() {
            return Optional.ofNullable(result);
        }

        /// Tells the listener from now on what else takes its time.
        Progress progress() {
            return progress;
        }

        private void run(Query query, CommandTrace trace) {
            Result led;
            try (var _ = trace.step(Hop.SOURCE)) {
                led = new Result.Found(sources.resolve(query));
            } catch (RuntimeException broken) {
                led = new Result.Broken(broken);
            } catch (Error broken) {
                led = new Result.Broken(new IllegalStateException("a lookup broke", broken));
            }
            end(led);
        }

        private void giveUp() {
            if (result == null) log.warn("interaction {}: the source does not answer", interaction);
            end(new Result.Found(new Resolution.Refused(Refusal.Simple.SOURCE_LATE)));
        }

        private void end(Result led) {
            synchronized (this) {
                if (result != null || all.get(interaction) != this) return;
                result = led;
            }
            telemetry.took(WorkerMetric.LOOKUP, found(led), timer.nanos() - begun);
            cancel();
            due = timer.after(KEPT, this::close);
            news.run();
        }

        /// Nobody needs it any more.
        void close() {
            all.remove(interaction, this);
            cancel();
            progress.close();
        }

        private void cancel() {
            Scheduled waiting = due;
            if (waiting != null) waiting.cancel();
        }
    }
}
