package dev.tonearm.billing.secret;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/// Keys in AWS Secrets Manager, in one secret `{"api": "sk_…", "webhook": ["whsec_…"]}`. Asked for
/// again after five minutes, so that a key is rolled without a deploy.
public final class KeptKeys implements StripeKeys {
    private static final int MINUTES = 5;

    private final SecretsProvider secrets;
    private final String name;

    public KeptKeys(SecretsProvider secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    @Override
    public String api() {
        return json().string("api");
    }

    @Override
    public List<String> webhook() {
        return json().strings("webhook");
    }

    private JsonObject json() {
        String text = secrets.withMaxAge(MINUTES, ChronoUnit.MINUTES).get(name);
        try {
            return JsonObject.parse(text);
        } catch (JsonException e) {
            throw new UnreadableSecretException(name, e);
        }
    }
}
