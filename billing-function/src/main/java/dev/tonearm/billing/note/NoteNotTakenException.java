package dev.tonearm.billing.note;

/// The queue did not confirm a note in time; it may or may not hold it.
public final class NoteNotTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoteNotTakenException(Note note, Throwable cause) {
        super("note " + note.id() + " may not be in the queue", cause);
    }
}
