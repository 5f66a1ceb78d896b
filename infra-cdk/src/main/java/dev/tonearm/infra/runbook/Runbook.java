package dev.tonearm.infra.runbook;

import java.util.Locale;

/// A page of docs/runbooks that alarms lead to.
public enum Runbook {
    BILLING_FAILING,
    BILLING_FORGED,
    BILLING_SLOW,
    DEAD_LETTERS,
    EDGE_FAILING,
    EDGE_FORGED,
    EDGE_SLOW,
    JOBS_MISSING,
    QUEUE_OLD,
    RECONCILE_DIFFERS,
    RETENTION_REFUSED,
    STORE_FAILING,
    TABLE_THROTTLED;

    /// In the repository.
    public String path() {
        return "docs/runbooks/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
    }

    /// What an alarm says of itself: what is so, and where it stands what to do.
    public String after(String what) {
        return what + ". " + path();
    }
}
