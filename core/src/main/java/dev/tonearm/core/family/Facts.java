package dev.tonearm.core.family;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.PlayerState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a [Read] can be told.
public interface Facts {
    /// The server in which it is asked.
    GuildId guild();

    /// The player of the guild; read from its journal when first asked for.
    ///
    /// May throw [dev.tonearm.core.player.JournalUnavailableException].
    PlayerState state();

    /// Some lines of the guild's journal that come before one, the newest first: as many as a look
    /// of bounded cost reads. Those of long playlists are left out, and those that this build
    /// cannot read.
    ///
    /// May throw [dev.tonearm.core.player.JournalUnavailableException].
    List<JournalLine> linesBefore(long sequence);

    /// The same from a line on, the oldest first.
    List<JournalLine> linesFrom(long sequence);

    Instant now();

    /// Whether who asks has a permission in the server.
    boolean may(Permission permission);

    /// What the server's rules say of a command of whoever asks, by its path; how many commands
    /// were given counts for nothing.
    Verdict verdict(String path);

    /// The settings of the server; empty while they cannot be read.
    Optional<StoredSettings> settings();

    /// Whether the operator lets the bot read what is written in a request channel.
    boolean readsRequests();

    /// The server's plan.
    PlanFacts plan();

    /// Discord's page on which somebody invites the bot into a server of theirs.
    String invitation();

    /// The trees of all commands, in the order in which help shows them.
    List<CommandSpec> commands();

    /// The texts in the language of who asks.
    Texts texts();
}
