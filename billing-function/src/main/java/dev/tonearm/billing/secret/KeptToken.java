package dev.tonearm.billing.secret;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/// The bot's token in AWS Secrets Manager, `{"token": "…"}`. Asked for again after five minutes, so
/// that it is rolled without a deploy.
public final class KeptToken implements Supplier<String> {
    private static final int MINUTES = 5;

    private final SecretsProvider secrets;
    private final String name;

    public KeptToken(SecretsProvider secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    @Override
    public String get() {
        String text = secrets.withMaxAge(MINUTES, ChronoUnit.MINUTES).get(name);
        try {
            return JsonObject.parse(text).string("token");
        } catch (JsonException e) {
            throw new UnreadableSecretException(name, "{\"token\": \"…\"}", e);
        }
    }
}
