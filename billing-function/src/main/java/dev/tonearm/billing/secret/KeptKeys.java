package dev.tonearm.billing.secret;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
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
        return read(json -> json.string("api"));
    }

    @Override
    public List<String> webhook() {
        List<String> secrets = read(json -> json.strings("webhook"));
        // Without one nothing that Stripe says would be believed.
        if (secrets.isEmpty()) throw new UnreadableSecretException(name);
        return secrets;
    }

    private <T> T read(Function<JsonObject, T> member) {
        String text = secrets.withMaxAge(MINUTES, ChronoUnit.MINUTES).get(name);
        try {
            return member.apply(JsonObject.parse(text));
        } catch (JsonException e) {
            throw new UnreadableSecretException(name, e);
        }
    }
}
