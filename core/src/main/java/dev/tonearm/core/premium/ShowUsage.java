package dev.tonearm.core.premium;

import dev.tonearm.core.family.Facts;
import dev.tonearm.core.family.PlanFacts;
import dev.tonearm.core.family.Read;
import dev.tonearm.core.gate.GuildRecord;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Colour;
import dev.tonearm.core.message.Component;
import dev.tonearm.core.message.Message;
import dev.tonearm.core.plan.Limits;
import java.util.List;

/// `/premium usage`: how much is used of what a server's plan allows, this command included.
public record ShowUsage() implements Read {
    @Override
    public String slash() {
        return PremiumSpec.USAGE;
    }

    @Override
    public Message answer(Facts facts) {
        PlanFacts plan = facts.plan();
        return plan.record()
                .map(record -> shown(plan.limits(), record, facts))
                .orElseGet(() -> Answers.notice(facts.texts(), "edge.try_again"));
    }

    private static Message shown(Limits limits, GuildRecord record, Facts facts) {
        Texts texts = facts.texts();
        String commands =
                texts.text(
                        "premium.used.commands",
                        record.commandsInWindow(),
                        PlanLines.number(limits.commands(), texts));
        String queue =
                texts.text(
                        "premium.used.queue",
                        facts.state().queue().size(),
                        PlanLines.number(limits.queue(), texts));
        return Message.framed(
                Colour.QUIET,
                List.of(
                        new Component.Text(
                                String.join(
                                        "\n",
                                        "### " + texts.text("premium.used", limits.plan().title()),
                                        commands,
                                        queue,
                                        "-# " + texts.text("premium.used.more")))));
    }
}
