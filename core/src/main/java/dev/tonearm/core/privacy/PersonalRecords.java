package dev.tonearm.core.privacy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What is kept of people beside the journals. All of it may throw
/// [PrivacyRecordsUnavailableException], and can be repeated.
public interface PersonalRecords {
    /// When somebody began a trial, if they did.
    Optional<Instant> trial(UserId user);

    /// Takes away whom a payment service knows somebody as.
    void forgetCustomer(UserId user);

    /// Takes people out of what says who began a guild's trial. What was paid for stays as it is.
    ///
    /// @return whether anything named them
    boolean erase(GuildId guild, Set<UserId> people);
}
