package dev.tonearm.interactions;

import dev.tonearm.function.http.HttpFunction;
import dev.tonearm.function.http.HttpResponse;
import dev.tonearm.function.log.FunctionLog;
import dev.tonearm.interactions.figure.EdgeFigures;
import java.time.InstantSource;
import java.util.Optional;

/// The Lambda function behind the HTTP API that Discord posts interactions to.
public final class InteractionsFunction implements HttpFunction {
    private final Endpoint endpoint;
    private final EdgeFigures figures;

    /// Kept, because the runtime's own list of hooks lets go of what nobody keeps.
    @SuppressWarnings("UnusedVariable")
    private final Optional<Object> restored;

    /// What Lambda calls, once per execution environment and before the first request; it may take
    /// its time here and not later.
    public InteractionsFunction() {
        var clock = InstantSource.system();
        var environment = System.getenv();
        var log = new FunctionLog(System.out, clock);
        figures = new EdgeFigures(System.out, clock);
        var wiring =
                new EdgeWiring(EdgeSettings.from(environment), environment, log, figures, clock);
        if (Priming.pays(environment)) wiring.priming().run();
        boolean snapshot = SnapStart.SNAPSHOT.equals(environment.get(SnapStart.VARIABLE));
        restored =
                snapshot
                        ? Optional.of(SnapStart.onRestore(wiring.priming()::run, log))
                        : Optional.empty();
        endpoint = wiring.endpoint();
    }

    @Override
    public HttpResponse answer(byte[] event, String requestId, String xRay) {
        return endpoint.answer(event, requestId, xRay);
    }

    @Override
    public void answered() {
        figures.write();
    }
}
