package dev.tonearm.billing.secret;

import dev.tonearm.core.json.JsonException;
import dev.tonearm.core.json.JsonObject;
import dev.tonearm.core.report.Dsn;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/// Where errors are told, in AWS Secrets Manager: `{"dsn": "https://KEY@HOST/PROJECT"}`. Asked for
/// when there is an error, and again after five minutes, so that it is rolled without a deploy.
public final class KeptDsn implements Supplier<Dsn> {
    private static final int MINUTES = 5;
    private static final String FORM = "{\"dsn\": \"https://KEY@HOST/PROJECT\"}";

    private final Supplier<SecretsProvider> secrets;
    private final String name;
    private @Nullable SecretsProvider provider;

    /// @param secrets asked for when there is an error
    public KeptDsn(Supplier<SecretsProvider> secrets, String name) {
        this.secrets = secrets;
        this.name = name;
    }

    @Override
    public synchronized Dsn get() {
        if (provider == null) provider = secrets.get();
        String text = provider.withMaxAge(MINUTES, ChronoUnit.MINUTES).get(name);
        try {
            return Dsn.parse(JsonObject.parse(text).string("dsn"));
        } catch (JsonException | IllegalArgumentException e) {
            throw new UnreadableSecretException(name, FORM, e);
        }
    }
}
