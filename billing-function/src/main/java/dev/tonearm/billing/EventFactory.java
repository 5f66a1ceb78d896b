package dev.tonearm.billing;

import dev.tonearm.billing.event.EventBridgeBus;
import dev.tonearm.billing.event.EventBus;
import dev.tonearm.billing.event.EventWorker;
import dev.tonearm.billing.event.GrantOutbox;
import dev.tonearm.billing.event.GrantsWatcher;
import dev.tonearm.billing.event.PlayerTeller;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.job.Jobs;
import dev.tonearm.billing.trace.TracedParts;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.function.queue.SqsCommandQueue;
import dev.tonearm.store.DynamoStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// Events: how they get onto the bus, and who does something by them.
@Factory
final class EventFactory {
    @Singleton
    EventBus bus(BillingSettings settings, TracedParts traced) {
        return traced.bus(new EventBridgeBus(EventBridgeBus.client(), settings.events().bus()));
    }

    @Singleton
    GrantOutbox outbox(EventBus bus, Counts figures) {
        return new GrantOutbox(bus, figures);
    }

    @Singleton
    EventWorker worker(
            List<GrantsWatcher> watchers, Jobs jobs, Counts figures, TracedParts traced) {
        return new EventWorker(watchers, jobs::run, figures, traced::event);
    }

    @Singleton
    GrantsWatcher players(
            DynamoStore store,
            GrantBook grants,
            Plans plans,
            BillingSettings settings,
            TracedParts traced,
            @Named(BillingFactory.BILLING) InstantSource time,
            InstantSource clock) {
        var queue =
                new SqsCommandQueue(
                        SqsCommandQueue.client(),
                        settings.events().players(),
                        settings.partitions(),
                        Formats.CURRENT);
        return new PlayerTeller(
                store.guilds(),
                grants,
                plans,
                traced.players(queue),
                settings.applicationId(),
                time,
                clock);
    }
}
