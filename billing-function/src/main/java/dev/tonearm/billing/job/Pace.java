package dev.tonearm.billing.job;

/// Keeps a job from taking more of something a second than others can spare.
@FunctionalInterface
public interface Pace {
    /// Waits as long as that takes.
    ///
    /// @param units of whatever is spared
    void spend(double units);

    /// For tests, and where nobody else is.
    Pace NONE = _ -> {};

    /// So many a second of each thread that spends them.
    static Pace of(double perSecond) {
        return units -> {
            try {
                Thread.sleep(Math.round(1_000 * units / perSecond));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the function ends", e);
            }
        };
    }
}
