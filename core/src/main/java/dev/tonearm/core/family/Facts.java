package dev.tonearm.core.family;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.PlayerState;
import java.time.Instant;

/// What a [Read] can be told.
public interface Facts {
    /// The player of the guild; read from its journal when first asked for.
    ///
    /// May throw [dev.tonearm.core.player.JournalUnavailableException].
    PlayerState state();

    Instant now();

    /// Whether who asks has a permission in the server.
    boolean may(Permission permission);

    /// The language that was chosen for messages to everybody, by Discord's code; empty for the one
    /// that Discord says the server speaks.
    String chosenLanguage();

    /// The texts in the language of who asks.
    Texts texts();
}
