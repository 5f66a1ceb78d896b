package dev.tonearm.billing;

import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.billing.moment.NextMoment;
import dev.tonearm.billing.moment.SchedulerSchedules;
import dev.tonearm.billing.moment.Schedules;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.plan.Plans;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// What happens to plans by itself: who plans it, and where.
@Factory
final class MomentFactory {
    @Singleton
    GrantsWatcher moments(
            BillingSettings settings,
            GrantBook book,
            Plans plans,
            @Named(BillingFactory.BILLING) InstantSource billing) {
        // Without a scheduler the nightly job finds what was due.
        if (settings.moments().role().isEmpty()) return _ -> {};
        Schedules schedules =
                new SchedulerSchedules(
                        SchedulerSchedules.client(), settings.moments(), settings.events().bus());
        return new NextMoment(book, plans, schedules, billing);
    }
}
