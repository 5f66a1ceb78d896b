package dev.tonearm.local.stack;

import dev.tonearm.local.aws.LocalScheduler;
import java.time.Instant;
import java.util.Optional;

/// What the scheduler of a stack has planned, for whoever moves its time.
///
/// @param calm when nothing of what it set off waits any more
record PlannedEvents(LocalScheduler scheduler, Calm calm) implements BillingTime.Agenda {
    @Override
    public Optional<Instant> next() {
        return scheduler.next();
    }

    @Override
    public void work() {
        scheduler.fire();
        calm.await();
    }
}
