package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.ApiRequestParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductUpdateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListLineItemsParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import com.stripe.param.testhelpers.TestClockListParams;
import dev.tonearm.stripe.api.Route;
import dev.tonearm.stripe.wire.Field;
import dev.tonearm.stripe.wire.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What operations take here, Stripe's take too: what works with the simulator is no surprise
/// later.
final class RealParametersTest {
    private static final Map<String, Class<? extends ApiRequestParams>> KNOWN =
            Map.ofEntries(
                    Map.entry("POST /v1/customers", CustomerCreateParams.class),
                    Map.entry("GET /v1/customers", CustomerListParams.class),
                    Map.entry("POST /v1/customers/{id}", CustomerUpdateParams.class),
                    Map.entry(
                            "GET /v1/customers/{id}/payment_methods",
                            CustomerPaymentMethodListParams.class),
                    Map.entry("GET /v1/payment_methods", PaymentMethodListParams.class),
                    Map.entry(
                            "POST /v1/payment_methods/{id}/attach",
                            PaymentMethodAttachParams.class),
                    Map.entry("POST /v1/products", ProductCreateParams.class),
                    Map.entry("GET /v1/products", ProductListParams.class),
                    Map.entry("POST /v1/products/{id}", ProductUpdateParams.class),
                    Map.entry("POST /v1/prices", PriceCreateParams.class),
                    Map.entry("GET /v1/prices", PriceListParams.class),
                    Map.entry("POST /v1/prices/{id}", PriceUpdateParams.class),
                    Map.entry("GET /v1/events", EventListParams.class),
                    Map.entry("POST /v1/checkout/sessions", SessionCreateParams.class),
                    Map.entry("GET /v1/checkout/sessions", SessionListParams.class),
                    Map.entry(
                            "GET /v1/checkout/sessions/{id}/line_items",
                            SessionListLineItemsParams.class),
                    Map.entry("POST /v1/subscriptions", SubscriptionCreateParams.class),
                    Map.entry("GET /v1/subscriptions", SubscriptionListParams.class),
                    Map.entry("POST /v1/subscriptions/{id}", SubscriptionUpdateParams.class),
                    Map.entry("DELETE /v1/subscriptions/{id}", SubscriptionCancelParams.class),
                    Map.entry("POST /v1/subscriptions/{id}/resume", SubscriptionResumeParams.class),
                    Map.entry("GET /v1/invoices", InvoiceListParams.class),
                    Map.entry("GET /v1/invoices/{id}/lines", InvoiceLineItemListParams.class),
                    Map.entry(
                            "POST /v1/invoices/{id}/finalize", InvoiceFinalizeInvoiceParams.class),
                    Map.entry("POST /v1/invoices/{id}/pay", InvoicePayParams.class),
                    Map.entry("GET /v1/invoice_payments", InvoicePaymentListParams.class),
                    Map.entry("GET /v1/payment_intents", PaymentIntentListParams.class),
                    Map.entry("GET /v1/charges", ChargeListParams.class),
                    Map.entry("POST /v1/refunds", RefundCreateParams.class),
                    Map.entry("GET /v1/refunds", RefundListParams.class),
                    Map.entry("GET /v1/disputes", DisputeListParams.class),
                    Map.entry("POST /v1/test_helpers/test_clocks", TestClockCreateParams.class),
                    Map.entry("GET /v1/test_helpers/test_clocks", TestClockListParams.class),
                    Map.entry(
                            "POST /v1/test_helpers/test_clocks/{id}/advance",
                            TestClockAdvanceParams.class),
                    Map.entry(
                            "POST /v1/billing_portal/configurations",
                            com.stripe.param.billingportal.ConfigurationCreateParams.class),
                    Map.entry(
                            "GET /v1/billing_portal/configurations",
                            com.stripe.param.billingportal.ConfigurationListParams.class),
                    Map.entry(
                            "POST /v1/billing_portal/configurations/{id}",
                            com.stripe.param.billingportal.ConfigurationUpdateParams.class),
                    Map.entry(
                            "POST /v1/billing_portal/sessions",
                            com.stripe.param.billingportal.SessionCreateParams.class),
                    Map.entry("POST /v1/webhook_endpoints", WebhookEndpointCreateParams.class),
                    Map.entry("GET /v1/webhook_endpoints", WebhookEndpointListParams.class),
                    Map.entry(
                            "POST /v1/webhook_endpoints/{id}", WebhookEndpointUpdateParams.class));

    /// stripe-java sends no card numbers; Stripe's own pages do.
    private static final String NUMBERS = "POST /v1/payment_methods";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private Map<String, Route> routes() {
        return scene.simulator.routes().stream()
                .collect(Collectors.toMap(Route::name, route -> route, (a, _) -> a, TreeMap::new));
    }

    @TestFactory
    Stream<DynamicTest> every_parameter_is_one_of_stripes() {
        var routes = routes();
        assertThat(routes).containsKeys(KNOWN.keySet().toArray(String[]::new));
        return routes.values().stream()
                .flatMap(route ->
                        Optional.ofNullable(KNOWN.get(route.name())).stream()
                                .map(known -> compared(route, known)));
    }

    private static DynamicTest compared(Route route, Class<? extends ApiRequestParams> known) {
        return DynamicTest.dynamicTest(
                route.name(),
                () -> assertThat(StripeJavaShapes.faultsOf(route.parameters(), known)).isEmpty());
    }

    @Test
    void every_operation_that_takes_something_is_compared() {
        var taking =
                routes().values().stream()
                        .filter(route ->
                                route.parameters().fields().stream()
                                        .anyMatch(field -> !field.name().equals("expand")))
                        .map(Route::name)
                        .filter(name -> !name.equals(NUMBERS));

        assertThat(taking).isSubsetOf(KNOWN.keySet());
    }

    /// That the comparison finds something.
    @Test
    void an_invented_parameter_would_be_found() {
        var invented =
                Kind.Hash.of(
                        Field.text("colour"),
                        Field.flag("unit_amount"),
                        Field.hash("recurring", Field.choice("interval", "hour")));

        assertThat(StripeJavaShapes.faultsOf(invented, PriceCreateParams.class))
                .hasSize(3)
                .anyMatch(fault -> fault.startsWith("colour"))
                .anyMatch(fault -> fault.startsWith("unit_amount"))
                .anyMatch(fault -> fault.startsWith("recurring.interval"));
    }
}
