package dev.tonearm.worker.reply;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people whose command this worker cannot read, who would otherwise look at a bot that
/// thinks.
public final class Apologies {
    private static final Logger log = LoggerFactory.getLogger(Apologies.class);

    private final Replying replying;
    private final Webhook webhook;

    public Apologies(Replying replying) {
        this.replying = replying;
        this.webhook = new Webhook(replying);
    }

    /// Says that nothing was done and what to do now; blocks for seconds at most.
    public void unreadable(Interaction interaction) {
        Message message =
                Answers.notice(
                        Texts.of(interaction.locale()),
                        "worker.unreadable",
                        interaction.id().toString());
        tell(interaction, () -> webhook.insist(() -> webhook.reply(interaction, message)));
    }

    /// Says that it is done after an update; blocks for seconds at most. Once is enough: the answer
    /// comes anyway.
    public void updating(Interaction interaction) {
        Message message = Answers.notice(Texts.of(interaction.locale()), "worker.being_updated");
        tell(interaction, () -> webhook.reply(interaction, message));
    }

    private void tell(Interaction interaction, Supplier<RestOutcome> say) {
        InteractionId id = interaction.id();
        boolean late =
                !replying.timer()
                        .instant()
                        .isBefore(id.createdAt().plus(InteractionId.TOKEN_LIFETIME));
        if (late) return;
        RestOutcome sent = say.get();
        if (!(sent instanceof RestOutcome.Done)) {
            log.warn("interaction {}: not told what became of it: {}", id, sent);
        }
    }
}
