package dev.tonearm.bench.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tonearm.bench.billing.ManyLives.Told;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.grant.GrantDesk;
import dev.tonearm.billing.note.Note;
import dev.tonearm.billing.note.NoteWorker;
import dev.tonearm.billing.note.SqsNotes;
import dev.tonearm.billing.stripe.SecondOpinion;
import dev.tonearm.billing.stripe.Settlement;
import dev.tonearm.billing.stripe.StripeNotes;
import dev.tonearm.billing.stripe.StripeWebhook;
import dev.tonearm.core.format.Formats;
import dev.tonearm.core.metric.BillingMetric;
import dev.tonearm.core.partition.Partitions;
import dev.tonearm.core.plan.Plans;
import dev.tonearm.core.plan.PlansFile;
import dev.tonearm.function.aws.CallLimits;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.log.RefusalLog;
import dev.tonearm.function.queue.QueueBatch;
import dev.tonearm.function.signature.StripeSignature;
import dev.tonearm.local.aws.LocalCredentials;
import dev.tonearm.local.aws.LocalDynamo;
import dev.tonearm.local.aws.LocalSqs;
import dev.tonearm.store.DynamoStore;
import dev.tonearm.store.StoreSettings;
import dev.tonearm.store.TableSchema;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Replays the webhooks of many subscriptions' lives, step by step: all of them are taken, in any
/// order and one in ten twice, and then all notes are worked off.
final class BillingBench implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int BATCH = 10;

    /// One in so many is sent again at once.
    private static final int TWICE = 10;

    private static final int WARM_UP = 500;

    private final WebhookRun run;
    private final InstantSource clock = InstantSource.system();
    private final LocalSqs sqs;
    private final DynamoStore store;
    private final ManyLives lives;
    private final Plans plans = plans();
    private final SignedWebhooks signed = new SignedWebhooks(clock);
    private final StripeWebhook webhook;
    private final NoteWorker worker;
    private final BillingFigures figures = new BillingFigures();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private BillingBench(WebhookRun run, LocalSqs sqs, LocalDynamo dynamo) {
        this.run = run;
        this.sqs = sqs;
        System.setProperty("aws.region", LocalCredentials.REGION.id());
        System.setProperty("aws.accessKeyId", "tonearmlocal");
        System.setProperty("aws.secretAccessKey", "local");
        System.setProperty("aws.endpointUrlSqs", sqs.endpoint().toString());
        System.setProperty("aws.endpointUrlDynamoDb", dynamo.endpoint().toString());
        store =
                DynamoStore.connect(
                        StoreSettings.worker(StoreSettings.TABLE, new Partitions(1)),
                        CallLimits.http(),
                        Formats.CURRENT,
                        clock);
        lives = new ManyLives(run.webhooks(), clock.instant());
        webhook =
                new StripeWebhook(
                        new StripeSignature(
                                signed.keys()::webhook, StripeSignature.DEFAULT_TOLERANCE, clock),
                        new SqsNotes(SqsNotes.client(), sqs.billingUrl()),
                        new RefusalLog((_, _) -> {}, clock),
                        signed.keys(),
                        new SecondOpinion(_ -> false, clock),
                        new Uncounted(),
                        clock);
        var desk = new GrantDesk(store.grants(), new Uncounted(), clock);
        var settlement = new Settlement(lives, store.billing(), plans, desk, clock);
        var stripe = new StripeNotes(lives, settlement);
        worker =
                new NoteWorker(
                        note -> {
                            if (!(note instanceof Note.StripeChanged changed))
                                throw new IllegalStateException("a note of another kind");
                            stripe.work(changed);
                        },
                        new Uncounted(),
                        clock);
    }

    private static Plans plans() {
        return PlansFile.read(
                PlansFile.shipped(PlansFile.TIERS)
                        .replaceFirst(
                                "\"prices\": \\[]", "\"prices\": [\"" + ManyLives.BASIC + "\"]")
                        .replaceFirst(
                                "\"prices\": \\[]", "\"prices\": [\"" + ManyLives.PREMIUM + "\"]"));
    }

    /// Runs it.
    ///
    /// @return 0, or 1 if something was lost or done twice
    static int run(PrintStream out, WebhookRun run) {
        try (var sqs = LocalSqs.start(1);
                var dynamo =
                        LocalDynamo.start(
                                client -> TableSchema.create(client, StoreSettings.TABLE));
                var bench = new BillingBench(run, sqs, dynamo)) {
            bench.replay(out);
            return new BillingReport(run, bench.lives, bench.figures).print(out);
        }
    }

    private void replay(PrintStream out) {
        var random = new Random(20_261_126);
        figures.bare(this::bareSend, this::bareRead, WARM_UP);
        for (int step = 0; step < lives.steps(); step++) {
            List<Told> told = new ArrayList<>(lives.step(step));
            for (Told one : List.copyOf(told)) {
                if (random.nextInt(TWICE) == 0) told.add(one);
            }
            // Neighbours change places, as they do on their way here.
            for (int i = 1; i < told.size(); i++) {
                if (random.nextInt(4) == 0) Collections.swap(told, i, i - 1);
            }
            long begun = System.nanoTime();
            receive(told);
            long received = System.nanoTime();
            workOff();
            figures.step(received - begun, System.nanoTime() - received);
            out.printf("step %d of %d: %d webhooks%n", step + 1, lives.steps(), told.size());
        }
        figures.left(waiting(sqs.billingUrl()) + waiting(sqs.billingDeadLetterUrl()));
        for (int life = 0; life < lives.lives(); life++)
            figures.check(life, lives, store, plans, clock.instant());
    }

    private void bareSend() {
        sqs.client()
                .sendMessage(message ->
                        message.queueUrl(sqs.queueUrl(0))
                                .messageGroupId("bare")
                                .messageDeduplicationId(String.valueOf(System.nanoTime()))
                                .messageBody("{}"));
    }

    private void bareRead() {
        Units.Count none = Units.of(() -> store.billing().subscription("sub_none"));
        if (none.calls != 1) throw new IllegalStateException("a read is one call");
    }

    private void receive(List<Told> told) {
        var next = new AtomicInteger();
        together(() -> {
            for (int i = next.getAndIncrement(); i < told.size(); i = next.getAndIncrement()) {
                byte[] event = signed.event(told.get(i).json().getBytes(UTF_8));
                long begun = System.nanoTime();
                int status = webhook.answer(HttpRequest.parse(event).orElseThrow()).status();
                figures.webhook(status, System.nanoTime() - begun);
            }
            return true;
        });
    }

    private void workOff() {
        together(() -> {
            SqsClient client = sqs.client();
            for (List<Message> batch = receiveNotes(client);
                    !batch.isEmpty();
                    batch = receiveNotes(client)) {
                work(client, batch);
            }
            return true;
        });
    }

    private List<Message> receiveNotes(SqsClient client) {
        return client.receiveMessage(request ->
                        request.queueUrl(sqs.billingUrl())
                                .maxNumberOfMessages(run.together() ? BATCH : 1)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /// As the mapping of a queue does it.
    private void work(SqsClient client, List<Message> messages) {
        figures.batch();
        byte[] event = QueueEvents.of(messages);
        byte[] left =
                QueueBatch.parse(event)
                        .orElseThrow()
                        .eachGroup(group -> figures.looked(group, lives, () -> worker.work(group)));
        if (new String(left, UTF_8).contains("itemIdentifier")) figures.failed();
        client.deleteMessageBatch(delete ->
                delete.queueUrl(sqs.billingUrl())
                        .entries(
                                messages.stream()
                                        .map(message ->
                                                DeleteMessageBatchRequestEntry.builder()
                                                        .id(message.messageId())
                                                        .receiptHandle(message.receiptHandle())
                                                        .build())
                                        .toList()));
    }

    private void together(Callable<Boolean> work) {
        try {
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(THREADS, work)))
                one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a webhook or a note was not done with", e);
        }
    }

    private int waiting(String url) {
        return sqs.client()
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(BATCH))
                .messages()
                .size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        store.close();
    }

    private static final class Uncounted implements Counts {
        @Override
        public void put(BillingMetric metric, String label, double value) {}

        @Override
        public void flush() {}
    }
}
