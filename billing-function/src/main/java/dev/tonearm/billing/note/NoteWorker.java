package dev.tonearm.billing.note;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.function.queue.QueueBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works notes off. One that cannot be stays in the queue, comes again, and in the end lies among
/// the dead letters until somebody sends it back.
public final class NoteWorker {
    private static final Logger log = LoggerFactory.getLogger(NoteWorker.class);

    /// Within it a server should have what was paid for.
    static final Duration LATE = Duration.ofMinutes(1);

    private final Consumer<Note> desk;
    private final Counts figures;
    private final InstantSource clock;

    /// @param desk who works off one, and throws if it is not done with
    /// @param clock the one by which Stripe's events happen
    public NoteWorker(Consumer<Note> desk, Counts figures, InstantSource clock) {
        this.desk = desk;
        this.figures = figures;
        this.clock = clock;
    }

    /// Works off the notes of one group, in order.
    ///
    /// @return how many of them, from the first on, are done with
    public int work(List<QueueBatch.Message> group) {
        int done = 0;
        while (done < group.size()) {
            List<QueueBatch.Message> together = together(group.subList(done, group.size()));
            // What Stripe says now answers all that it told before.
            if (!work(together.getLast())) return done;
            figures.count(BillingMetric.NOTES_DONE, together.size());
            together.forEach(
                    one -> stripeNote(one).ifPresent(told -> tellTime(told, one.receives())));
            done += together.size();
        }
        return done;
    }

    /// From what happened at Stripe until it is true here.
    private void tellTime(Note.StripeChanged told, int receives) {
        if (told.at().equals(Instant.EPOCH)) return;
        Duration took = Duration.between(told.at(), clock.instant());
        if (took.isNegative()) took = Duration.ZERO;
        figures.took(BillingMetric.EVENT_TO_PLAN_SECONDS, took);
        boolean late = took.compareTo(LATE) > 0;
        figures.count(BillingMetric.EVENT_TO_PLAN_LATE, late ? 1 : 0);
        if (late) {
            log.warn(
                    "event {} of type {} is late: settled {} s after it happened, received {} times",
                    told.id(),
                    told.type(),
                    took.toSeconds(),
                    receives);
        }
    }

    /// The first note, with those after it that make Stripe be asked the same.
    private static List<QueueBatch.Message> together(List<QueueBatch.Message> notes) {
        Optional<Subject> subject = toldByStripe(notes.getFirst());
        if (subject.isEmpty()) return notes.subList(0, 1);
        return notes.stream().takeWhile(note -> toldByStripe(note).equals(subject)).toList();
    }

    private static Optional<Subject> toldByStripe(QueueBatch.Message message) {
        return stripeNote(message).map(Note.StripeChanged::subject);
    }

    private static Optional<Note.StripeChanged> stripeNote(QueueBatch.Message message) {
        try {
            return Note.read(message.body()) instanceof Note.StripeChanged changed
                    ? Optional.of(changed)
                    : Optional.empty();
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    private boolean work(QueueBatch.Message message) {
        try {
            desk.accept(Note.read(message.body()));
            return true;
        } catch (JsonException e) {
            // Perhaps a newer build's, which takes it when it comes again.
            log.error("a note that cannot be read, received {} times", message.receives(), e);
        } catch (RuntimeException e) {
            log.error("a note stays, received {} times", message.receives(), e);
        }
        figures.count(BillingMetric.NOTES_LEFT);
        return false;
    }
}
