package dev.tonearm.interactions.answer;

import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.GuildRecords;
import dev.tonearm.core.gate.GuildRecordsUnavailableException;
import dev.tonearm.core.gate.Question;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.grant.Entitlement;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.HouseRules;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.plan.Limits;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.function.log.FunctionLog;
import java.time.InstantSource;
import java.util.List;
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
    private final Plans plans;
    private final InstantSource clock;
    private final InstantSource billing;
    private final FunctionLog log;

    /// @param clock real time, by which commands are counted
    /// @param billing by which plans hold
    GuildGate(
            GuildRecords records,
            Plans plans,
            InstantSource clock,
            InstantSource billing,
            FunctionLog log) {
        this.records = records;
        this.plans = plans;
        this.clock = clock;
        this.billing = billing;
        this.log = log;
    }

    /// @param bought what Discord says that the guild has from its shop
    Seen ask(GuildId guild, Question question, List<Entitlement> bought) {
        try {
            GuildRecord record =
                    records.count(guild, question.asker().user(), question.made())
                            .with(bought, guild, plans);
            Limits limits = Gate.limits(record, plans, billing.instant());
            return new Seen(Gate.decide(record, question, limits, clock.instant()), record);
        } catch (GuildRecordsUnavailableException e) {
            log.error(
                    "gate is open",
                    Map.of("guild", guild.toString(), "command", question.path()),
                    e);
            return new Seen(new Verdict.Allowed(Limits.STANDARD, "", HouseRules.UNSAID), null);
        }
    }

    /// What it says of a command, and the record that it saw, if it saw it.
    record Seen(Verdict verdict, @Nullable GuildRecord read) {
        Optional<GuildRecord> record() {
            return Optional.ofNullable(read);
        }

        Optional<StoredSettings> settings() {
            return record().map(GuildRecord::settings);
        }
    }
}
