package dev.tonearm.billing.note;

/// Where notes wait.
public interface Notes {
    /// Leaves one. The same again within five minutes changes nothing.
    ///
    /// @throws NoteNotTakenException if it is not known to be there
    void leave(Note note);
}
