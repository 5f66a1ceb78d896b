package dev.tonearm.billing.note;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.core.json.JsonException;
import dev.tonearm.function.queue.QueueBatch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Works notes off. One that cannot be stays in the queue, comes again, and in the end lies among
/// the dead letters until somebody sends it back.
public final class NoteWorker {
    private static final Logger log = LoggerFactory.getLogger(NoteWorker.class);

    private final Consumer<Note> desk;
    private final Counts figures;

    /// @param desk who works off one, and throws if it is not done with
    public NoteWorker(Consumer<Note> desk, Counts figures) {
        this.desk = desk;
        this.figures = figures;
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
            together.forEach(_ -> figures.count("NotesWorkedOff"));
            done += together.size();
        }
        return done;
    }

    /// The first note, with those after it that make Stripe be asked the same.
    private static List<QueueBatch.Message> together(List<QueueBatch.Message> notes) {
        Optional<Subject> subject = toldByStripe(notes.getFirst());
        if (subject.isEmpty()) return notes.subList(0, 1);
        return notes.stream().takeWhile(note -> toldByStripe(note).equals(subject)).toList();
    }

    private static Optional<Subject> toldByStripe(QueueBatch.Message message) {
        try {
            return Note.read(message.body()) instanceof Note.StripeChanged changed
                    ? Optional.of(changed.subject())
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
        figures.count("NotesLeft");
        return false;
    }
}
