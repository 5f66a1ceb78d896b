package dev.tonearm.core.premium;

import dev.tonearm.core.command.Permission;
import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.PlanFacts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.grant.Effective;
import dev.tonearm.core.grant.Grant;
import dev.tonearm.core.grant.Grant.Known;
import dev.tonearm.core.grant.Grant.Payment;
import dev.tonearm.core.grant.Grants;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Component.Button;
import dev.tonearm.core.message.Component.Style;
import dev.tonearm.core.message.Markdown;
import dev.tonearm.core.message.Message;
import java.util.ArrayList;
import java.util.List;

/// `/premium status`: what a server's plan is, why and until when, and what it allows.
public record ShowStatus() implements Read {
    @Override
    public String slash() {
        return PremiumSpec.STATUS;
    }

    @Override
    public Message answer(Facts facts) {
        PlanFacts plan = facts.plan();
        return plan.record()
                .map(record -> shown(plan, record.grants().now(), facts))
                .orElseGet(() -> Answers.notice(facts.texts(), "edge.try_again"));
    }

    private static Message shown(PlanFacts plan, Grants grants, Facts facts) {
        Texts texts = facts.texts();
        Effective now = grants.effective(plan.plans().grace(), plan.now());
        List<String> lines = new ArrayList<>();
        lines.add("### " + texts.text("premium.title", now.plan().title()));
        now.by().stream().findFirst().ifPresent(grant -> lines.addAll(why(grant, now, texts)));
        lines.addAll(PlanLines.of(plan.plans().of(now.plan()).allowance(), texts));
        List<Component> parts = new ArrayList<>();
        boolean trial = BeginTrial.possible(plan, grants, now);
        if (trial) {
            lines.add(
                    "-# "
                            + texts.text(
                                    "premium.can_try",
                                    plan.plans().trial().title(),
                                    plan.plans().trialTime().toDays()));
        }
        parts.add(new Component.Text(String.join("\n", lines)));
        if (trial && facts.may(Permission.MANAGE_GUILD)) {
            parts.add(
                    new Component.Row(
                            List.of(
                                    Button.of(
                                            PremiumRoute.TRIAL.id(),
                                            "trial",
                                            "⭐",
                                            Style.PRIMARY,
                                            false,
                                            texts))));
        }
        return Message.framed(Colour.QUIET, parts);
    }

    private static List<String> why(Known grant, Effective now, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (grant) {
                    case Grant.Trial(var buyer, _, _, _) ->
                            texts.text("premium.by.trial", Markdown.person(buyer, texts));
                    case Grant.StripeSubscription paid ->
                            texts.text("premium.by.stripe", Markdown.mention(paid.buyer()));
                    case Grant.DiscordEntitlement bought ->
                            texts.text("premium.by.discord", Markdown.mention(bought.buyer()));
                    case Grant.Gift _ -> texts.text("premium.by.gift");
                });
        if (grant.until().equals(Grant.OPEN)) return lines;
        boolean renews =
                grant instanceof Grant.StripeSubscription paid && paid.payment() == Payment.PAID;
        if (now.late()) lines.add(texts.text("premium.late", Markdown.day(now.until())));
        else if (renews) lines.add(texts.text("premium.renews", Markdown.day(grant.until())));
        else lines.add(texts.text("premium.until", Markdown.day(grant.until())));
        return lines;
    }
}
