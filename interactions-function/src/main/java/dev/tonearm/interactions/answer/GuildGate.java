package dev.tonearm.interactions.answer;

import dev.tonearm.core.guild.Gate;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildRecord;
import dev.tonearm.core.guild.GuildRecords;
import dev.tonearm.core.guild.GuildRecordsUnavailableException;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.Question;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.guild.Verdict;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.function.log.FunctionLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a guild's record whether a command may go on.
///
/// It is open when the record cannot be read. A command that waits in the queue is done when the
/// store is back, one that was refused is lost; and what the gate keeps off, a guild that sends
/// more than people can type, or people whom it has other plans for, is not worth refusing
/// everybody else's music for.
final class GuildGate {
    private final GuildRecords records;
    private final InstantSource clock;
    private final FunctionLog log;

    GuildGate(GuildRecords records, InstantSource clock, FunctionLog log) {
        this.records = records;
        this.clock = clock;
        this.log = log;
    }

    Seen ask(GuildId guild, Question question) {
        try {
            GuildRecord record = records.count(guild, question.asker().user(), question.made());
            return new Seen(Gate.decide(record, question, clock.instant()), record.settings());
        } catch (GuildRecordsUnavailableException e) {
            log.error(
                    "gate is open",
                    Map.of("guild", guild.toString(), "command", question.path()),
                    e);
            return new Seen(new Verdict.Allowed(Limits.STANDARD, "", HouseRules.UNSAID), null);
        }
    }

    /// What it says of a command, and the settings that it saw, if it saw them.
    record Seen(Verdict verdict, @Nullable StoredSettings stored) {
        Optional<StoredSettings> settings() {
            return Optional.ofNullable(stored);
        }
    }
}
