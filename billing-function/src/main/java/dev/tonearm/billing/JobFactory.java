package dev.tonearm.billing;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.job.Jobs;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.store.DynamoStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/// The jobs of the night. Every bean that is a [Job] is one.
@Factory
final class JobFactory {
    @Singleton
    JobRecords jobRecords(DynamoStore store) {
        return store.jobs();
    }

    @Singleton
    Jobs jobs(
            List<Job> jobs, JobRecords records, Notes notes, Counts figures, InstantSource clock) {
        return new Jobs(jobs, records, notes, figures, clock, InstantSource.system());
    }
}
