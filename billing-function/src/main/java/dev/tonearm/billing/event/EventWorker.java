package dev.tonearm.billing.event;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.event.DomainEvent;
import dev.tonearm.core.event.DomainEvent.EntitlementChanged;
import dev.tonearm.core.event.DomainEvent.JobCalled;
import dev.tonearm.core.event.DomainEvent.MomentReached;
import dev.tonearm.core.event.EventCodec;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.queue.QueueBatch;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands events to whoever has something to do by them. One that is not done with, or that only a
/// newer build knows, stays in the queue, comes again, and in the end lies among the dead letters
/// until somebody sends it back.
public final class EventWorker {
    private static final Logger log = LoggerFactory.getLogger(EventWorker.class);

    private final List<GrantsWatcher> watchers;
    private final Consumer<JobDue> jobs;
    private final Counts figures;
    private final BiFunction<DomainEvent, Supplier<Boolean>, Boolean> around;

    public EventWorker(List<GrantsWatcher> watchers, Consumer<JobDue> jobs, Counts figures) {
        this(watchers, jobs, figures, (_, work) -> work.get());
    }

    /// @param jobs does a job, or a stretch of it
    /// @param around does what is done by an event, and says whether it is done with
    public EventWorker(
            List<GrantsWatcher> watchers,
            Consumer<JobDue> jobs,
            Counts figures,
            BiFunction<DomainEvent, Supplier<Boolean>, Boolean> around) {
        this.around = around;
        this.watchers = List.copyOf(watchers);
        this.jobs = jobs;
        this.figures = figures;
    }

    /// Works one off.
    ///
    /// @return whether it is done with
    public boolean work(QueueBatch.Message message) {
        boolean done = read(message);
        figures.count(done ? BillingMetric.EVENTS_DONE : BillingMetric.EVENTS_LEFT);
        return done;
    }

    private boolean read(QueueBatch.Message message) {
        try {
            return switch (EventCodec.read(message.body())) {
                case Reading.Read<DomainEvent>(var event) ->
                        around.apply(event, () -> work(event, message.receives()));
                case Reading.Newer<DomainEvent>(int format) -> {
                    log.warn("an event of format {} is left to a newer build", format);
                    yield false;
                }
            };
        } catch (JsonException e) {
            log.error("an event that cannot be read, received {} times", message.receives(), e);
            return false;
        }
    }

    private boolean work(DomainEvent event, int receives) {
        return switch (event) {
            case EntitlementChanged changed -> look(changed.guild(), event, receives);
            case MomentReached reached -> look(reached.guild(), event, receives);
            case JobCalled called -> run(called, receives);
        };
    }

    private boolean run(JobCalled called, int receives) {
        try {
            jobs.accept(JobDue.nightly(called.job(), called.at()));
            return true;
        } catch (RuntimeException e) {
            log.error("{} failed, received {} times", called.id(), receives, e);
            return false;
        }
    }

    /// One watcher's trouble keeps no other one from looking.
    private boolean look(GuildId guild, DomainEvent event, int receives) {
        boolean done = true;
        for (GrantsWatcher watcher : watchers) {
            try {
                watcher.look(guild);
            } catch (RuntimeException e) {
                String who = watcher.getClass().getSimpleName();
                log.error("{}: {} failed, received {} times", event.id(), who, receives, e);
                done = false;
            }
        }
        return done;
    }
}
