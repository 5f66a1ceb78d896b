package dev.tonearm.billing;

import dev.tonearm.billing.order.DeferredAnswer;
import dev.tonearm.billing.privacy.PrivacyDesk;
import dev.tonearm.billing.stripe.StripeClients;
import dev.tonearm.billing.stripe.StripeJavaShop;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.store.DynamoStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// What people want done with what is kept about them.
@Factory
final class PrivacyFactory {
    @Singleton
    PrivacyDesk privacy(
            DynamoStore store,
            BillingRecords records,
            StripeClients clients,
            BillingSettings settings,
            InstantSource clock) {
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
                clock);
    }
}
