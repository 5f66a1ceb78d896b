package dev.tonearm.core.privacy;

import dev.tonearm.core.guild.GuildId;
import java.time.Duration;
import java.time.Instant;

/// Takes away what was kept long enough. All of it may throw [PrivacyRecordsUnavailableException],
/// can be repeated, and finishes what was broken off.
public interface Upkeep {
    /// How long the queue of a guild stays in which nobody plays anything any more.
    Duration UNUSED = Duration.ofDays(365);

    /// Takes away what is over of a guild: whoever gave commands in a minute long ago, lines that a
    /// snapshot covers, and the journal if nobody has used it for [#UNUSED].
    ///
    /// @return whether the journal is gone
    boolean tidy(GuildId guild, Instant now);

    /// Takes away everything of a guild but that it has tried a plan, and, until its period is
    /// over, what was paid for it.
    void purge(GuildId guild, Instant now);
}
