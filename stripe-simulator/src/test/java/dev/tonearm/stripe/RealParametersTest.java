package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.ApiRequestParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.PriceUpdateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.ProductListParams;
import com.stripe.param.ProductUpdateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
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
