package dev.tonearm.discord.interactions;

import java.util.Locale;

/// The kinds of interactions, with Discord's type number and the answers that each allows.
public enum Kind {
    COMMAND(2),
    COMPONENT(3),
    AUTOCOMPLETE(4),
    MODAL(5);

    private final int type;

    Kind(int type) {
        this.type = type;
    }

    public int type() {
        return type;
    }

    /// Which of Discord's callback types fit.
    ///
    /// @param hasMessage whether it came from a message, also by a modal that a component of it
    ///   opened
    boolean mayBeAnsweredWith(int answer, boolean hasMessage) {
        return switch (answer) {
            case 4, 5, 12 -> this != AUTOCOMPLETE;
            case 6, 7 -> hasMessage;
            case 8 -> this == AUTOCOMPLETE;
            case 9 -> this == COMMAND || this == COMPONENT;
            default -> false;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
