package dev.tonearm.interactions;

import dev.tonearm.function.http.HttpFunction;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.FunctionLog;
import java.time.InstantSource;

/// The Lambda function behind the HTTP API that Discord posts interactions to.
public final class InteractionsFunction implements HttpFunction {
    private final Endpoint endpoint;

    /// What Lambda calls, once per execution environment and before the first request; it may take
    /// its time here and not later.
    public InteractionsFunction() {
        var clock = InstantSource.system();
        var environment = System.getenv();
        var wiring =
                new EdgeWiring(
                        EdgeSettings.from(environment),
                        environment,
                        new FunctionLog(System.out, clock),
                        clock);
        if (Priming.pays(environment)) wiring.priming().run();
        endpoint = wiring.endpoint();
    }

    @Override
    public HttpResponse answer(byte[] event, String requestId, String xRay) {
        return endpoint.answer(event, requestId, xRay);
    }
}
