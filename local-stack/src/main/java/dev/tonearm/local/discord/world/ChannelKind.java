package dev.tonearm.local.discord.world;

import java.util.Locale;

/// The kinds of channels a music bot meets, with Discord's type numbers.
public enum ChannelKind {
    TEXT(0),
    DM(1),
    VOICE(2),
    CATEGORY(4),
    STAGE(13);

    private final int type;

    ChannelKind(int type) {
        this.type = type;
    }

    public int type() {
        return type;
    }

    public boolean hasVoice() {
        return this == VOICE || this == STAGE;
    }

    /// Voice and stage channels have a text chat too.
    public boolean hasMessages() {
        return this != CATEGORY;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind that a [word][#word] names.
    ///
    /// @throws IllegalArgumentException for a word that is no kind
    public static ChannelKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
