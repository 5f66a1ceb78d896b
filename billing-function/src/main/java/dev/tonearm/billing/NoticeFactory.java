package dev.tonearm.billing;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.notice.BoardReader;
import dev.tonearm.billing.notice.DiscordLetters;
import dev.tonearm.billing.notice.FollowUps;
import dev.tonearm.billing.notice.Letters;
import dev.tonearm.billing.notice.Notices;
import dev.tonearm.billing.notice.Pause;
import dev.tonearm.billing.trace.TracedParts;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.store.DynamoStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Notices: who writes to people, and who reads boards to them.
@Factory
final class NoticeFactory {
    @Singleton
    Notices notices(
            DynamoStore store,
            GrantBook grants,
            Plans plans,
            Counts figures,
            BillingSettings settings,
            TracedParts traced,
            InstantSource clock,
            @Named(BillingFactory.BILLING) InstantSource billing) {
        return new Notices(
                grants,
                store.guilds(),
                store.notices(),
                BotToken.of(settings)
                        .map(token -> letters(settings, token, clock))
                        .map(traced::letters),
                plans,
                figures,
                billing);
    }

    private static Letters letters(
            BillingSettings settings, Supplier<String> token, InstantSource clock) {
        return new DiscordLetters(settings.discordApi(), token, clock, Pause::real);
    }

    @Singleton
    BoardReader board(
            DynamoStore store,
            Plans plans,
            Counts figures,
            BillingSettings settings,
            InstantSource clock,
            @Named(BillingFactory.BILLING) InstantSource billing) {
        return new BoardReader(
                store.notices(),
                new FollowUps(settings.discordApi()),
                plans,
                figures,
                billing,
                clock,
                Pause::real);
    }
}
