package dev.tonearm.artefacts;

import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.json.JsonWriter;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.drive.Lookout;
import dev.tonearm.drive.edge.EdgeServices;
import dev.tonearm.drive.edge.SignedInteractions;
import dev.tonearm.local.lambda.LambdaSettings;
import dev.tonearm.local.lambda.QueueMapping;
import dev.tonearm.stripe.StripeSettings;
import dev.tonearm.stripe.StripeSimulator;
import dev.tonearm.stripe.event.Signature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs the billing function as it is deployed: on Lambda's Runtime API, against the local services
/// behind TLS and a simulated Stripe. It answers Stripe and Discord, refuses who is neither, and
/// works off what Stripe told it.
final class BillingCheck {
    /// The log of what was checked last.
    static final String LOG = "billing-check.log";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int TAKEN = 204;
    private static final int FORGED = 401;

    private BillingCheck() {}

    /// Has it do all that.
    ///
    /// @throws ArtefactException if it does not do what it should
    static void answers(List<String> command, Map<String, String> environment, Path scratch) {
        Path log = StartedFunction.freshLog(scratch, LOG);
        var discord = new SignedInteractions();
        StripeSettings account = StripeSettings.defaults();
        try (var services = EdgeServices.behindTls(scratch);
                var stripe = StripeSimulator.start(account)) {
            var told = new HashMap<>(services.billing(discord));
            told.put("TONEARM_STRIPE_API", stripe.api());
            told.put("TONEARM_STRIPE_KEY", account.secretKey());
            told.put("TONEARM_STRIPE_WEBHOOK_SECRETS", account.webhookSecret());
            told.put("POWERTOOLS_SERVICE_NAME", "billing");
            told.putAll(environment);
            var settings =
                    LambdaSettings.of(
                                    command,
                                    StartedFunction.with(told, services.javaOptions()),
                                    log)
                            .as(DeployedFunction.BILLING);
            try (var billing = StartedFunction.start("the billing function", settings);
                    var _ =
                            QueueMapping.start(
                                    services.sqs().client(),
                                    services.sqs().billingUrl(),
                                    billing.host())) {
                URI webhook = billing.url(DeployedFunction.STRIPE);
                billing.expect(FORGED, event(webhook, "whsec_of_somebody_else"));
                billing.expect(TAKEN, discord.ping(billing.url(DeployedFunction.DISCORD)));
                billing.expect(
                        FORGED,
                        new SignedInteractions().ping(billing.url(DeployedFunction.DISCORD)));
                billing.expect(TAKEN, event(webhook, account.webhookSecret()));
                worksOff(log);
                billing.end();
            }
        }
    }

    /// It asks Stripe for the subscription, which has none of the name, and says that it is done.
    private static void worksOff(Path log) {
        String done = BillingMetric.NOTES_DONE.metric();
        if (!Lookout.until(() -> Folders.read(log).contains(done), PATIENCE, LOOK)) {
            throw new ArtefactException(
                    "the billing function did not work off what Stripe told it: see " + log);
        }
    }

    /// As Stripe sends one, about a subscription that its account does not have.
    private static HttpRequest event(URI webhook, String secret) {
        long second = Instant.now().getEpochSecond();
        byte[] body =
                JsonWriter.object(event ->
                        event.put("id", "evt_check")
                                .put("object", "event")
                                .put("api_version", StripeSettings.API_VERSION)
                                .put("type", "customer.subscription.updated")
                                .put("livemode", false)
                                .put("created", second)
                                .put(
                                        "data",
                                        data ->
                                                data.put(
                                                        "object",
                                                        it ->
                                                                it.put("id", "sub_of_nobody")
                                                                        .put(
                                                                                "object",
                                                                                "subscription"))));
        String text = new String(body, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(webhook)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Stripe-Signature", Signature.header(List.of(secret), second, text))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
