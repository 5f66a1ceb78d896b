package dev.tonearm.core.privacy;

import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.player.Forgetting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All guilds of which something is kept, a part at a time. May throw
/// [PrivacyRecordsUnavailableException].
public interface Inventory {
    /// The part at a place.
    ///
    /// @param place empty at the beginning, then what the part before said
    /// @param people who is looked for, if anybody is
    Part part(String place, Optional<Forgetting> people, Instant now);

    /// Some of it.
    ///
    /// @param next where it goes on; empty at the end
    record Part(List<Sight> guilds, String next) {
        public Part {
            guilds = List.copyOf(guilds);
        }
    }

    /// A guild. One that is in two parts is seen twice.
    ///
    /// @param named whom of the people something names; all of them where something cannot be read
    ///   by itself
    /// @param stale whether there may be something to [tidy][Upkeep#tidy]
    record Sight(GuildId guild, Set<UserId> named, boolean stale) {
        public Sight {
            named = Set.copyOf(named);
        }
    }
}
