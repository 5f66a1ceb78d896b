package dev.tonearm.billing;

import dev.tonearm.billing.discord.DiscordLists;
import dev.tonearm.billing.order.DeferredAnswer;
import dev.tonearm.billing.privacy.BotGuilds;
import dev.tonearm.billing.privacy.DiscordGuilds;
import dev.tonearm.billing.privacy.PrivacyDesk;
import dev.tonearm.billing.privacy.Retention;
import dev.tonearm.billing.stripe.StripeClients;
import dev.tonearm.billing.stripe.StripeJavaShop;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.store.DynamoStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/// What people want done with what is kept about them.
@Factory
final class PrivacyFactory {
    @Singleton
    PrivacyDesk privacy(
            DynamoStore store,
            BillingRecords records,
            StripeClients clients,
            BillingSettings settings,
            InstantSource clock,
            @Named(BillingFactory.BILLING) InstantSource time) {
        var answer = new DeferredAnswer(settings.discordApi());
        return new PrivacyDesk(
                store.people(),
                store.erasures(),
                records,
                new StripeJavaShop(clients),
                store.grants(),
                store.guilds(),
                store.journal(),
                answer,
                answer,
                clock,
                time);
    }

    @Singleton
    Retention retention(
            DynamoStore store,
            BillingSettings settings,
            @Named(BillingFactory.BILLING) InstantSource time) {
        return new Retention(
                new Retention.Parts(
                        store.erasures(),
                        store.inventory(),
                        store.erasure(),
                        store.people(),
                        store.upkeep(),
                        store.departures(),
                        store.listing()),
                guilds(settings),
                time);
    }

    private static Optional<BotGuilds> guilds(BillingSettings settings) {
        return BotToken.of(settings)
                .map(token -> new DiscordGuilds(new DiscordLists(settings.discordApi(), token)));
    }
}
