package dev.tonearm.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.core.command.QueueNames;
import dev.tonearm.core.environment.Deployable;
import dev.tonearm.core.environment.DeployedFunction;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.event.EventWiring;
import dev.tonearm.core.plan.Plan;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.local.cloudwatch.LocalCloudWatch;
import dev.tonearm.local.lambda.LambdaHost;
import dev.tonearm.local.lambda.LambdaSettings;
import dev.tonearm.stripe.ListedPrice;
import dev.tonearm.stripe.StripeSettings;
import dev.tonearm.stripe.StripeSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts what sells plans: a simulated Stripe with a price a month and a year for each plan, the
/// billing function behind its two addresses, and what brings it the notes of its queue.
final class SalesStart {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Plan> SOLD = List.of(Plan.BASIC, Plan.PREMIUM, Plan.ENTERPRISE);

    /// In cents a month; a year costs ten times as much.
    private static final List<Long> CENTS = List.of(299L, 899L, 2_899L);

    private static final long FIRST_SKU = 1_460_000_000_000_000_001L;

    private SalesStart() {}

    /// Writes the plans as this stack sells them, and says where.
    static Path plans(String name, Path directory) {
        try {
            var file = (ObjectNode) JSON.readTree(text(name));
            var plans = (ObjectNode) file.get("plans");
            for (Plan plan : SOLD) {
                var one = (ObjectNode) plans.get(plan.name());
                one.putArray("prices").add(price(plan, "month")).add(price(plan, "year"));
                one.putArray("skus").add(sku(plan));
                one.putObject("skuPrices").put(sku(plan), dollars(plan));
            }
            Files.createDirectories(directory);
            return Files.writeString(directory.resolve("plans.json"), file.toPrettyString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the plans of this build are no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the plans", e);
        }
    }

    private static String text(String name) throws IOException {
        return switch (name) {
            case PlansFile.OPEN, PlansFile.TIERS -> PlansFile.shipped(name);
            default -> Files.readString(Path.of(name));
        };
    }

    /// @param deployment that it is to be like, if any
    /// @param back the page that Stripe's lead back to
    /// @param traced takes the log in which the function tells of its spans
    static Sales start(
            Processes processes,
            StackStart.Aws aws,
            @Nullable Deployment deployment,
            BotAccount account,
            LocalSqs sqs,
            LocalDynamo dynamo,
            BillingTime time,
            URI back,
            Closing closing,
            Parts parts,
            LocalCloudWatch cloud,
            Consumer<Path> traced,
            Consumer<Part> changed) {
        // Each has to know where the other is.
        var given = StripeSettings.defaults().withPort(Processes.freePort());
        var environment = new HashMap<>(aws.environment(Stack.BILLING));
        environment.putAll(account.bot());
        environment.put("TONEARM_STRIPE_API", "http://127.0.0.1:" + given.port());
        environment.put("TONEARM_STRIPE_KEY", given.secretKey());
        environment.put("TONEARM_STRIPE_WEBHOOK_SECRETS", given.webhookSecret());
        environment.put("TONEARM_BILLING_BACK", back.toString());
        environment.put("POWERTOOLS_SERVICE_NAME", "billing");
        environment.put(VariableNames.TRACE_LINES, "on");
        EventWiring wiring = deployment == null ? EventWiring.shipped() : deployment.wiring();
        var events = new EventStart(wiring, sqs, dynamo, time, closing, parts, changed);
        environment.putAll(events.environment());
        LambdaSettings lambda =
                processes.billing(
                        deployment == null
                                ? environment
                                : Deployment.told(
                                        Deployable.BILLING,
                                        deployment.billing(),
                                        environment,
                                        sqs));
        traced.accept(lambda.log());
        cloud.rules(wiring);
        LambdaHost host =
                closing.own(
                        Closing.Order.FUNCTION,
                        LambdaHost.start(lambda, cloud.function(lambda.name(), lambda.log())));
        var part = new FunctionPart("billing", host, lambda.log(), changed);
        parts.add(part);
        part.await(host.ready());
        StripeSettings settings =
                given.withWebhook(host.url(DeployedFunction.STRIPE), given.webhookSecret())
                        .withFollower(time);
        for (Plan plan : SOLD) {
            long cents = CENTS.get(SOLD.indexOf(plan));
            settings =
                    settings.withPrice(listed(plan, "month", cents))
                            .withPrice(listed(plan, "year", 10 * cents));
        }
        StripeSimulator stripe =
                closing.own(Closing.Order.FUNCTION, StripeSimulator.start(settings));
        events.bring(
                host,
                deployment == null ? brought(wiring) : deployment.brought(),
                deployment == null ? LocalDynamo.TABLE : deployment.table().tableName());
        return new Sales(host, stripe, time);
    }

    /// Its notes, and what rules fill.
    private static List<String> brought(EventWiring wiring) {
        return Stream.concat(
                        Stream.of(QueueNames.BILLING),
                        wiring.queues().stream().map(EventWiring.Queue::name))
                .toList();
    }

    private static ListedPrice listed(Plan plan, String interval, long cents) {
        return new ListedPrice(
                price(plan, interval), "Tonearm " + plan.title(), cents, "usd", interval);
    }

    /// What Discord's shop sells, by SKU.
    static Map<String, String> skus() {
        var names = new LinkedHashMap<String, String>();
        for (Plan plan : SOLD) names.put(sku(plan), "Tonearm " + plan.title());
        return names;
    }

    /// Discord's shop takes what Stripe takes.
    private static String dollars(Plan plan) {
        return BigDecimal.valueOf(CENTS.get(SOLD.indexOf(plan)), 2) + " USD";
    }

    private static String sku(Plan plan) {
        return String.valueOf(FIRST_SKU + SOLD.indexOf(plan));
    }

    private static String price(Plan plan, String interval) {
        return "price_" + plan.wire() + "_" + interval;
    }
}
