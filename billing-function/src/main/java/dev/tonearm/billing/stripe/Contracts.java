package dev.tonearm.billing.stripe;

import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Subscriptions of Stripe's library as contracts.
final class Contracts {
    private Contracts() {}

    /// One of which it is known, or does not matter, what became of its money.
    static Contract of(Subscription subscription, Contract.Taken taken) {
        List<SubscriptionItem> items = subscription.getItems().getData();
        @Nullable Invoice invoice = subscription.getLatestInvoiceObject();
        Optional<Instant> periodEnd =
                items.stream()
                        .map(SubscriptionItem::getCurrentPeriodEnd)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(Instant::ofEpochSecond);
        Optional<Instant> cancelAt = instant(subscription.getCancelAt());
        boolean ends = Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd());
        return new Contract(
                subscription.getId(),
                subscription.getCustomer(),
                subscription.getStatus(),
                items.stream()
                        .map(item -> new Contract.Item(item.getId(), item.getPrice().getId()))
                        .toList(),
                Instant.ofEpochSecond(subscription.getStartDate()),
                periodEnd,
                instant(subscription.getTrialEnd()),
                cancelAt.isEmpty() && ends ? periodEnd : cancelAt,
                instant(subscription.getEndedAt()),
                invoice == null ? Optional.empty() : instant(invoice.getCreated()),
                taken,
                Map.copyOf(subscription.getMetadata()));
    }

    private static Optional<Instant> instant(@Nullable Long seconds) {
        return Optional.ofNullable(seconds).map(Instant::ofEpochSecond);
    }
}
