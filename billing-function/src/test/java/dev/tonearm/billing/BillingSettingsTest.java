package dev.tonearm.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tonearm.billing.event.EventSettings;
import dev.tonearm.billing.moment.MomentSettings;
import dev.tonearm.billing.notice.NoticeSettings;
import dev.tonearm.core.environment.AskedVariables;
import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.PlansFile;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BillingSettingsTest {
    private static final String QUEUE = "https://sqs.example/1/tonearm-billing.fifo";
    private static final String PLAYERS = "https://sqs.example/1/tonearm-commands-{partition}.fifo";
    private static final String BUS = "arn:aws:events:us-east-1:1:event-bus/test";
    private static final String ROLE = "arn:aws:iam::1:role/tonearm-scheduler";
    private static final Map<String, String> REQUIRED =
            Map.of(
                    "TONEARM_DISCORD_APPLICATION_ID", "42",
                    "TONEARM_DISCORD_PUBLIC_KEY", "abcd",
                    "TONEARM_BILLING_QUEUE_URL", QUEUE,
                    "TONEARM_QUEUE_URL", PLAYERS,
                    "TONEARM_STRIPE_SECRET", "tonearm/stripe");

    @Test
    void what_is_not_set_has_a_default() {
        assertThat(BillingSettings.from(REQUIRED))
                .isEqualTo(
                        new BillingSettings(
                                42,
                                "abcd",
                                "tonearm",
                                new Partitions(1),
                                QUEUE,
                                new BillingSettings.Keys.Kept("tonearm/stripe"),
                                URI.create("https://api.stripe.com"),
                                URI.create("https://discord.com/api/v10/"),
                                "https://discord.com/channels/{guild}/{channel}",
                                PlansFile.usual(),
                                new EventSettings("tonearm", "tonearm-events", PLAYERS),
                                new MomentSettings("tonearm-moments", ""),
                                new NoticeSettings(new NoticeSettings.Token.None()),
                                1,
                                false,
                                new BillingSettings.Errors.None(),
                                ""));
    }

    @Test
    void everything_can_be_set() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.remove("TONEARM_STRIPE_SECRET");
        environment.put("TONEARM_PARTITIONS", "16");
        environment.put("TONEARM_TABLE", "tonearm-test");
        environment.put("TONEARM_PLANS", "tiers");
        environment.put("TONEARM_STRIPE_API", "http://127.0.0.1:1234");
        environment.put("TONEARM_DISCORD_API", "http://127.0.0.1:1/api/");
        environment.put("TONEARM_BILLING_BACK", "http://127.0.0.1:2/");
        environment.put("TONEARM_EVENT_BUS", BUS);
        environment.put("TONEARM_SCHEDULER_ROLE", ROLE);
        environment.put("TONEARM_SCHEDULE_GROUP", "moments-test");
        environment.put("TONEARM_EVENTS_QUEUE", "tonearm-events-test");
        environment.put("TONEARM_DISCORD_TOKEN", "token-1");
        environment.put("TONEARM_BILLING_CLOCK", "/tmp/billing-clock");
        environment.put("TONEARM_TRACE_RATIO", "0.5");
        environment.put("TONEARM_TRACE_LINES", "on");
        environment.put("TONEARM_SENTRY_SECRET", "tonearm/sentry");
        environment.put("TONEARM_STRIPE_KEY", "sk_test_1");
        environment.put("TONEARM_STRIPE_WEBHOOK_SECRETS", "whsec_1, whsec_2");

        assertThat(BillingSettings.from(environment))
                .isEqualTo(
                        new BillingSettings(
                                42,
                                "abcd",
                                "tonearm-test",
                                new Partitions(16),
                                QUEUE,
                                new BillingSettings.Keys.Given(
                                        "sk_test_1", List.of("whsec_1", "whsec_2")),
                                URI.create("http://127.0.0.1:1234"),
                                URI.create("http://127.0.0.1:1/api/"),
                                "http://127.0.0.1:2/",
                                PlansFile.read(PlansFile.shipped(PlansFile.TIERS)),
                                new EventSettings(BUS, "tonearm-events-test", PLAYERS),
                                new MomentSettings("moments-test", ROLE),
                                new NoticeSettings(new NoticeSettings.Token.Given("token-1")),
                                0.5,
                                true,
                                new BillingSettings.Errors.Kept("tonearm/sentry"),
                                "/tmp/billing-clock"));
    }

    @Test
    void who_sells_nothing_at_stripe_needs_no_keys_of_it() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("TONEARM_SELLING", "off");
        BillingSettings named = BillingSettings.from(environment);
        environment.remove("TONEARM_STRIPE_SECRET");

        assertThat(named.stripe()).isEqualTo(new BillingSettings.Keys.None());
        assertThat(BillingSettings.from(environment).selling()).isFalse();
        assertThat(BillingSettings.from(REQUIRED).selling()).isTrue();
    }

    @Test
    void no_secret_is_ever_printed() {
        assertThat(new BillingSettings.Keys.Given("sk_test_1", List.of("whsec_1")).toString())
                .doesNotContain("sk_", "whsec_");
        assertThat(new NoticeSettings.Token.Given("token-1").toString()).doesNotContain("token-1");
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("TONEARM_SENTRY_DSN", "https://a-key@errors.example/7");
        assertThat(BillingSettings.from(environment).errors().toString())
                .contains("errors.example")
                .doesNotContain("a-key");
    }

    @Test
    void the_bots_token_may_be_a_secret_of_its_own() {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put("TONEARM_DISCORD_SECRET", "tonearm/discord");

        assertThat(BillingSettings.from(environment).notices().token())
                .isEqualTo(new NoticeSettings.Token.Kept("tonearm/discord"));
    }

    @ParameterizedTest
    @CsvSource({
        "TONEARM_DISCORD_APPLICATION_ID, '', is missing",
        "TONEARM_DISCORD_PUBLIC_KEY, '', is missing",
        "TONEARM_BILLING_QUEUE_URL, '', is missing",
        "TONEARM_QUEUE_URL, '', is missing",
        "TONEARM_STRIPE_SECRET, '', TONEARM_STRIPE_KEY is missing",
        "TONEARM_STRIPE_SECRET, '', TONEARM_STRIPE_WEBHOOK_SECRETS is missing",
        "TONEARM_SELLING, no, TONEARM_SELLING: neither on nor off",
        "TONEARM_STRIPE_API, file:///etc, not an address of the web",
        "TONEARM_DISCORD_API, ftp://x, not an address of the web",
        "TONEARM_PLANS, /nowhere/plans.json, neither a file",
        "TONEARM_SCHEDULER_ROLE, scheduler, no ARN of a role",
        "TONEARM_SCHEDULER_ROLE, arn:aws:iam::1:role/x, TONEARM_EVENT_BUS has to be the ARN",
        "TONEARM_SENTRY_DSN, https://errors.example, not of the form https://KEY@HOST/PROJECT",
        "TONEARM_PARTITIONS, 3, power of two"
    })
    void what_makes_no_sense_is_named(String name, String value, String problem) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(name, value);

        assertThatThrownBy(() -> BillingSettings.from(environment))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void what_it_reads_is_what_a_deployment_is_held_against() {
        var deployed = new AskedVariables(REQUIRED);
        BillingSettings.from(deployed);
        var here = new AskedVariables(REQUIRED);
        here.put(VariableNames.STRIPE_SECRET, "");
        here.put(VariableNames.STRIPE_KEY, "sk_test_1");
        here.put(VariableNames.STRIPE_WEBHOOK_SECRETS, "whsec_1");
        BillingSettings.from(here);
        assertThat(here.names())
                .containsAll(deployed.names())
                .hasSameElementsAs(Deployable.BILLING.all());
        assertThat(Deployable.BILLING.needed()).hasSameElementsAs(REQUIRED.keySet());
    }

    @ParameterizedTest
    @MethodSource("needed")
    void it_does_not_start_without_what_it_needs(String name) {
        Map<String, String> without = new HashMap<>(REQUIRED);
        without.remove(name);
        assertThatThrownBy(() -> BillingSettings.from(without))
                .isInstanceOf(WrongSettingsException.class)
                .hasMessageContaining(" is missing");
    }

    static List<String> needed() {
        return Deployable.BILLING.needed();
    }
}
