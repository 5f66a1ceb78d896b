package dev.tonearm.core.guild;

/// What somebody is to the music of a server.
public enum Standing {
    LISTENER,
    /// Who may do what others vote about: a DJ, or whoever manages the server.
    DJ
}
