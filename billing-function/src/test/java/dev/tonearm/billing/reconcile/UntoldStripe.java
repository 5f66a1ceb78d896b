package dev.tonearm.billing.reconcile;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import dev.tonearm.billing.stripe.Bought;
import dev.tonearm.billing.stripe.StripeClients;
import dev.tonearm.billing.stripe.Worth;
import dev.tonearm.core.guild.GuildId;
import dev.tonearm.stripe.ListedPrice;
import dev.tonearm.stripe.StripeSettings;
import dev.tonearm.stripe.StripeSimulator;
import java.net.URI;

/// A Stripe in which things happen of which no webhook tells.
final class UntoldStripe implements AutoCloseable {
    /// Of no plan.
    static final String STRANGE = "price_strange";

    private final StripeSimulator simulator =
            StripeSimulator.start(
                    StripeSettings.defaults()
                            .withPrice(new ListedPrice(Bought.BASIC, "Basic", 3_588, "usd", "year"))
                            .withPrice(
                                    new ListedPrice(Bought.PREMIUM, "Premium", 899, "usd", "month"))
                            .withPrice(new ListedPrice(STRANGE, "Mug", 100, "usd", "month")));

    final StripeClients clients =
            new StripeClients(simulator::secretKey, URI.create(simulator.api()));

    String bought(GuildId guild, String price) throws StripeException {
        String customer =
                client().v1().customers().create(CustomerCreateParams.builder().build()).getId();
        String card =
                client().v1()
                        .paymentMethods()
                        .attach(
                                "pm_card_visa",
                                PaymentMethodAttachParams.builder().setCustomer(customer).build())
                        .getId();
        return client().v1()
                .subscriptions()
                .create(
                        SubscriptionCreateParams.builder()
                                .setCustomer(customer)
                                .setDefaultPaymentMethod(card)
                                .addItem(
                                        SubscriptionCreateParams.Item.builder()
                                                .setPrice(price)
                                                .build())
                                .putMetadata(Worth.GUILD, guild.toString())
                                .putMetadata(Worth.BUYER, "42")
                                .build())
                .getId();
    }

    void cancelled(String subscription) throws StripeException {
        client().v1().subscriptions().cancel(subscription);
    }

    void moved(String subscription, GuildId to) throws StripeException {
        client().v1()
                .subscriptions()
                .update(
                        subscription,
                        SubscriptionUpdateParams.builder()
                                .putMetadata(Worth.GUILD, to.toString())
                                .build());
    }

    void refunded(String subscription) throws StripeException {
        Subscription found = client().v1().subscriptions().retrieve(subscription);
        String intent =
                client().v1()
                        .invoicePayments()
                        .list(
                                InvoicePaymentListParams.builder()
                                        .setInvoice(found.getLatestInvoice())
                                        .build())
                        .getData()
                        .getFirst()
                        .getPayment()
                        .getPaymentIntent();
        client().v1()
                .refunds()
                .create(RefundCreateParams.builder().setPaymentIntent(intent).build());
    }

    private StripeClient client() {
        return clients.get();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
