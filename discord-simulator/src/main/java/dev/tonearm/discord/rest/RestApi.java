package dev.tonearm.discord.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Unsimulated;
import dev.tonearm.discord.record.Violations;
import dev.tonearm.discord.world.UnknownThing;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// The way of every REST request: troubles on demand, who are you, not so fast, is that JSON, is
/// that in the schema, and then the route.
public final class RestApi {

    private static final String BASE = "/api/v10";
    private static final Pattern USER_AGENT = Pattern.compile("DiscordBot \\(\\S+, \\S+\\).*");

    private final List<RestRoute> routes;
    private final RateLimits limits;
    private final InvalidRequests invalid;
    private final OpenApi openApi;
    private final Faults faults;
    private final Violations violations;
    private final Unsimulated unsimulated;
    private final RealRoutes real = RealRoutes.read();
    private final InstantSource clock;
    private final String authorization;

    RestApi(
            List<RestRoute> routes,
            RateLimits limits,
            InvalidRequests invalid,
            OpenApi openApi,
            Faults faults,
            Violations violations,
            Unsimulated unsimulated,
            InstantSource clock,
            String token) {
        this.routes = routes;
        this.limits = limits;
        this.invalid = invalid;
        this.openApi = openApi;
        this.faults = faults;
        this.violations = violations;
        this.unsimulated = unsimulated;
        this.clock = clock;
        this.authorization = "Bot " + token;
    }

    public void register(JavalinConfig config) {
        for (var route : routes) {
            var path = BASE + route.path();
            config.routes.addHttpHandler(route.method(), path, context -> handle(context, route));
            if (path.contains("@")) {
                // discord.js escapes it.
                config.routes.addHttpHandler(
                        route.method(), escaped(path), context -> handle(context, route));
            }
        }
        for (var method :
                List.of(
                        HandlerType.GET,
                        HandlerType.POST,
                        HandlerType.PUT,
                        HandlerType.PATCH,
                        HandlerType.DELETE)) {
            config.routes.addHttpHandler(method, "/api/*", this::unknownRoute);
        }
    }

    /// Forgets what is over.
    public void sweep() {
        limits.sweep();
    }

    private static String escaped(String path) {
        return path.replace("@", "%40");
    }

    private static String unescaped(String path) {
        return path.replace("%40", "@");
    }

    private void unknownRoute(Context context) {
        var elsewhere = real.find(context.method().toString(), unescaped(context.path()));
        if (elsewhere.isPresent()) {
            unsimulated.asked(elsewhere.get());
            context.status(501);
            write(context, Json.object().put("message", "501: Not Simulated").put("code", 0));
            return;
        }
        violations.report(
                "rest.not-found",
                context.method() + " " + context.path(),
                "there is no such route");
        context.status(404);
        write(context, Json.object().put("message", "404: Not Found").put("code", 0));
    }

    private void handle(Context context, RestRoute route) {
        var fault =
                faults.onRequest(
                        context.method().toString(),
                        unescaped(context.path().substring(BASE.length())));
        if (fault.isPresent() && struck(context, fault.get())) {
            return;
        }
        try {
            var answer = answer(context, route);
            context.status(answer.status());
            if (answer.body() != null) {
                write(context, answer.body());
            }
        } catch (DiscordError e) {
            refuse(context, route, e);
        } catch (UnknownThing e) {
            refuse(context, route, DiscordError.of(404, 10003, "Unknown Channel"));
        }
        invalid.answered(context.statusCode());
    }

    private RestAnswer answer(Context context, RestRoute route) {
        if (invalid.banned()) {
            throw DiscordError.of(
                    429, 0, "You are being blocked from accessing our API temporarily");
        }
        checkUserAgent(context, route);
        if (route.access() == RestRoute.Access.BOT
                && !authorization.equals(context.header("Authorization"))) {
            throw DiscordError.unauthorized();
        }
        var verdict = limits.admit(route, bucket(context, route));
        if (!verdict.admitted()) {
            return tooMany(context, verdict);
        }
        if (route.limit() != RestRoute.Limit.NONE) {
            headers(context, route, verdict);
        }
        var body = Bodies.read(context);
        try {
            return route.handler().handle(new RestCall(context, body.json(), body.files()));
        } finally {
            // Afterwards: the first check of an operation compiles its schema, and deadlines do not
            // wait for that.
            openApi.checkRequest(route, body.json());
        }
    }

    /// @return true when the request is over
    private static boolean struck(Context context, Faults.Fault fault) {
        try {
            Thread.sleep(fault.delayMs());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (fault.drop()) {
            ServletContextRequest.getServletContextRequest(context.req())
                    .getConnectionMetaData()
                    .getConnection()
                    .getEndPoint()
                    .close();
            return true;
        }
        if (fault.status() != 0) {
            context.status(fault.status());
            write(
                    context,
                    Json.object().put("message", fault.status() + ": on demand").put("code", 0));
            return true;
        }
        return false;
    }

    private void checkUserAgent(Context context, RestRoute route) {
        var agent = context.header("User-Agent");
        if (agent == null || !USER_AGENT.matcher(agent).matches()) {
            violations.report(
                    "rest.user-agent", route.name(), "not DiscordBot (url, version): " + agent);
        }
    }

    private static String bucket(Context context, RestRoute route) {
        var params = context.pathParamMap();
        return switch (route.limit()) {
            case INTERACTION ->
                    "interaction "
                            + params.getOrDefault(
                                    "webhook_token", params.getOrDefault("interaction_token", ""));
            case CHANNEL -> route.name() + " " + params.getOrDefault("channel_id", "");
            default ->
                    route.name()
                            + " "
                            + params.getOrDefault(
                                    "channel_id", params.getOrDefault("guild_id", ""));
        };
    }

    private void headers(Context context, RestRoute route, RateLimits.Verdict verdict) {
        var after = Duration.between(clock.instant(), verdict.resetAt()).toMillis();
        context.header("X-RateLimit-Limit", Integer.toString(verdict.limit()));
        context.header("X-RateLimit-Remaining", Integer.toString(verdict.remaining()));
        context.header("X-RateLimit-Reset", seconds(verdict.resetAt().toEpochMilli()));
        context.header("X-RateLimit-Reset-After", seconds(Math.max(0, after)));
        context.header("X-RateLimit-Bucket", Integer.toHexString(route.name().hashCode()));
    }

    private RestAnswer tooMany(Context context, RateLimits.Verdict verdict) {
        var millis = Math.max(1, Duration.between(clock.instant(), verdict.resetAt()).toMillis());
        context.header("Retry-After", Long.toString((millis + 999) / 1_000));
        context.header("X-RateLimit-Reset-After", seconds(millis));
        context.header("X-RateLimit-Scope", verdict.global() ? "global" : "user");
        if (verdict.global()) {
            context.header("X-RateLimit-Global", "true");
        }
        return new RestAnswer(
                429,
                Json.object()
                        .put("message", "You are being rate limited.")
                        .put("retry_after", millis / 1_000.0)
                        .put("global", verdict.global()));
    }

    private static String seconds(long millis) {
        return "%d.%03d".formatted(millis / 1_000, millis % 1_000);
    }

    private void refuse(Context context, RestRoute route, DiscordError error) {
        error.broken()
                .forEach(broken -> violations.report(broken.rule(), route.name(), broken.detail()));
        context.status(error.status());
        write(context, error.json());
    }

    private static void write(Context context, JsonNode body) {
        context.contentType("application/json").result(Json.bytes(body));
    }
}
