package dev.tonearm.store;

import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Why a transaction did not happen.
final class Cancellation {
    private Cancellation() {}

    static boolean ofCondition(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    /// Whether a condition stood against it, and not only another transaction or the load.
    static boolean ofCondition(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(Cancellation::ofCondition);
    }
}
