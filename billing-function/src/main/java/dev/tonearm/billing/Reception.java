package dev.tonearm.billing;

import dev.tonearm.billing.discord.DiscordWebhook;
import dev.tonearm.billing.stripe.StripeWebhook;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;

/// Who is where: Stripe's webhooks at `/stripe`, Discord's at `/discord`.
final class Reception {
    private final StripeWebhook stripe;
    private final DiscordWebhook discord;

    Reception(StripeWebhook stripe, DiscordWebhook discord) {
        this.stripe = stripe;
        this.discord = discord;
    }

    HttpResponse answer(HttpRequest request) {
        return switch (request.path()) {
            case DeployedFunction.STRIPE -> stripe.answer(request);
            case DeployedFunction.DISCORD -> discord.answer(request);
            default -> HttpResponse.notFound();
        };
    }
}
