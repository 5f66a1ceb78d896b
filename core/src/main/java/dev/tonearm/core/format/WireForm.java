package dev.tonearm.core.format;

/// How one kind of thing (an event, a command, a member) is called in what is stored or sent.
public interface WireForm {
    /// Its name there, which never changes.
    String wire();

    /// The first format in which it may stand: builds that read less do not know it.
    default int since() {
        return Formats.FIRST;
    }
}
