package dev.tonearm.billing.stripe;

import com.stripe.StripeClient;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A client of Stripe's API with the key that holds now.
public final class StripeClients implements Supplier<StripeClient> {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(12);

    /// What the library repeats by itself, with the same idempotency key.
    private static final int RETRIES = 2;

    private final Supplier<String> key;
    private final URI api;
    private final Runnable failed;
    private @Nullable String known;
    private @Nullable StripeClient client;

    public StripeClients(Supplier<String> key, URI api) {
        this(key, api, () -> {});
    }

    /// @param failed hears when Stripe is away or does not let us in
    public StripeClients(Supplier<String> key, URI api, Runnable failed) {
        this.key = key;
        this.api = api;
        this.failed = failed;
    }

    @Override
    public synchronized StripeClient get() {
        String now = key.get();
        StripeClient last = client;
        if (last != null && now.equals(known)) return last;
        StripeClient made =
                new StripeClient.StripeClientBuilder()
                        .setApiKey(now)
                        .setApiBase(api.toString())
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setReadTimeout((int) READ.toMillis())
                        .setMaxNetworkRetries(RETRIES)
                        .setHttpClient(new WatchedConnection(failed))
                        .build();
        known = now;
        client = made;
        return made;
    }
}
