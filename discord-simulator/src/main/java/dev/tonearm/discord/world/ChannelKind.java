package dev.tonearm.discord.world;

import java.util.Locale;

/// The kinds of channels a music bot meets, with Discord's type numbers.
public enum ChannelKind {
    TEXT(0),
    DM(1),
    VOICE(2),
    CATEGORY(4),
    ANNOUNCEMENT(5),
    ANNOUNCEMENT_THREAD(10),
    PUBLIC_THREAD(11),
    PRIVATE_THREAD(12),
    STAGE(13),
    FORUM(15);

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

    /// Voice and stage channels have a text chat too; a forum has only threads.
    public boolean hasMessages() {
        return this != CATEGORY && this != FORUM;
    }

    public boolean isThread() {
        return switch (this) {
            case ANNOUNCEMENT_THREAD, PUBLIC_THREAD, PRIVATE_THREAD -> true;
            case TEXT, DM, VOICE, CATEGORY, ANNOUNCEMENT, STAGE, FORUM -> false;
        };
    }

    /// Whether a thread of this kind can hang on a channel of that one.
    boolean mayHangOn(ChannelKind parent) {
        return switch (this) {
            case ANNOUNCEMENT_THREAD -> parent == ANNOUNCEMENT;
            case PUBLIC_THREAD -> parent == TEXT || parent == FORUM;
            case PRIVATE_THREAD -> parent == TEXT;
            case TEXT, DM, VOICE, CATEGORY, ANNOUNCEMENT, STAGE, FORUM -> false;
        };
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
