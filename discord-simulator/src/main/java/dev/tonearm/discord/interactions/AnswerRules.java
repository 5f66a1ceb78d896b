package dev.tonearm.discord.interactions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.message.MessageRules;
import dev.tonearm.discord.message.Problems;
import dev.tonearm.discord.record.Violations;

/// What holds of every message that a bot answers with: what Discord refuses, and what it would be
/// wise not to rely on.
///
/// @param where it came in, as reports call it
record AnswerRules(Violations violations, String where) {
    void reportMentions(Interaction interaction, JsonNode message) {
        if (MessageRules.mentionsWithoutSayingWho(message)) {
            report(
                    interaction,
                    "message.allowed-mentions",
                    "text that looks like a mention, without allowed_mentions");
        }
    }

    void report(Interaction interaction, String rule, String detail) {
        violations.report(
                rule, where, detail, interaction.about().guild(), interaction.about().id());
    }

    static void refuse(Problems problems) {
        if (!problems.isEmpty()) {
            throw DiscordError.invalid(problems);
        }
    }
}
