package dev.tonearm.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.Price;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.SubscriptionListParams;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The ledger by Stripe's own library.
public final class StripeJavaLedger implements StripeLedger {
    /// The most that Stripe gives at once.
    private static final long PAGE = 100;

    private final Supplier<StripeClient> client;

    public StripeJavaLedger(Supplier<StripeClient> client) {
        this.client = client;
    }

    @Override
    public Page<Listed> subscriptions(String after) {
        // Of every status, so that what the page before ended with is always still there.
        var params =
                SubscriptionListParams.builder()
                        .setStatus(SubscriptionListParams.Status.ALL)
                        .setLimit(PAGE)
                        .addExpand("data.latest_invoice");
        if (!after.isEmpty()) params.setStartingAfter(after);
        var built = params.build();
        StripeCollection<Subscription> page =
                StripeCall.of("subscriptions", () -> client.get().v1().subscriptions().list(built));
        return page(page, StripeJavaLedger::listed);
    }

    private static Listed listed(Subscription subscription) {
        return new Listed(
                Contracts.of(subscription, Contract.Taken.NOTHING),
                subscription.getItems().getData().stream()
                        .filter(item -> item.getPrice().getRecurring() != null)
                        .map(StripeJavaLedger::rate)
                        .toList());
    }

    private static Rate rate(SubscriptionItem item) {
        Price price = item.getPrice();
        @Nullable Long amount = price.getUnitAmount();
        @Nullable Long quantity = item.getQuantity();
        return new Rate(
                price.getId(),
                price.getCurrency(),
                (amount == null ? 0 : amount) * (quantity == null ? 1 : quantity),
                price.getRecurring().getInterval(),
                price.getRecurring().getIntervalCount());
    }

    @Override
    public Page<String> refunded(Instant since, String after) {
        var params =
                RefundListParams.builder()
                        .setLimit(PAGE)
                        .setCreated(
                                RefundListParams.Created.builder()
                                        .setGte(since.getEpochSecond())
                                        .build());
        if (!after.isEmpty()) params.setStartingAfter(after);
        var built = params.build();
        return page(
                StripeCall.of("refunds", () -> client.get().v1().refunds().list(built)),
                Refund::getPaymentIntent);
    }

    @Override
    public Page<String> disputed(Instant since, String after) {
        var params =
                DisputeListParams.builder()
                        .setLimit(PAGE)
                        .setCreated(
                                DisputeListParams.Created.builder()
                                        .setGte(since.getEpochSecond())
                                        .build());
        if (!after.isEmpty()) params.setStartingAfter(after);
        var built = params.build();
        return page(
                StripeCall.of("disputes", () -> client.get().v1().disputes().list(built)),
                Dispute::getPaymentIntent);
    }

    /// @param read may say nothing of one, as of a payment that is older than payment intents
    private static <F extends HasId, T> Page<T> page(
            StripeCollection<F> page, Function<F, @Nullable T> read) {
        List<F> data = page.getData();
        boolean more = Boolean.TRUE.equals(page.getHasMore()) && !data.isEmpty();
        return new Page<>(
                data.stream()
                        .map(read)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList(),
                more ? data.getLast().getId() : "");
    }
}
