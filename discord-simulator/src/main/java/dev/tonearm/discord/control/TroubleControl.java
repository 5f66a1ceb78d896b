package dev.tonearm.discord.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.gateway.Gateway;
import dev.tonearm.discord.gateway.GatewaySession;
import dev.tonearm.discord.gateway.GatewayTrouble;
import dev.tonearm.discord.gateway.GatewayTrouble.Target;
import dev.tonearm.discord.gateway.IdentifyLimits;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Faults;
import dev.tonearm.discord.record.Faults.Place;
import dev.tonearm.discord.record.Feed;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.record.Violations;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Gateway trouble, faults, settings, violations.
final class TroubleControl {

    private final Gateway gateway;
    private final GatewayTrouble trouble;
    private final IdentifyLimits limits;
    private final Faults faults;
    private final Settings settings;
    private final Violations violations;
    private final Feed feed;

    TroubleControl(
            Gateway gateway,
            IdentifyLimits limits,
            Faults faults,
            Settings settings,
            Violations violations,
            Feed feed) {
        this.gateway = gateway;
        this.trouble = new GatewayTrouble(gateway);
        this.limits = limits;
        this.faults = faults;
        this.settings = settings;
        this.violations = violations;
        this.feed = feed;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/gateway", _ -> gateway()),
                ControlRoute.post(
                        "/gateway/close",
                        call ->
                                hit(
                                        call,
                                        target ->
                                                trouble.close(
                                                        target, call.body().number("code", 4000)))),
                ControlRoute.post("/gateway/drop", call -> hit(call, trouble::drop)),
                ControlRoute.post("/gateway/reconnect", call -> hit(call, trouble::reconnect)),
                ControlRoute.post(
                        "/gateway/invalidate",
                        call ->
                                hit(
                                        call,
                                        target ->
                                                trouble.invalidate(
                                                        target,
                                                        call.body().flag("resumable", false)))),
                ControlRoute.post(
                        "/gateway/mute",
                        call ->
                                hit(
                                        call,
                                        target ->
                                                trouble.mute(
                                                        target, call.body().flag("on", true)))),
                ControlRoute.create("/faults", this::addFault),
                ControlRoute.get("/faults", _ -> listFaults()),
                ControlRoute.delete("/faults", _ -> clearFaults()),
                ControlRoute.delete("/faults/{fault}", this::removeFault),
                ControlRoute.get("/settings", _ -> settings.json()),
                ControlRoute.patch("/settings", this::changeSettings),
                ControlRoute.get("/violations", this::listViolations),
                ControlRoute.delete("/violations", _ -> clearViolations()));
    }

    private JsonNode gateway() {
        var node = Json.object();
        var list = node.putArray("sessions");
        for (var session : gateway.sessions()) {
            list.add(session(session));
        }
        node.putObject("identifies").put("remaining", limits.remaining());
        return node;
    }

    private static JsonNode session(GatewaySession session) {
        var node = Json.object().put("id", session.id());
        node.putArray("shard").add(session.shard()).add(session.shards());
        return node.put("connected", session.connected())
                .put("sequence", session.sequence())
                .put("identifiedAt", Json.time(session.identifiedAt()))
                .put("resumes", session.resumes());
    }

    private static JsonNode hit(Call call, ToIntFunction<Target> action) {
        var body = call.body();
        var shard = body.has("shard") ? body.number("shard", 0) : null;
        return Json.object()
                .put("hit", action.applyAsInt(new Target(shard, body.textOrNull("session"))));
    }

    private JsonNode addFault(Call call) {
        var body = call.body();
        var fault =
                faults.add(
                        Place.valueOf(body.text("on").toUpperCase(Locale.ROOT)),
                        body.textOrNull("event"),
                        body.idOrNull("guild"),
                        body.textOrNull("method"),
                        body.textOrNull("path"),
                        body.number("delayMs", 0),
                        body.number("status", 0),
                        body.flag("drop", false),
                        body.number("times", Integer.MAX_VALUE));
        return Json.object().put("id", fault.id());
    }

    private JsonNode listFaults() {
        var list = Json.array();
        faults.list().forEach(fault -> list.add(fault.json()));
        return Json.object().set("faults", list);
    }

    private @Nullable JsonNode clearFaults() {
        faults.clear();
        return null;
    }

    private @Nullable JsonNode removeFault(Call call) {
        faults.remove(call.id("fault"));
        return null;
    }

    private JsonNode changeSettings(Call call) {
        settings.change(call.body().node());
        feed.publish("settings", settings::json);
        return settings.json();
    }

    private JsonNode listViolations(Call call) {
        var prefix = call.context().queryParam("rule");
        var list = Json.array();
        violations.list().stream()
                .filter(violation -> prefix == null || violation.rule().startsWith(prefix))
                .forEach(violation -> list.add(violation.json()));
        var node = Json.object();
        node.set("violations", list);
        return node.put("total", violations.count());
    }

    private @Nullable JsonNode clearViolations() {
        violations.clear();
        return null;
    }
}
