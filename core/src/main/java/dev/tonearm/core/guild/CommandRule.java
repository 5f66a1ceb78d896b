package dev.tonearm.core.guild;

import java.util.Locale;

/// Who may give a command, as a server says it.
public enum CommandRule {
    EVERYONE,
    /// Who is no DJ needs the agreement of others.
    VOTE,
    DJ,
    /// Nobody.
    OFF;

    /// What documents call it.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
