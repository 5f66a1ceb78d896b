package dev.tonearm.billing;

import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.job.Jobs;
import dev.tonearm.billing.job.Pace;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.billing.statistics.BusinessFigures;
import dev.tonearm.billing.statistics.StatisticsJob;
import dev.tonearm.core.census.Census;
import dev.tonearm.core.job.Job;
import dev.tonearm.core.job.JobRecords;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.store.DynamoStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/// The jobs of the night. Every bean that is a [Job] is one.
@Factory
final class JobFactory {
    /// In DynamoDB's read units, of each of the four that read side by side: a partition of the
    /// table has 3,000.
    private static final double READS_A_SECOND = 500;

    @Singleton
    JobRecords jobRecords(DynamoStore store) {
        return store.jobs();
    }

    @Singleton
    Census census(DynamoStore store) {
        return store.census();
    }

    @Singleton
    FigureRecords figureRecords(DynamoStore store) {
        return store.figures();
    }

    @Singleton
    Jobs jobs(
            List<Job> jobs,
            JobRecords records,
            Notes notes,
            Counts figures,
            @Named(BillingFactory.BILLING) InstantSource clock) {
        return new Jobs(jobs, records, notes, figures, clock, InstantSource.system());
    }

    @Singleton
    Job statistics(
            Census census,
            FigureRecords records,
            Counts figures,
            Plans plans,
            @Named(BillingFactory.BILLING) InstantSource clock) {
        var pace = Pace.of(READS_A_SECOND);
        return new StatisticsJob(
                census,
                records,
                new BusinessFigures(records, figures),
                plans,
                StatisticsJob.SEGMENTS,
                pace,
                new SecureRandom(),
                clock);
    }
}
