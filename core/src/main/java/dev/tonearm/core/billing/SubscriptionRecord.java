package dev.tonearm.core.billing;

import dev.tonearm.core.guild.GuildId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// What is known of a subscription at a payment service, in the order in which it was learned.
///
/// Stripe gives its objects no version. So who asks for one reads this record first and writes it
/// back only over what they read: each version was asked for after the one before it was written,
/// and the newest version is the newest truth.
///
/// @param id the service's
/// @param version grows with each change of the terms
/// @param terms what they came to, in words that only who writes them reads
/// @param guilds that may have something by it; more than one while it moves
public record SubscriptionRecord(String id, Instant version, String terms, Set<GuildId> guilds) {
    public SubscriptionRecord {
        guilds = Set.copyOf(guilds);
    }

    /// The same with one guild alone, or none.
    public SubscriptionRecord only(Set<GuildId> those) {
        return new SubscriptionRecord(id, version, terms, those);
    }

    /// The same of a guild more.
    public Set<GuildId> with(Set<GuildId> more) {
        Set<GuildId> all = new HashSet<>(guilds);
        all.addAll(more);
        return all;
    }
}
