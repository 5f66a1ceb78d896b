package dev.tonearm.local.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// `/control/observe`: what Prometheus is to read and what it answers, and what Alertmanager's
/// receivers were told. Only what reads passes through.
public final class ObserveRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Prometheus' API without what changes or deletes something.
    private static final Pattern READS =
            Pattern.compile(
                    "query|query_range|series|labels|label/[a-zA-Z_][a-zA-Z0-9_]*/values|metadata|targets|rules|alerts");

    private final Supplier<Optional<Observed>> observed;
    private final Targets targets;
    private final DashboardFiles dashboards;

    /// @param observed who looks on now, if anybody does
    /// @param home the checkout
    public ObserveRoutes(Supplier<Optional<Observed>> observed, Targets targets, Path home) {
        this.observed = observed;
        this.targets = targets;
        this.dashboards = new DashboardFiles(home.resolve("monitoring/dashboards"));
    }

    public void mount(RoutesConfig routes) {
        routes.get("/control/observe", this::state);
        routes.get("/control/observe/targets", ctx -> json(ctx, targets.json()));
        routes.get("/control/observe/dashboards", ctx -> json(ctx, dashboards.list()));
        routes.get("/control/observe/dashboards/{name}", this::dashboard);
        routes.get("/control/observe/received", ctx -> with(ctx, on -> json(ctx, on.log().json())));
        routes.post(
                "/control/observe/receivers/{receiver}", ctx -> with(ctx, on -> receive(ctx, on)));
        routes.get("/control/observe/prometheus/<path>", ctx -> with(ctx, on -> read(ctx, on)));
    }

    private void with(Context ctx, Consumer<Observed> answer) {
        observed.get()
                .ifPresentOrElse(
                        answer,
                        () -> {
                            ctx.status(HttpStatus.NOT_FOUND);
                            json(
                                    ctx,
                                    JSON.createObjectNode()
                                            .put(
                                                    "error",
                                                    "nobody looks on: ./tonearm local --observe"));
                        });
    }

    /// Whether anybody looks on, where they are, and whether the dead man's switch was told.
    private void state(Context ctx) {
        Optional<Observed> now = observed.get();
        var state = JSON.createObjectNode().put("on", now.isPresent());
        now.ifPresent(on ->
                state.put("prometheus", on.prometheus().toString())
                        .put("alertmanager", on.alertmanager().toString())
                        .set("deadMansSwitch", on.deadMansSwitch().json()));
        json(ctx, state);
    }

    private void dashboard(Context ctx) {
        String name = ctx.pathParam("name");
        Optional<JsonNode> found = dashboards.read(name);
        if (found.isEmpty()) {
            ctx.status(HttpStatus.NOT_FOUND);
            json(ctx, JSON.createObjectNode().put("error", "no dashboard " + name));
        } else {
            json(ctx, found.get());
        }
    }

    private static void receive(Context ctx, Observed on) {
        try {
            JsonNode told = JSON.readTree(ctx.body());
            on.log().add(Notification.read(Instant.now(), ctx.pathParam("receiver"), told));
            ctx.status(HttpStatus.NO_CONTENT);
        } catch (JsonProcessingException e) {
            ctx.status(HttpStatus.BAD_REQUEST);
            json(ctx, JSON.createObjectNode().put("error", "no JSON: " + e.getOriginalMessage()));
        }
    }

    private static void read(Context ctx, Observed on) {
        String path = ctx.pathParam("path");
        if (!READS.matcher(path).matches()) {
            ctx.status(HttpStatus.NOT_FOUND);
            json(ctx, JSON.createObjectNode().put("error", "only what reads: " + READS.pattern()));
            return;
        }
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        try {
            HttpResponse<String> answer =
                    Observed.get(URI.create(on.prometheus() + "api/v1/" + path + query));
            ctx.status(answer.statusCode()).contentType("application/json").result(answer.body());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            ctx.status(HttpStatus.BAD_GATEWAY);
            json(ctx, JSON.createObjectNode().put("error", "Prometheus: " + e.getMessage()));
        }
    }

    private static void json(Context ctx, JsonNode body) {
        ctx.contentType("application/json").result(body.toString());
    }
}
