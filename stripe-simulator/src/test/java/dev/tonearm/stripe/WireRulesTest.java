package dev.tonearm.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the API refuses, and in which words.
final class WireRulesTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/customers     | nickname=x | nickname | parameter_unknown",
                "/v1/customers     | invoice_settings[colour]=x | invoice_settings[colour] | parameter_unknown",
                "/v1/customers     | name= & email=a@b.example | '' | ''",
                "/v1/customers     | email=ada | email | email_invalid",
                "/v1/products      | active=true | name | parameter_missing",
                "/v1/products      | name= | name | parameter_invalid_empty",
                "/v1/products      | name=x&active=yes | active | ''",
                "/v1/products      | name[first]=x | name | ''",
                "/v1/products      | name=x&url=ftp | url | url_invalid",
                "/v1/prices        | currency=usd&product=p&unit_amount=1.5 | unit_amount | parameter_invalid_integer",
                "/v1/prices        | currency=usd&product=p&unit_amount=-1 | unit_amount | parameter_invalid_integer",
                "/v1/prices        | currency=usd&product=none&unit_amount=1 | product | resource_missing",
                "/v1/prices        | currency=USD&product=prod_premium&unit_amount=1 | currency | ''",
                "/v1/prices        | currency=usd&product=prod_premium&unit_amount=1&recurring[interval]=hour | recurring[interval] | ''",
                "/v1/prices        | currency=usd&product=prod_premium&unit_amount=1&recurring=month | recurring | ''",
                "/v1/prices        | currency=usd&product=prod_premium&unit_amount=1&recurring[interval]=year&recurring[interval_count]=4 | recurring[interval_count] | ''",
                "/v1/webhook_endpoints | url=http://a.example/&enabled_events=* | enabled_events | ''",
                "/v1/webhook_endpoints | url=http://a.example/&enabled_events[1]=* | enabled_events | ''",
                "/v1/webhook_endpoints | url=http://a.example/&enabled_events[]=*&api_version=2020-08-27 | api_version | ''",
            })
    void a_wrong_parameter_is_named(String path, String form, String param, String code) {
        var reply = scene.post(path, form.replace(" ", ""));

        if (param.isEmpty()) {
            assertThat(reply.status()).as(reply.message()).isEqualTo(200);
            return;
        }
        assertThat(reply.status()).isIn(400, 404);
        assertThat(reply.param()).isEqualTo(param);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.body().at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(reply.message()).isNotEmpty();
    }

    @Test
    void a_key_is_asked_for() {
        var path = "/v1/customers";

        assertThat(scene.get(path, "Authorization", "").status()).isEqualTo(401);
        assertThat(scene.get(path, "Authorization", "Basic abc").status()).isEqualTo(401);
        assertThat(scene.get(path, "Authorization", "Bearer sk_test_other").status())
                .isEqualTo(401);
        assertThat(scene.get(path).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_key_is_not_told_back_and_a_live_one_neither() {
        var other = "sk_test_0123456789abcdef";
        var live = "sk_live_0123456789abcdef";

        var wrong = scene.get("/v1/customers", "Authorization", "Bearer " + other);
        var real = scene.get("/v1/customers", "Authorization", "Bearer " + live);

        assertThat(wrong.message()).doesNotContain(other).endsWith("sk_test_****cdef");
        assertThat(real.status()).isEqualTo(401);
        assertThat(real.message()).contains("live mode").doesNotContain(live);
    }

    @Test
    void another_version_of_the_api_is_refused() {
        var ours = scene.get("/v1/customers", "Stripe-Version", StripeSettings.API_VERSION);
        var old = scene.get("/v1/customers", "Stripe-Version", "2020-08-27");

        assertThat(ours.status()).isEqualTo(200);
        assertThat(ours.raw().headers().firstValue("Stripe-Version"))
                .contains(StripeSettings.API_VERSION);
        assertThat(old.status()).isEqualTo(400);
        assertThat(old.message()).contains("2020-08-27", StripeSettings.API_VERSION);
    }

    @Test
    void every_answer_has_a_request_id() {
        assertThat(scene.get("/v1/customers").raw().headers().firstValue("Request-Id").orElse(""))
                .startsWith("req_");
        assertThat(scene.get("/v1/nothing").raw().headers().firstValue("Request-Id")).isPresent();
    }

    @Test
    void an_operation_that_is_not_there_is_said_so() {
        var reply = scene.get("/v1/treasury/transactions");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.message()).contains("GET: /v1/treasury/transactions");
    }

    @Test
    void json_is_no_form() {
        var reply = scene.post("/v1/customers", "{}", "Content-Type", "application/json");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("application/x-www-form-urlencoded");
    }

    @ParameterizedTest
    @CsvSource({"a[b=1", "a[b]c=1", "[b]=1", "a=1&a[b]=2", "a[b]=2&a=1", "a=%zz"})
    void a_form_that_cannot_be_read_is_refused(String form) {
        assertThat(scene.post("/v1/customers", form).status()).isEqualTo(400);
    }

    @Test
    void metadata_has_limits() {
        assertThat(scene.post("/v1/customers", "metadata[" + "k".repeat(41) + "]=v").param())
                .startsWith("metadata[kkk");
        assertThat(scene.post("/v1/customers", "metadata[k]=" + "v".repeat(501)).param())
                .isEqualTo("metadata[k]");
        var many = new StringBuilder("a=");
        for (int i = 0; i < 51; i++) {
            many.append("&metadata[k").append(i).append("]=v");
        }
        assertThat(scene.post("/v1/customers", many.substring(3)).param()).isEqualTo("metadata");
    }

    @Test
    void what_no_account_makes_right_is_kept_for_tests_to_see() {
        scene.post("/v1/customers", "nickname=x");
        scene.get("/v1/customers", "Authorization", "Bearer sk_test_other");
        scene.get("/v1/treasury");
        scene.get("/v1/customers/cus_none");
        scene.post("/v1/products", "name=x");

        assertThat(scene.simulator.refusals().list())
                .extracting(refusal -> refusal.status() + " " + refusal.operation())
                .containsExactly(
                        "400 POST /v1/customers", "401 GET /v1/customers", "404 GET /v1/treasury");
        assertThat(scene.control("GET", "/refusals", "").at("/refusals/0/error/param").asText())
                .isEqualTo("nickname");
        scene.control("DELETE", "/refusals", "");
        assertThat(scene.simulator.refusals().list()).isEmpty();
    }

    @Test
    void a_page_from_elsewhere_is_turned_away() {
        var reply = scene.get("/v1/customers", "Origin", "https://evil.example");

        assertThat(reply.status()).isEqualTo(403);
    }
}
