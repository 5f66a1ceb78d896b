package dev.tonearm.billing;

import dev.tonearm.billing.discord.DiscordNotes;
import dev.tonearm.billing.discord.DiscordWebhook;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.figure.PowertoolsCounts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.job.Jobs;
import dev.tonearm.billing.note.NoteWorker;
import dev.tonearm.billing.note.Notes;
import dev.tonearm.billing.note.SqsNotes;
import dev.tonearm.billing.notice.BoardReader;
import dev.tonearm.billing.order.Orders;
import dev.tonearm.billing.privacy.PrivacyDesk;
import dev.tonearm.billing.stripe.StripeNotes;
import dev.tonearm.billing.stripe.StripeWebhook;
import dev.tonearm.billing.trace.TracedParts;
import dev.tonearm.core.billing.BillingRecords;
import dev.tonearm.core.environment.MovedClock;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.grant.GrantBook;
import dev.tonearm.core.metric.EmbeddedFigures;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.function.aws.CallLimits;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.signature.DiscordSignature;
import dev.tonearm.function.trace.CauseSpans;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;

/// The function's two ends, and what it stands on.
@Factory
final class BillingFactory {
    /// The name of billing time.
    static final String BILLING = "billing";

    /// Of signatures, of interactions, and of what is forgotten some day.
    @Primary
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    /// The time by which plans begin, end and are paid for.
    @Named(BILLING)
    @Singleton
    InstantSource billing(BillingSettings settings, InstantSource clock) {
        String moved = settings.billingClock();
        return moved.isEmpty()
                ? clock
                : new MovedClock(clock, () -> Files.readString(Path.of(moved)));
    }

    @Singleton
    @Bean(preDestroy = "close")
    DynamoStore store(BillingSettings settings, InstantSource clock) {
        return DynamoStore.connect(
                StoreSettings.worker(settings.table(), settings.partitions()),
                CallLimits.http(),
                Formats.CURRENT,
                clock);
    }

    @Singleton
    BillingRecords records(DynamoStore store) {
        return store.billing();
    }

    @Singleton
    GrantBook grants(DynamoStore store) {
        return store.grants();
    }

    @Singleton
    TracedParts traced(BillingSettings settings, InstantSource clock) {
        var spans =
                new CauseSpans(
                        settings.traceLines(),
                        settings.traceRatio(),
                        "tonearm-billing",
                        clock,
                        new FunctionLog(System.out, clock));
        return new TracedParts(spans, clock);
    }

    @Singleton
    Notes notes(BillingSettings settings, TracedParts traced) {
        return traced.notes(new SqsNotes(SqsNotes.client(), settings.queueUrl()));
    }

    @Singleton
    Counts figures() {
        return new PowertoolsCounts(
                MetricsBuilder.builder()
                        .withNamespace(EmbeddedFigures.NAMESPACE)
                        .withService(EmbeddedFigures.BILLING)
                        .build());
    }

    @Singleton
    Plans plans(BillingSettings settings) {
        return settings.plans();
    }

    @Singleton
    RefusalLog refusals(InstantSource clock) {
        var log = LoggerFactory.getLogger(RefusalLog.class);
        return new RefusalLog((message, fields) -> log.info("{} {}", message, fields), clock);
    }

    @Singleton
    DiscordWebhook discord(
            BillingSettings settings,
            Notes notes,
            RefusalLog refusals,
            Counts figures,
            InstantSource clock) {
        var signature =
                new DiscordSignature(
                        settings.publicKey(), DiscordSignature.DEFAULT_TOLERANCE, clock);
        return new DiscordWebhook(settings.applicationId(), signature, notes, refusals, figures);
    }

    @Singleton
    DiscordNotes entitlements(Plans plans, GrantDesk grants) {
        return new DiscordNotes(plans, grants);
    }

    @Singleton
    Reception reception(StripeWebhook stripe, DiscordWebhook discord) {
        return new Reception(stripe, discord);
    }

    @Singleton
    NoteWorker worker(
            StripeNotes stripe,
            DiscordNotes discord,
            Orders orders,
            PrivacyDesk privacy,
            BoardReader board,
            Jobs jobs,
            Counts figures,
            TracedParts traced,
            @Named(BILLING) InstantSource billing) {
        var desk = new NoteDesk(stripe, discord, orders, privacy, board, jobs);
        return new NoteWorker(traced.desk(desk), figures, billing);
    }
}
