package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.billing.Billing;
import dev.tonearm.stripe.billing.Checkout;
import dev.tonearm.stripe.billing.Returns;
import dev.tonearm.stripe.event.Events;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.wire.Json;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All operations of the API.
public final class Operations {
    private final List<Route> routes;
    private final CheckoutRoutes checkoutRoutes;
    private final InvoiceRoutes invoiceRoutes;
    private final PaymentRoutes paymentRoutes;

    /// For an account.
    ///
    /// @param base where the pages are
    public Operations(
            Account account,
            Events events,
            Billing billing,
            Checkout checkout,
            Returns returns,
            Supplier<String> base,
            String apiVersion) {
        checkoutRoutes = new CheckoutRoutes(account, checkout, base);
        invoiceRoutes = new InvoiceRoutes(account, billing);
        paymentRoutes = new PaymentRoutes(account, returns);
        routes =
                Stream.of(
                                new CustomerRoutes(account, events, billing::endAllOf).routes(),
                                new PaymentMethodRoutes(account, events).routes(),
                                new CatalogueRoutes(account, events).routes(),
                                new EventRoutes(account, apiVersion).routes(),
                                checkoutRoutes.routes(),
                                new SubscriptionRoutes(account, billing).routes(),
                                invoiceRoutes.routes(),
                                paymentRoutes.routes(),
                                new PortalRoutes(account, events, base).routes(),
                                new ClockRoutes(account, events, billing::endAllOf).routes())
                        .flatMap(List::stream)
                        .toList();
    }

    public List<Route> routes() {
        return routes;
    }

    /// What an object shows only when it is asked for.
    public ObjectNode parts(ObjectNode shown) {
        return switch (shown.path("object").asText()) {
            case "checkout.session" -> checkoutRoutes.parts(shown);
            case "invoice" -> invoiceRoutes.parts(shown);
            case "charge" -> paymentRoutes.parts(shown);
            default -> Json.object();
        };
    }
}
