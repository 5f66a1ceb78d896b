package dev.tonearm.local.lambda;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/// The HTTP side: `POST` to each route, with a Lambda proxy integration.
final class HttpApi {
    /// The longest an HTTP API waits for an integration.
    private static final Duration INTEGRATION_LIMIT = Duration.ofSeconds(30);

    private final List<String> paths;
    private final Environments environments;
    private final InstantSource clock;
    private final BiConsumer<byte[], Served> served;

    HttpApi(
            List<String> paths,
            Environments environments,
            InstantSource clock,
            BiConsumer<byte[], Served> served) {
        this.paths = paths;
        this.environments = environments;
        this.clock = clock;
        this.served = served;
    }

    void mount(RoutesConfig routes) {
        for (String path : paths) routes.post(path, this::invoke);
        routes.error(404, ctx -> write(ctx, HttpApiAnswer.NOT_FOUND));
    }

    private void invoke(Context ctx) throws InterruptedException {
        Instant received = clock.instant();
        byte[] body = ctx.bodyAsBytes();
        String requestId = requestId();
        String trace = Invocation.newTrace(received);
        byte[] event = HttpApiPayload.of(request(ctx, trace), body, requestId, received);
        var invocation = new Invocation(UUID.randomUUID().toString(), trace, event);
        environments.submit(invocation);
        HttpApiAnswer answer = await(invocation);
        write(ctx, answer);
        served.accept(
                body, invocation.served(requestId, answer.status(), received, clock.instant()));
    }

    private HttpApiAnswer await(Invocation invocation) throws InterruptedException {
        try {
            return invocation.answer.get(INTEGRATION_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            environments.withdraw(invocation);
            return HttpApiAnswer.SERVICE_UNAVAILABLE;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation was never answered", e);
        }
    }

    private static HttpApiPayload.Request request(Context ctx, String trace) {
        var headers = new TreeMap<String, String>();
        for (String name : Collections.list(ctx.req().getHeaderNames())) {
            headers.put(
                    name.toLowerCase(Locale.ROOT),
                    String.join(",", Collections.list(ctx.req().getHeaders(name))));
        }
        headers.put("x-amzn-trace-id", trace);
        headers.put("x-forwarded-for", ctx.req().getRemoteAddr());
        headers.put("x-forwarded-port", String.valueOf(ctx.req().getLocalPort()));
        headers.put("x-forwarded-proto", "http");
        return new HttpApiPayload.Request(
                ctx.req().getMethod(),
                ctx.path(),
                Optional.ofNullable(ctx.queryString()).orElse(""),
                ctx.req().getProtocol(),
                ctx.req().getRemoteAddr(),
                headers);
    }

    private static void write(Context ctx, HttpApiAnswer answer) {
        ctx.status(answer.status());
        answer.headers().forEach(ctx::header);
        answer.cookies().forEach(cookie -> ctx.res().addHeader("set-cookie", cookie));
        ctx.result(answer.bytes());
    }

    private static String requestId() {
        byte[] id = new byte[11];
        ThreadLocalRandom.current().nextBytes(id);
        return Base64.getEncoder().encodeToString(id);
    }
}
