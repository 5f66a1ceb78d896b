package dev.tonearm.billing.notice;

import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.Variables;

/// How people are written to.
///
/// @param token of the bot, whose direct messages they are
public record NoticeSettings(Token token) {
    /// Where the bot's token is.
    public sealed interface Token {
        /// In a secret of AWS Secrets Manager (`TONEARM_DISCORD_SECRET`).
        record Kept(String secret) implements Token {}

        /// In the environment (`TONEARM_DISCORD_TOKEN`): for this machine.
        record Given(String token) implements Token {
            /// Without the secret.
            @Override
            public String toString() {
                return "Given[]";
            }
        }

        /// Nowhere: nobody is written to, and everything lies on the servers' boards.
        record None() implements Token {}
    }

    /// Reads them.
    public static NoticeSettings from(Variables variables) {
        String secret = variables.optional(VariableNames.DISCORD_SECRET, "");
        if (!secret.isEmpty()) return new NoticeSettings(new Token.Kept(secret));
        String token = variables.optional(VariableNames.DISCORD_TOKEN, "");
        return new NoticeSettings(token.isEmpty() ? new Token.None() : new Token.Given(token));
    }
}
