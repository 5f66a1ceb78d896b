package dev.tonearm.stripe.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.stripe.api.Faults.Fault;
import dev.tonearm.stripe.api.Faults.When;
import dev.tonearm.stripe.api.Idempotency.Saved;
import dev.tonearm.stripe.object.Account;
import dev.tonearm.stripe.wire.FormValue;
import dev.tonearm.stripe.wire.FormValue.Branch;
import dev.tonearm.stripe.wire.Json;
import dev.tonearm.stripe.wire.Params;
import dev.tonearm.stripe.wire.StripeError;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of every request: who are you, which version, did you ask that before, is that what the
/// operation takes, and then the operation.
public final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    static final String BASE = "/v1";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Account account;
    private final List<Route> routes;
    private final Expansion expansion;
    private final Idempotency idempotency;
    private final Faults faults;
    private final Refusals refusals;
    private final String secretKey;
    private final String version;

    /// For an account.
    ///
    /// @param parts makes what an object shows only when it is asked for
    public Api(
            Account account,
            List<Route> routes,
            Function<ObjectNode, ObjectNode> parts,
            Faults faults,
            Refusals refusals,
            InstantSource realTime,
            String secretKey,
            String version) {
        this.account = account;
        this.routes = routes;
        this.expansion = new Expansion(account.shelf(), parts);
        this.idempotency = new Idempotency(realTime);
        this.faults = faults;
        this.refusals = refusals;
        this.secretKey = secretKey;
        this.version = version;
    }

    public List<Route> routes() {
        return routes;
    }

    public void register(JavalinConfig config) {
        for (var route : routes) {
            config.routes.addHttpHandler(
                    route.method(), BASE + route.path(), context -> handle(context, route));
        }
        for (var method :
                List.of(
                        HandlerType.GET,
                        HandlerType.POST,
                        HandlerType.PUT,
                        HandlerType.PATCH,
                        HandlerType.DELETE)) {
            config.routes.addHttpHandler(method, BASE + "/*", this::unknown);
            config.routes.addHttpHandler(method, "/v2/*", this::unknown);
        }
    }

    private void unknown(Context context) {
        var request = begin(context);
        try {
            checkKey(context);
            throw StripeError.unknownRoute(String.valueOf(context.method()), context.path());
        } catch (StripeError e) {
            refused(context, e);
            write(context, new Saved(e.status(), e.json(), request));
        }
    }

    private void refused(Context context, StripeError why) {
        // That the same request is under way already is nobody's mistake.
        if (why.status() != 409) {
            refusals.refused(context.method() + " " + context.path(), why.status(), why.inner());
        }
    }

    private String begin(Context context) {
        var request = account.locked(() -> "req_" + account.ids().letters(14));
        context.header("Request-Id", request);
        context.header("Stripe-Version", version);
        return request;
    }

    private void handle(Context context, Route route) {
        var request = begin(context);
        var fault =
                faults.strike(
                        String.valueOf(context.method()), context.path().substring(BASE.length()));
        if (fault.isPresent() && fault.get().when() == When.BEFORE) {
            if (struck(context, fault.get(), request)) {
                return;
            }
            fault = Optional.empty();
        }
        Saved answer;
        try {
            answer = answer(context, route, request, fault.orElse(null));
        } catch (StripeError e) {
            refused(context, e);
            answer = new Saved(e.status(), e.json(), request);
        } catch (RuntimeException e) {
            LOG.error("{} failed", route.name(), e);
            answer = new Saved(500, StripeError.broken(e).json(), request);
        }
        if (fault.isEmpty() || !struck(context, fault.get(), request)) {
            write(context, answer);
        }
    }

    private Saved answer(Context context, Route route, String request, @Nullable Fault fault) {
        checkKey(context);
        checkVersion(context);
        var form = form(context);
        var key =
                HandlerType.GET.equals(context.method()) ? null : context.header("Idempotency-Key");
        if (key == null || key.isEmpty()) {
            return run(context, route, form, request, null);
        }
        context.header("Idempotency-Key", key);
        var before = idempotency.begin(key, context.method() + context.path() + form);
        if (before.isPresent()) {
            context.header("Idempotent-Replayed", "true");
            context.header("Original-Request", before.get().request());
            return before.get();
        }
        boolean over = false;
        try {
            var answer = run(context, route, form, request, key);
            // What did nothing may come again, put right.
            if (answer.status() != 400 && answer.status() != 404) {
                idempotency.finish(key, lost(fault, answer));
                over = true;
            }
            return answer;
        } finally {
            if (!over) {
                idempotency.forget(key);
            }
        }
    }

    /// Stripe keeps its own failures too.
    private static Saved lost(@Nullable Fault fault, Saved answer) {
        return fault == null || fault.status() == 0 || fault.isOnlySlow()
                ? answer
                : new Saved(
                        fault.status(),
                        StripeError.trouble(fault.status()).json(),
                        answer.request());
    }

    private Saved run(
            Context context, Route route, Branch form, String request, @Nullable String key) {
        Call call;
        try {
            var params = Params.of(route.parameters().read("", form));
            call = new Call(params, context.pathParamMap(), context.path());
        } catch (StripeError e) {
            refused(context, e);
            return new Saved(e.status(), e.json(), request);
        }
        try {
            var cause = new Account.Cause(request, key);
            var body = account.locked(cause, () -> body(route, call));
            return new Saved(200, body, request);
        } catch (StripeError e) {
            return new Saved(e.status(), e.json(), request);
        }
    }

    private ObjectNode body(Route route, Call call) {
        var body = route.handler().handle(call);
        expansion.expand(body, call.params().texts("expand"));
        return body;
    }

    private static Branch form(Context context) {
        if (!HandlerType.POST.equals(context.method())) {
            return FormValue.read(Optional.ofNullable(context.queryString()).orElse(""));
        }
        if (context.queryString() != null) {
            throw StripeError.invalid(
                    "Parameters of a POST go into its body, not into its address.");
        }
        var body = context.body();
        var type = Optional.ofNullable(context.contentType()).orElse("");
        if (!body.isEmpty() && !type.startsWith(FORM)) {
            throw StripeError.invalid(
                    "Invalid request (check that your POST content type is " + FORM + ").");
        }
        return FormValue.read(body);
    }

    private void checkKey(Context context) {
        var sent = context.header("Authorization");
        if (sent == null || !sent.startsWith("Bearer ")) {
            throw StripeError.unauthorized(
                    "You did not provide an API key. You need to provide your API key in the Authorization"
                            + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
        }
        var key = sent.substring("Bearer ".length());
        if (key.startsWith("sk_live_") || key.startsWith("rk_live_")) {
            throw StripeError.unauthorized(
                    "A key of the live mode was sent to a simulator, which takes test keys only. Replace it at"
                            + " Stripe: it left its place.");
        }
        if (!key.equals(secretKey)) {
            throw StripeError.unauthorized("Invalid API Key provided: " + starred(key));
        }
    }

    private static String starred(String key) {
        return key.length() < 12
                ? "****"
                : key.substring(0, 8) + "****" + key.substring(key.length() - 4);
    }

    private void checkVersion(Context context) {
        var asked = context.header("Stripe-Version");
        if (asked != null && !asked.equals(version)) {
            throw StripeError.invalid(
                    "Invalid Stripe API version: %s. This simulator speaks %s."
                            .formatted(asked, version));
        }
    }

    /// @return whether the request is over
    private static boolean struck(Context context, Fault fault, String request) {
        try {
            Thread.sleep(fault.delayMs());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault.status() == 0) {
            ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
            return true;
        }
        if (fault.isOnlySlow()) {
            return false;
        }
        var error = StripeError.trouble(fault.status());
        write(context, new Saved(error.status(), error.json(), request));
        return true;
    }

    private static void write(Context context, Saved answer) {
        context.status(answer.status());
        context.contentType("application/json").result(Json.pretty(answer.body()));
    }
}
