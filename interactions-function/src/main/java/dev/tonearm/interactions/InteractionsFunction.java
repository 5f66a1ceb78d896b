package dev.tonearm.interactions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.tonearm.interactions.log.EdgeLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Objects;

/// The Lambda function behind the HTTP API that Discord posts interactions to.
public final class InteractionsFunction implements RequestStreamHandler {
    private final Endpoint endpoint;

    /// What Lambda calls, once per execution environment and before the first request; it may take
    /// its time here and not later.
    public InteractionsFunction() {
        var clock = InstantSource.system();
        var wiring =
                new EdgeWiring(
                        EdgeSettings.from(System.getenv()), new EdgeLog(System.out, clock), clock);
        wiring.priming().run();
        endpoint = wiring.endpoint();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        String trace = Objects.requireNonNullElse(context.getXrayTraceId(), "");
        output.write(
                endpoint.answer(input.readAllBytes(), context.getAwsRequestId(), trace).payload());
    }
}
