package dev.tonearm.billing;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.billing.order.DeferredAnswer;
import dev.tonearm.billing.order.Orders;
import dev.tonearm.billing.secret.GivenKeys;
import dev.tonearm.billing.secret.KeptKeys;
import dev.tonearm.billing.secret.NoKeys;
import dev.tonearm.billing.secret.StripeKeys;
import dev.tonearm.billing.stripe.SecondOpinion;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeAccount;
import dev.tonearm.billing.stripe.StripeClients;
import dev.tonearm.billing.stripe.StripeEvents;
import dev.tonearm.billing.stripe.StripeJavaAccount;
import dev.tonearm.billing.stripe.StripeJavaEvents;
import dev.tonearm.billing.stripe.StripeJavaShop;
import dev.tonearm.billing.stripe.StripeNotes;
import dev.tonearm.billing.stripe.StripeWebhook;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.signature.StripeSignature;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/// Stripe: its webhooks, its API, and what subscriptions come to.
@Factory
final class StripeFactory {
    @Singleton
    StripeKeys keys(BillingSettings settings) {
        return switch (settings.stripe()) {
            case BillingSettings.Keys.None() -> new NoKeys();
            case BillingSettings.Keys.Kept(var secret) ->
                    new KeptKeys(SecretsProvider.create(), secret);
            case BillingSettings.Keys.Given(var api, var webhook) -> new GivenKeys(api, webhook);
        };
    }

    @Singleton
    StripeClients clients(StripeKeys keys, BillingSettings settings, Counts figures) {
        return new StripeClients(
                keys::api, settings.stripeApi(), () -> figures.count(BillingMetric.STRIPE_ERRORS));
    }

    @Singleton
    StripeAccount account(StripeClients clients) {
        return new StripeJavaAccount(clients);
    }

    @Singleton
    StripeWebhook webhook(
            StripeKeys keys,
            Notes notes,
            RefusalLog refusals,
            StripeClients clients,
            BillingSettings settings,
            Counts figures,
            InstantSource clock,
            @Named(BillingFactory.BILLING) InstantSource billing) {
        // Where nothing is paid for there, nobody comes from there, and nobody is asked.
        StripeEvents events = settings.selling() ? new StripeJavaEvents(clients) : _ -> false;
        return new StripeWebhook(
                new StripeSignature(keys::webhook, StripeSignature.DEFAULT_TOLERANCE, clock),
                notes,
                refusals,
                keys,
                new SecondOpinion(events, clock),
                figures,
                billing);
    }

    @Singleton
    GrantDesk grants(
            GrantBook book, Counts figures, @Named(BillingFactory.BILLING) InstantSource billing) {
        return new GrantDesk(book, figures, billing);
    }

    @Singleton
    Settlement settlement(
            StripeAccount stripe,
            BillingRecords records,
            Plans plans,
            GrantDesk grants,
            @Named(BillingFactory.BILLING) InstantSource billing) {
        return new Settlement(stripe, records, plans, grants, billing);
    }

    @Singleton
    StripeNotes notes(StripeAccount stripe, Settlement settlement) {
        return new StripeNotes(stripe, settlement);
    }

    @Singleton
    Orders orders(
            StripeClients clients,
            StripeAccount stripe,
            Settlement settlement,
            BillingRecords records,
            GrantBook book,
            Plans plans,
            BillingSettings settings,
            InstantSource clock,
            @Named(BillingFactory.BILLING) InstantSource billing) {
        return new Orders(
                new StripeJavaShop(clients),
                stripe,
                settlement,
                records,
                book,
                plans,
                new DeferredAnswer(settings.discordApi()),
                settings.back(),
                clock,
                billing);
    }
}
