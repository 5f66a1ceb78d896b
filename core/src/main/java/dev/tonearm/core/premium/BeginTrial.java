package dev.tonearm.core.premium;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Booking;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.PlanFacts;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.grant.Booked;
import dev.tonearm.core.grant.Effective;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.grant.StoredGrants;
import dev.tonearm.core.guild.UserId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Plans;
import java.time.Instant;
import java.util.Optional;

/// `/premium trial`: a plan for some days, without paying and without a card, once for a server and
/// once for who begins it. It ends by itself.
public record BeginTrial() implements Booking {
    /// Whether a server could have it, as far as is known before somebody asks.
    static boolean possible(PlanFacts plan, Grants grants, Effective now) {
        Plans plans = plan.plans();
        return plans.hasTrial()
                && grants.find(Grant.Trial.ID).isEmpty()
                && now.plan().compareTo(plans.trial()) < 0;
    }

    @Override
    public String slash() {
        return PremiumSpec.TRIAL;
    }

    @Override
    public Permission permission() {
        return Permission.MANAGE_GUILD;
    }

    @Override
    public Plan plan(UserId asker, Instant asked, Facts facts) {
        Texts texts = facts.texts();
        Plans plans = facts.plan().plans();
        if (!plans.hasTrial()) return new Plan.No(Answers.notice(texts, "premium.trial.none"));
        Grant.Trial trial =
                new Grant.Trial(asker, plans.trial(), asked, asked.plus(plans.trialTime()));
        Optional<Grants> held =
                facts.plan().record().map(GuildRecord::grants).map(StoredGrants::now);
        boolean again =
                held.flatMap(grants -> grants.find(trial.id())).filter(trial::equals).isPresent();
        Effective now = held.orElse(Grants.NONE).effective(plans.grace(), facts.plan().now());
        if (!again && now.plan().compareTo(plans.trial()) >= 0) {
            return new Plan.No(Answers.notice(texts, "premium.trial.has_it", now.plan().title()));
        }
        return new Plan.To(trial);
    }

    @Override
    public Message answer(Booked booked, Facts facts) {
        Texts texts = facts.texts();
        return switch (booked) {
            case Booked.Changed(_, var after) -> begun(after, texts);
            case Booked.Unchanged(var now) -> begun(now, texts);
            case Booked.TrialUsed(var by) ->
                    Answers.notice(
                            texts,
                            switch (by) {
                                case SERVER -> "premium.trial.server";
                                case BUYER -> "premium.trial.buyer";
                            });
        };
    }

    private static Message begun(StoredGrants grants, Texts texts) {
        return grants.now()
                .find(Grant.Trial.ID)
                .filter(Grant.Trial.class::isInstance)
                .map(Grant.Trial.class::cast)
                .map(trial ->
                        Answers.done(
                                texts.text(
                                        "premium.trial.begun",
                                        trial.plan().title(),
                                        Markdown.day(trial.until()))))
                .orElseGet(() -> Answers.notice(texts, "edge.try_again"));
    }
}
