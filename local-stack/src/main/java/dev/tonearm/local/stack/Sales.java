package dev.tonearm.local.stack;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.stripe.StripeSimulator;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a stack has that sells plans.
///
/// @param function the billing function
/// @param time by which plans hold
public record Sales(LambdaHost function, StripeSimulator stripe, BillingTime time) {
    /// Where Stripe posts its events.
    public URI stripeWebhook() {
        return function.url(DeployedFunction.STRIPE);
    }

    /// Where Discord posts its events.
    public URI discordEvents() {
        return function.url(DeployedFunction.DISCORD);
    }

    /// What `stack.json` says of it; null where nothing is sold.
    static Map<String, @Nullable String> facts(Optional<Sales> sales) {
        var facts = new LinkedHashMap<String, @Nullable String>();
        facts.put("stripeWebhook", sales.map(it -> it.stripeWebhook().toString()).orElse(null));
        facts.put("stripeWebhookSecret", sales.map(it -> it.stripe.webhookSecret()).orElse(null));
        facts.put("stripeApi", sales.map(it -> it.stripe.api()).orElse(null));
        facts.put("stripeKey", sales.map(it -> it.stripe.secretKey()).orElse(null));
        facts.put("discordEvents", sales.map(it -> it.discordEvents().toString()).orElse(null));
        facts.put("clock", sales.map(it -> it.stripe.clock()).orElse(null));
        facts.put("billingClock", sales.map(it -> it.time.file().toString()).orElse(null));
        return facts;
    }
}
