package dev.tonearm.worker.reply;

import dev.tonearm.core.command.Interaction;
import dev.tonearm.core.command.InteractionId;
import dev.tonearm.core.locale.Texts;
import dev.tonearm.core.message.Answers;
import dev.tonearm.core.message.Message;
import dev.tonearm.worker.discord.DiscordRest.RestOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells people whose command nobody can read, who would otherwise look at a bot that thinks.
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
        InteractionId id = interaction.id();
        boolean late =
                !replying.timer()
                        .instant()
                        .isBefore(id.createdAt().plus(InteractionId.TOKEN_LIFETIME));
        if (late) return;
        Texts texts = Texts.of(interaction.locale());
        Message message = Answers.notice(texts, "worker.unreadable", id.toString());
        RestOutcome sent = webhook.insist(() -> webhook.reply(interaction, message));
        if (!(sent instanceof RestOutcome.Done)) {
            log.warn("interaction {}: not told that it could not be read: {}", id, sent);
        }
    }
}
