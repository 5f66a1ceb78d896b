package dev.tonearm.billing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tonearm.billing.figure.Counts;
import dev.tonearm.function.http.HttpRequest;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.queue.QueueBatch;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/// The Lambda function behind the HTTP API that Stripe and Discord post to, and behind the queue of
/// notes.
public final class BillingFunction implements RequestStreamHandler {
    private static final Logger log = LoggerFactory.getLogger(BillingFunction.class);

    private final Reception reception;
    private final NoteWorker worker;
    private final Counts figures;

    /// What Lambda calls, once per execution environment and before the first request.
    public BillingFunction() {
        this(start(BillingSettings.from(System.getenv())));
    }

    BillingFunction(ApplicationContext context) {
        reception = context.getBean(Reception.class);
        worker = context.getBean(NoteWorker.class);
        figures = context.getBean(Counts.class);
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
            Optional<QueueBatch> batch = QueueBatch.parse(event);
            return batch.isPresent() ? batch.get().each(worker::work) : response(event).payload();
        } finally {
            figures.flush();
        }
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
