package dev.tonearm.core.player;

/// Why the music pauses by itself, so that it goes on by itself too. What a person paused, only a
/// person goes on with.
public enum Hush {
    /// It does not.
    NONE("none"),
    /// Nobody is in the channel.
    EMPTY("empty"),
    /// The bot is in the audience of a stage, where nobody hears it.
    UNHEARD("unheard"),
    /// The bot lost its channel by nobody's doing, and comes back.
    AWAY("away");

    private final String wire;

    Hush(String wire) {
        this.wire = wire;
    }

    /// What journals and snapshots call it.
    String wire() {
        return wire;
    }

    static Hush named(String wire) {
        for (Hush hush : values()) if (hush.wire.equals(wire)) return hush;
        throw new IllegalArgumentException("unknown hush " + wire);
    }
}
