package dev.tonearm.core.command;

/// What Discord has to allow a member before they may use a command; each has a text
/// `edge.permission.` and its name in lower case.
public enum Permission {
    /// Everybody may.
    NONE(0),
    /// To connect to voice, which everything that changes the music asks for.
    CONNECT(1L << 20),
    /// To manage the server.
    MANAGE_GUILD(1L << 5);

    private final long bits;

    Permission(long bits) {
        this.bits = bits;
    }

    /// Discord's bits of it (discord-api-docs, topics/permissions).
    public long bits() {
        return bits;
    }
}
