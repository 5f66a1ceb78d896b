package dev.tonearm.billing;

import dev.tonearm.billing.event.EventSettings;
import dev.tonearm.billing.moment.MomentSettings;
import dev.tonearm.billing.notice.NoticeSettings;
import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.core.environment.VariableNames;
import dev.tonearm.core.environment.Variables;
import dev.tonearm.core.environment.WrongSettingsException;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.report.Dsn;
import dev.tonearm.function.plan.PlansVariable;
import dev.tonearm.store.StoreSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the function is told by its environment.
///
/// @param applicationId the Discord application (`TONEARM_DISCORD_APPLICATION_ID`)
/// @param publicKey its key, in hex (`TONEARM_DISCORD_PUBLIC_KEY`)
/// @param table the DynamoDB table (`TONEARM_TABLE`, `tonearm` by default)
/// @param partitions how guilds are divided (`TONEARM_PARTITIONS`, 1 by default)
/// @param queueUrl of the queue of notes (`TONEARM_BILLING_QUEUE_URL`)
/// @param stripe where the keys of Stripe are
/// @param stripeApi Stripe's API (`TONEARM_STRIPE_API`)
/// @param discordApi Discord's REST API, ending in a slash (`TONEARM_DISCORD_API`)
/// @param back where pages of Stripe lead afterwards, with `{guild}` and `{channel}` for where it
///   was ordered (`TONEARM_BILLING_BACK`, that channel in Discord by default)
/// @param plans what each plan is paid by (`TONEARM_PLANS`, the path of a file, or `open` by
///   default, or `tiers`)
/// @param events where events go and come from
/// @param moments where what happens by itself is planned
/// @param notices how people are written to
/// @param traceRatio the share of traces that are told if all goes well (`TONEARM_TRACE_RATIO`, 1
///   by default)
/// @param traceLines whether traces are lines of the log (`TONEARM_TRACE_LINES`, `off` by default)
/// @param errors where errors are told
/// @param billingClock the file that says how far billing time was moved on
///   (`TONEARM_BILLING_CLOCK`), empty where it is real time
public record BillingSettings(
        long applicationId,
        String publicKey,
        String table,
        Partitions partitions,
        String queueUrl,
        Keys stripe,
        URI stripeApi,
        URI discordApi,
        String back,
        Plans plans,
        EventSettings events,
        MomentSettings moments,
        NoticeSettings notices,
        double traceRatio,
        boolean traceLines,
        Errors errors,
        String billingClock) {

    /// Where the keys of Stripe are.
    public sealed interface Keys {
        /// Nothing is paid for at Stripe (`TONEARM_SELLING`, `on` by default).
        record None() implements Keys {}

        /// In a secret of AWS Secrets Manager (`TONEARM_STRIPE_SECRET`).
        record Kept(String secret) implements Keys {}

        /// In the environment (`TONEARM_STRIPE_KEY` and `TONEARM_STRIPE_WEBHOOK_SECRETS`, with
        /// commas between several): for this machine.
        record Given(String api, List<String> webhook) implements Keys {
            public Given {
                webhook = List.copyOf(webhook);
            }

            /// Without the secrets.
            @Override
            public String toString() {
                return "Given[]";
            }
        }
    }

    /// Whether plans are paid for at Stripe.
    boolean selling() {
        return !(stripe instanceof Keys.None);
    }

    /// Where errors are told, besides the log.
    public sealed interface Errors {
        /// Where a secret of AWS Secrets Manager says (`TONEARM_SENTRY_SECRET`).
        record Kept(String secret) implements Errors {}

        /// Where the environment says (`TONEARM_SENTRY_DSN`): for this machine.
        record Given(Dsn dsn) implements Errors {}

        /// Nowhere.
        record None() implements Errors {}
    }

    /// Reads them.
    ///
    /// @throws WrongSettingsException with a line for each that is missing or wrong
    static BillingSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        var application = variables.id(VariableNames.APPLICATION_ID);
        var publicKey = variables.required(VariableNames.PUBLIC_KEY);
        var partitions =
                variables.optional(
                        VariableNames.PARTITIONS,
                        new Partitions(1),
                        text -> new Partitions(Integer.parseInt(text)));
        var queueUrl = variables.required(VariableNames.BILLING_QUEUE_URL);
        var keys = keys(variables);
        var api =
                variables.optional(
                        VariableNames.STRIPE_API,
                        URI.create("https://api.stripe.com"),
                        BillingSettings::web);
        var discord =
                variables.optional(
                        VariableNames.DISCORD_API,
                        URI.create("https://discord.com/api/v10/"),
                        BillingSettings::web);
        var plans = PlansVariable.read(variables);
        var events = EventSettings.from(variables);
        var moments = MomentSettings.from(variables, events.bus());
        var ratio = variables.share(VariableNames.TRACE_RATIO, 1);
        var lines = variables.flag(VariableNames.TRACE_LINES);
        var errors = errors(variables);
        variables.check();
        return new BillingSettings(
                application.orElseThrow(),
                publicKey.orElseThrow(),
                variables.optional(VariableNames.TABLE, StoreSettings.TABLE),
                partitions.orElseThrow(),
                queueUrl.orElseThrow(),
                keys.orElseThrow(),
                api.orElseThrow(),
                discord.orElseThrow(),
                variables.optional(
                        VariableNames.BILLING_BACK,
                        "https://discord.com/channels/{guild}/{channel}"),
                plans.orElseThrow(),
                events,
                moments,
                NoticeSettings.from(variables),
                ratio.orElseThrow(),
                lines.orElseThrow(),
                errors.orElseThrow(),
                variables.optional(MovedClock.VARIABLE, ""));
    }

    private static Optional<Keys> keys(Variables variables) {
        Optional<Boolean> selling = variables.flag(VariableNames.SELLING, true);
        if (selling.isEmpty()) return Optional.empty();
        if (!selling.get()) return Optional.of(new Keys.None());
        String secret = variables.optional(VariableNames.STRIPE_SECRET, "");
        if (!secret.isEmpty()) return Optional.of(new Keys.Kept(secret));
        Optional<String> api = variables.required(VariableNames.STRIPE_KEY);
        Optional<String> webhook = variables.required(VariableNames.STRIPE_WEBHOOK_SECRETS);
        if (api.isEmpty() || webhook.isEmpty()) return Optional.empty();
        List<String> secrets =
                Arrays.stream(webhook.get().split(",", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        return Optional.of(new Keys.Given(api.get(), secrets));
    }

    private static Optional<Errors> errors(Variables variables) {
        String secret = variables.optional(VariableNames.SENTRY_SECRET, "");
        if (!secret.isEmpty()) return Optional.of(new Errors.Kept(secret));
        return variables.optional(
                VariableNames.SENTRY_DSN,
                new Errors.None(),
                text -> new Errors.Given(Dsn.parse(text)));
    }

    private static URI web(String address) {
        URI uri = URI.create(address);
        if (uri.getHost() != null && uri.getScheme().startsWith("http")) return uri;
        throw new IllegalArgumentException("not an address of the web");
    }
}
