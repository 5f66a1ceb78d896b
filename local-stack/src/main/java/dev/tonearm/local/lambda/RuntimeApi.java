package dev.tonearm.local.lambda;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// The Lambda Runtime API, version 2018-06-01, which a function process asks for its events.
/// <https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html>
final class RuntimeApi {
    private static final String BASE = "/2018-06-01/runtime";

    private final String arn;
    private final Environments environments;
    private final Duration timeout;
    private final InstantSource clock;

    RuntimeApi(String function, Environments environments, Duration timeout, InstantSource clock) {
        this.arn = "arn:aws:lambda:us-east-1:000000000000:function:" + function;
        this.environments = environments;
        this.timeout = timeout;
        this.clock = clock;
    }

    void mount(RoutesConfig routes) {
        routes.get(BASE + "/invocation/next", this::next);
        routes.post(BASE + "/invocation/{id}/response", this::response);
        routes.post(BASE + "/invocation/{id}/error", this::error);
        routes.post(BASE + "/init/error", this::initError);
        routes.get(BASE + "/restore/next", this::restore);
        routes.post(BASE + "/restore/error", this::initError);
    }

    /// Holds the request until there is an event, as Lambda does.
    private void next(Context ctx) {
        Optional<Environment> environment = caller(ctx);
        if (environment.isEmpty()) return;
        Invocation invocation;
        try {
            invocation = environments.next(environment.get()).join();
        } catch (CancellationException _) {
            ctx.status(HttpStatus.GONE); // nobody reads it: the process has ended
            return;
        }
        long deadline = clock.instant().plus(timeout).toEpochMilli();
        ctx.header("Lambda-Runtime-Aws-Request-Id", invocation.id)
                .header("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline))
                .header("Lambda-Runtime-Invoked-Function-Arn", arn)
                .header("Lambda-Runtime-Trace-Id", invocation.trace)
                // Without a content type AWS's native client crashes.
                .contentType("application/json")
                .result(invocation.event);
    }

    private void response(Context ctx) {
        finish(ctx, HttpApiAnswer.of(ctx.bodyAsBytes()));
    }

    private void error(Context ctx) {
        finish(ctx, HttpApiAnswer.INTERNAL_SERVER_ERROR);
    }

    /// The process exits by itself after this; what it waits for is answered then.
    private void initError(Context ctx) {
        accepted(ctx);
    }

    /// Where a function with SnapStart waits after its start: Lambda takes the snapshot meanwhile,
    /// and answers in each environment that it starts from it. Here the same process goes on.
    private void restore(Context ctx) {
        ctx.contentType("application/json").result("{}");
    }

    private void finish(Context ctx, HttpApiAnswer answer) {
        Optional<Environment> environment = caller(ctx);
        if (environment.isEmpty()) return;
        if (environments.answer(environment.get(), ctx.pathParam("id"), answer)) {
            accepted(ctx);
        } else {
            refuse(ctx, HttpStatus.BAD_REQUEST, "InvalidRequestID");
        }
    }

    private Optional<Environment> caller(Context ctx) {
        var environment = environments.byPort(ctx.req().getLocalPort());
        if (environment.isEmpty()) refuse(ctx, HttpStatus.FORBIDDEN, "UnknownEnvironment");
        return environment;
    }

    private static void accepted(Context ctx) {
        ctx.status(HttpStatus.ACCEPTED)
                .contentType("application/json")
                .result("{\"status\":\"OK\"}");
    }

    private static void refuse(Context ctx, HttpStatus status, String type) {
        ctx.status(status)
                .contentType("application/json")
                .result("{\"errorType\":\"" + type + "\",\"errorMessage\":\"\"}");
    }
}
