package dev.tonearm.core.census;

import dev.tonearm.core.billing.SubscriptionRecord;
import dev.tonearm.core.format.Reading;
import dev.tonearm.core.grant.GrantEntry;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.player.JournalLine;
import java.time.LocalDate;
import java.util.Optional;

/// Something that is kept.
public sealed interface Found {
    /// What a kind of it is.
    enum Kind {
        SERVERS,
        GRANT_ENTRIES,
        SUBSCRIPTIONS,
        LINES
    }

    /// A server that the bot knows, and its grants.
    record Server(GuildId guild, StoredGrants grants) implements Found {}

    /// A change of a server's grants.
    record Told(GuildId guild, GrantEntry entry) implements Found {}

    /// What is known of a subscription.
    ///
    /// @param listed when the payment service last listed it, if it was looked at since it changed
    record Subscription(SubscriptionRecord record, Optional<LocalDate> listed) implements Found {}

    /// A line of a server's journal.
    record Line(GuildId guild, Reading<JournalLine> line) implements Found {}

    /// Something that should be one of these and cannot be read.
    ///
    /// @param key where it is
    /// @param why the kind of trouble: what it says may quote what is kept
    record Broken(String key, String why) implements Found {}
}
