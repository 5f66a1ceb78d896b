package dev.tonearm.interactions.answer;

import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.guild.Asker;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.interactions.request.Caller;
import dev.tonearm.interactions.request.Place;
import java.util.Optional;

/// Somebody who was let in.
///
/// @param record of the server, as the gate saw it
record Visit(
        Caller caller,
        Place.Server server,
        Asker asker,
        Verdict.Allowed allowed,
        Optional<GuildRecord> record) {
    Optional<StoredSettings> settings() {
        return record.map(GuildRecord::settings);
    }
}
