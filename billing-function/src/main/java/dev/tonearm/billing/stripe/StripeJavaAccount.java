package dev.tonearm.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.InvoicePaymentCollection;
import com.stripe.model.Subscription;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import dev.tonearm.billing.stripe.Contract.Taken;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The account by Stripe's own library.
public final class StripeJavaAccount implements StripeAccount {
    /// In which a subscription gives something, so that it matters whether its money was kept.
    private static final Set<String> GIVING = Set.of("active", "trialing", "past_due");

    /// A dispute in one of these has taken the money, or threatens to; a mere inquiry has not.
    private static final Set<String> DISPUTED = Set.of("needs_response", "under_review", "lost");

    private final Supplier<StripeClient> client;

    public StripeJavaAccount(Supplier<StripeClient> client) {
        this.client = client;
    }

    @Override
    public Optional<Contract> contract(String id) {
        var params =
                SubscriptionRetrieveParams.builder().addExpand("latest_invoice.payments").build();
        return StripeCall.find(
                        "subscription " + id,
                        () -> client.get().v1().subscriptions().retrieve(id, params))
                .map(this::contract);
    }

    private Contract contract(Subscription subscription) {
        return Contracts.of(
                subscription,
                taken(subscription.getStatus(), subscription.getLatestInvoiceObject()));
    }

    private Taken taken(String status, @Nullable Invoice invoice) {
        boolean matters =
                invoice != null
                        && GIVING.contains(status)
                        && invoice.getAmountPaid() != null
                        && invoice.getAmountPaid() > 0;
        if (!matters || invoice == null) return Taken.NOTHING;
        for (InvoicePayment payment : payments(invoice)) {
            String intent = payment.getPayment().getPaymentIntent();
            if (intent == null) continue;
            Taken taken = taken(intent);
            if (taken != Taken.NOTHING) return taken;
        }
        return Taken.NOTHING;
    }

    /// They come with the invoice, unless there are very many.
    private List<InvoicePayment> payments(Invoice of) {
        @Nullable InvoicePaymentCollection there = of.getPayments();
        if (there != null && !Boolean.TRUE.equals(there.getHasMore())) return there.getData();
        String invoice = of.getId();
        var params = InvoicePaymentListParams.builder().setInvoice(invoice).build();
        return StripeCall.of(
                        "payments of " + invoice,
                        () -> client.get().v1().invoicePayments().list(params))
                .getData();
    }

    private Taken taken(String intent) {
        var params = ChargeListParams.builder().setPaymentIntent(intent).build();
        List<Charge> charges =
                StripeCall.of(
                                "charges of " + intent,
                                () -> client.get().v1().charges().list(params))
                        .getData();
        // Those that failed before one succeeded have nothing to give back.
        for (Charge charge : charges) {
            if (Boolean.TRUE.equals(charge.getRefunded())) return Taken.REFUNDED;
            if (Boolean.TRUE.equals(charge.getDisputed()) && disputed(intent)) {
                return Taken.DISPUTED;
            }
        }
        return Taken.NOTHING;
    }

    private boolean disputed(String intent) {
        var params = DisputeListParams.builder().setPaymentIntent(intent).build();
        return StripeCall.of(
                        "disputes of " + intent, () -> client.get().v1().disputes().list(params))
                .getData()
                .stream()
                .anyMatch(dispute -> DISPUTED.contains(dispute.getStatus()));
    }

    @Override
    public Set<String> paidFor(String intent) {
        var params =
                InvoicePaymentListParams.builder()
                        .setPayment(
                                InvoicePaymentListParams.Payment.builder()
                                        .setType(
                                                InvoicePaymentListParams.Payment.Type
                                                        .PAYMENT_INTENT)
                                        .setPaymentIntent(intent)
                                        .build())
                        .build();
        Set<String> subscriptions = new HashSet<>();
        for (InvoicePayment payment :
                StripeCall.of(
                                "invoices of " + intent,
                                () -> client.get().v1().invoicePayments().list(params))
                        .getData()) {
            subscription(payment.getInvoice()).ifPresent(subscriptions::add);
        }
        return subscriptions;
    }

    private Optional<String> subscription(String invoice) {
        return StripeCall.find(
                        "invoice " + invoice, () -> client.get().v1().invoices().retrieve(invoice))
                .map(Invoice::getParent)
                .map(Invoice.Parent::getSubscriptionDetails)
                .map(Invoice.Parent.SubscriptionDetails::getSubscription);
    }
}
