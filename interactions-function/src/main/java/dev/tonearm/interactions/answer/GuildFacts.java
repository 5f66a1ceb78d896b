package dev.tonearm.interactions.answer;

import dev.tonearm.core.catalogue.Catalogue;
import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.CommandSpec;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.PlanFacts;
import dev.tonearm.core.gate.Gate;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.gate.Question;
import dev.tonearm.core.gate.Verdict;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.core.guild.StoredSettings;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Invitation;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.player.JournalGlance;
import dev.tonearm.core.player.JournalLine;
import dev.tonearm.core.player.Loaded;
import dev.tonearm.core.player.PlayerState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a read may ask about the guild in which it was asked for.
final class GuildFacts implements Facts {
    private final Visit visit;
    private final Sources sources;
    private @Nullable Loaded loaded;

    /// Where facts come from.
    ///
    /// @param readsRequests whether what is written in a request channel is read
    /// @param clock real time
    /// @param billing the time by which plans hold
    record Sources(
            GuildStates states,
            JournalGlance glance,
            Plans plans,
            boolean readsRequests,
            InstantSource clock,
            InstantSource billing) {}

    GuildFacts(Visit visit, Sources sources) {
        this.visit = visit;
        this.sources = sources;
    }

    /// What was loaded, if that was asked for.
    @Nullable Loaded loaded() {
        return loaded;
    }

    @Override
    public GuildId guild() {
        return visit.server().guild();
    }

    @Override
    public PlayerState state() {
        Loaded known = loaded == null ? sources.states.of(visit.server().guild()) : loaded;
        loaded = known;
        return known.readable();
    }

    @Override
    public List<JournalLine> linesBefore(long sequence) {
        return sources.glance.before(visit.server().guild(), sequence);
    }

    @Override
    public List<JournalLine> linesFrom(long sequence) {
        return sources.glance.from(visit.server().guild(), sequence);
    }

    @Override
    public Instant now() {
        return sources.clock.instant();
    }

    @Override
    public boolean may(Permission permission) {
        return visit.asker().has(permission.bits());
    }

    @Override
    public Verdict verdict(String path) {
        StoredSettings settings = visit.settings().orElse(StoredSettings.NONE);
        GuildRecord record = new GuildRecord(settings, StoredGrants.NONE, 0, 0);
        Question question = new Question(path, Catalogue.among(path), visit.asker(), now());
        return Gate.ruled(record, question, visit.allowed().limits(), now());
    }

    @Override
    public Optional<StoredSettings> settings() {
        return visit.settings();
    }

    @Override
    public boolean readsRequests() {
        return sources.readsRequests;
    }

    @Override
    public PlanFacts plan() {
        return new PlanFacts(
                visit.allowed().limits(), sources.plans, visit.record(), sources.billing.instant());
    }

    @Override
    public String invitation() {
        return Invitation.anywhere(visit.caller().applicationId());
    }

    @Override
    public List<CommandSpec> commands() {
        return Catalogue.commands();
    }

    @Override
    public Texts texts() {
        return Texts.of(visit.caller().locale());
    }
}
