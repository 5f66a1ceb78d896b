package dev.tonearm.interactions.answer;

import dev.tonearm.core.guild.Gate;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.GuildRecords;
import dev.tonearm.core.guild.GuildRecordsUnavailableException;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.function.log.FunctionLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// Asks a guild's record whether a command may go on.
///
/// It is open when the record cannot be read. A command that waits in the queue is done when the
/// store is back, one that was refused is lost; and what the gate keeps off, a guild that sends
/// more than people can type, is not worth refusing everybody else's music for.
final class GuildGate {
    private final GuildRecords records;
    private final InstantSource clock;
    private final FunctionLog log;

    GuildGate(GuildRecords records, InstantSource clock, FunctionLog log) {
        this.records = records;
        this.clock = clock;
        this.log = log;
    }

    /// @param command the slash command, or the one that a button stands for
    /// @param made when Discord made it
    Gate.Verdict ask(GuildId guild, String command, Instant made) {
        try {
            return Gate.decide(records.count(guild, made), command, made, clock.instant());
        } catch (GuildRecordsUnavailableException e) {
            log.error("gate is open", Map.of("guild", guild.toString(), "command", command), e);
            return new Gate.Verdict.Allowed(Limits.STANDARD, "");
        }
    }
}
