package dev.tonearm.stripe.object;

import java.util.Locale;

/// Where a subscription is.
///
/// @see <a href="https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses">
///   Statuses</a>
public enum SubscriptionStatus {
    /// Its first payment is still to come, for 23 hours.
    INCOMPLETE,
    /// It did not come. There is no way back.
    INCOMPLETE_EXPIRED,
    TRIALING,
    ACTIVE,
    /// A renewal is not paid, and is tried again.
    PAST_DUE,
    /// It is tried no more; invoices are made and stay drafts.
    UNPAID,
    /// Its trial ended and there is no card.
    PAUSED,
    CANCELED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubscriptionStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// Nothing will ever happen to it again.
    public boolean isOver() {
        return this == CANCELED || this == INCOMPLETE_EXPIRED;
    }
}
