package dev.tonearm.core.job;

import java.util.Locale;
import java.util.Optional;

/// The jobs that there are.
public enum JobName {
    /// What servers have becomes what Stripe says, where a webhook was lost.
    RECONCILE,

    /// A day's figures, for whoever runs the bot.
    STATISTICS,

    /// What was kept long enough goes.
    RETENTION;

    /// What it is called outside the code.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one of a name; empty for a newer build's.
    public static Optional<JobName> named(String wire) {
        for (JobName job : values()) if (job.wire().equals(wire)) return Optional.of(job);
        return Optional.empty();
    }
}
