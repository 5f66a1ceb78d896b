package dev.tonearm.billing.reconcile;

import dev.tonearm.core.job.JobDue;
import dev.tonearm.core.job.JobProgress;
import dev.tonearm.core.statistics.DayFigures;
import dev.tonearm.core.statistics.FigureRecords;
import dev.tonearm.core.statistics.Period;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps what the subscriptions came to, for the day's figures.
public final class RevenuePhase implements Phase {
    private static final int TRIES = 20;

    private final FigureRecords records;

    public RevenuePhase(FigureRecords records) {
        this.records = records;
    }

    @Override
    public String name() {
        return "revenue";
    }

    @Override
    public JobProgress piece(JobDue due, JobProgress from) {
        var sums = new TreeMap<String, Long>();
        from.counts()
                .forEach((name, sum) -> {
                    if (name.startsWith(DayFigures.REVENUE)
                            || name.startsWith(DayFigures.SUBSCRIPTIONS)) {
                        sums.put(name, sum);
                    }
                });
        Period day = Period.revenue(due.day());
        for (int i = 0; i < TRIES; i++) {
            Optional<FigureRecords.Kept> before = records.find(day);
            if (records.keep(day, before, new DayFigures(sums))) return from.finished();
        }
        throw new IllegalStateException("revenue of " + due.day() + " changes all the time");
    }
}
