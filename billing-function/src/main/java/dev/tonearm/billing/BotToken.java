package dev.tonearm.billing;

import dev.tonearm.billing.notice.NoticeSettings.Token;
import dev.tonearm.billing.secret.KeptToken;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/// The bot's token, from where the settings say that it is.
final class BotToken {
    private BotToken() {}

    /// Empty if it is nowhere.
    static Optional<Supplier<String>> of(BillingSettings settings) {
        return switch (settings.notices().token()) {
            case Token.Kept(var secret) ->
                    Optional.of(new KeptToken(SecretsProvider.create(), secret));
            case Token.Given(var token) -> Optional.of(() -> token);
            case Token.None() -> Optional.empty();
        };
    }
}
