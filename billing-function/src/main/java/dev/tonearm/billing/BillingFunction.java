package dev.tonearm.billing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tonearm.billing.BillingSettings.Errors;
import dev.tonearm.billing.event.EventWorker;
import dev.tonearm.billing.event.GrantOutbox;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.billing.note.NoteWorker;
import dev.tonearm.billing.report.ErrorReports;
import dev.tonearm.billing.secret.KeptDsn;
import dev.tonearm.billing.trace.TracedParts;
import dev.tonearm.core.report.Dsn;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.queue.QueueBatch;
import dev.tonearm.function.stream.StreamBatch;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

/// The Lambda function behind the HTTP API that Stripe and Discord post to, behind the queue of
/// notes, and behind the table's stream and the queue of events.
public final class BillingFunction implements RequestStreamHandler {
    private static final Logger log = LoggerFactory.getLogger(BillingFunction.class);

    private final Reception reception;
    private final NoteWorker notes;
    private final GrantOutbox outbox;
    private final EventWorker events;
    private final String eventsQueue;
    private final Counts figures;

    /// Tells what an invocation logged as errors.
    private final Runnable errors;

    /// What Lambda calls, once per execution environment and before the first request.
    public BillingFunction() {
        this(start(BillingSettings.from(System.getenv())));
    }

    BillingFunction(ApplicationContext context) {
        reception = context.getBean(Reception.class);
        notes = context.getBean(NoteWorker.class);
        outbox = context.getBean(GrantOutbox.class);
        events = context.getBean(EventWorker.class);
        eventsQueue = context.getBean(BillingSettings.class).events().queue();
        figures = context.getBean(Counts.class);
        errors =
                errors(
                        context.getBean(BillingSettings.class),
                        context.getBean(TracedParts.class)::subject,
                        context.getBean(InstantSource.class));
    }

    /// Nothing of it is loaded where nobody wants it.
    ///
    /// @param subject the id of the trace that the log is about, or empty
    static Runnable errors(
            BillingSettings settings, Supplier<String> subject, InstantSource clock) {
        return switch (settings.errors()) {
            case Errors.None() -> () -> {};
            case Errors.Given(var dsn) -> errors(() -> dsn, subject, clock);
            case Errors.Kept(var secret) ->
                    errors(new KeptDsn(SecretsProvider::create, secret), subject, clock);
        };
    }

    private static Runnable errors(
            Supplier<Dsn> address, Supplier<String> subject, InstantSource clock) {
        String version = System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_VERSION", "");
        String release = version.isEmpty() ? "" : "tonearm-billing@" + version;
        return ErrorReports.attach(address, release, subject, clock)::flush;
    }

    static ApplicationContext start(BillingSettings settings) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .singletons(settings)
                .start();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        byte[] event = input.readAllBytes();
        output.write(PowertoolsLogging.withLogging(context, () -> answer(event)));
    }

    /// What an invocation returns.
    byte[] answer(byte[] event) {
        try {
            Optional<StreamBatch> changes = StreamBatch.parse(event);
            if (changes.isPresent()) return outbox.tell(changes.get());
            Optional<QueueBatch> messages = QueueBatch.parse(event);
            return messages.isPresent() ? worked(messages.get()) : response(event).payload();
        } finally {
            figures.flush();
            errors.run();
        }
    }

    private byte[] worked(QueueBatch batch) {
        return batch.queue().equals(eventsQueue)
                ? batch.each(events::work)
                : batch.eachGroup(notes::work);
    }

    private HttpResponse response(byte[] event) {
        Optional<HttpRequest> request = HttpRequest.parse(event);
        if (request.isEmpty()) return HttpResponse.badRequest();
        try {
            return reception.answer(request.get());
        } catch (RuntimeException e) {
            log.error("failed", e);
            return HttpResponse.unavailable();
        }
    }
}
