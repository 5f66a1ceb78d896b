package dev.tonearm.core.guild;

/// A server's settings as they are kept.
///
/// @param now as far as this build can read them
/// @param revision how often they have been changed
/// @param newer whether a newer build has written what this one does not understand. Nothing may be
///   written over it
public record StoredSettings(GuildSettings now, long revision, boolean newer) {
    /// Of a server that has set nothing.
    public static final StoredSettings NONE = new StoredSettings(GuildSettings.USUAL, 0, false);
}
