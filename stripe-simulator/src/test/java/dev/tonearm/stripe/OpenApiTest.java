package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import dev.tonearm.stripe.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every object that the simulator has, against Stripe's own document, where a machine has it.
final class OpenApiTest {
    private static final String VARIABLE = "TONEARM_STRIPE_OPENAPI";

    /// What a whole life of a subscription leaves behind, one of each.
    private static List<JsonNode> objects() throws StripeException {
        try (var scene = new Scene()) {
            var buyer = Buyer.with(scene, "pm_card_createDispute");
            var subscription = buyer.subscribes("price_b_m");
            buyer.changes(subscription, Buyer.to(subscription, "price_p_m").build());
            buyer.takes("pm_card_chargeCustomerFail");
            buyer.subscribes("price_p_m");
            buyer.takes("pm_card_visa");
            var paid = buyer.subscribes("price_p_y");
            var charge = scene.get("/v1/charges").body().at("/data/0/id").asText();
            scene.post("/v1/refunds", "charge=" + charge);
            scene.post("/v1/test_helpers/test_clocks", "frozen_time=1");
            scene.post(
                    "/v1/checkout/sessions",
                    "mode=subscription&success_url=http://a.example/&line_items[0][price]=price_p_m&line_items[0][quantity]=1");
            var portal =
                    scene.post("/v1/billing_portal/sessions", "customer=" + buyer.customer())
                            .body();
            var all = new ArrayList<>(List.of(portal));
            for (var list :
                    List.of(
                            "customers",
                            "payment_methods",
                            "products",
                            "prices",
                            "subscriptions?status=all",
                            "invoices",
                            "invoice_payments",
                            "payment_intents",
                            "charges",
                            "refunds",
                            "disputes",
                            "checkout/sessions",
                            "billing_portal/configurations",
                            "webhook_endpoints",
                            "events",
                            "test_helpers/test_clocks")) {
                var data = scene.get("/v1/" + list).body().path("data");
                assertThat(data).as(list).isNotEmpty();
                data.forEach(all::add);
            }
            assertThat(paid.getStatus()).isEqualTo("active");
            return all;
        }
    }

    @Test
    void every_object_is_as_stripes_document_says() throws IOException, StripeException {
        var path = System.getProperty("tonearm.stripe.openapi", System.getenv(VARIABLE));
        assumeTrue(
                path != null && Files.isReadable(Path.of(path)),
                "needs openapi/spec3.json of Stripe's repository openapi: set "
                        + VARIABLE
                        + " to its path");
        var document = Json.mapper().readTree(Path.of(path).toFile());
        var version = document.at("/info/version").asText();
        assumeTrue(
                version.equals(StripeSettings.API_VERSION),
                VARIABLE + " is of " + version + ", and this of " + StripeSettings.API_VERSION);

        var schemas = new PublishedSchemas(document);

        for (var object : objects()) {
            assertThat(schemas.faultsOf(object)).as(object.path("object").asText()).isEmpty();
        }
    }

    /// That the comparison finds something, without the document.
    @Test
    void a_fault_would_be_found() {
        var schemas =
                new PublishedSchemas(
                        Json.parse(
                                        """
                                        {"components": {"schemas": {
                                          "thing": {"type": "object", "required": ["id", "part"], "properties": {
                                            "id": {"type": "string"},
                                            "name": {"type": "string", "nullable": true},
                                            "part": {"anyOf": [{"type": "string"}, {"$ref": "#/components/schemas/part"}], "nullable": true}}},
                                          "part": {"type": "object", "properties": {"size": {"type": "integer"}}}}}}
                                        """)
                                .orElseThrow());

        assertThat(faults(schemas, "{'object':'thing','id':'a','name':null,'part':null}"))
                .isEmpty();
        assertThat(faults(schemas, "{'object':'thing','id':'a','part':{'size':1}}")).isEmpty();
        assertThat(faults(schemas, "{'object':'thing','id':null,'part':'b'}")).isNotEmpty();
        assertThat(faults(schemas, "{'object':'thing','id':'a'}")).isNotEmpty();
        assertThat(faults(schemas, "{'object':'thing','id':'a','part':{'size':'big'}}"))
                .isNotEmpty();
        assertThat(faults(schemas, "{'object':'other'}")).isNotEmpty();
    }

    private static List<String> faults(PublishedSchemas schemas, String json) {
        return schemas.faultsOf(Json.parse(json.replace('\'', '"')).orElseThrow());
    }
}
