package dev.tonearm.core.family;

/// The kinds of channels that an option may ask for, with Discord's numbers.
public enum ChannelKind {
    TEXT(0),
    VOICE(2),
    ANNOUNCEMENT(5),
    STAGE(13);

    private final int wire;

    ChannelKind(int wire) {
        this.wire = wire;
    }

    /// The number that Discord knows it by.
    public int wire() {
        return wire;
    }
}
