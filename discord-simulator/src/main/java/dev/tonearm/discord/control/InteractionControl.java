package dev.tonearm.discord.control;

import static dev.tonearm.discord.json.Json.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.control.ControlRoute.Call;
import dev.tonearm.discord.interactions.CommandCall;
import dev.tonearm.discord.interactions.Forgery;
import dev.tonearm.discord.interactions.Interaction;
import dev.tonearm.discord.interactions.Interaction.Until;
import dev.tonearm.discord.interactions.InteractionJson;
import dev.tonearm.discord.interactions.Interactions;
import dev.tonearm.discord.interactions.RawRequests;
import dev.tonearm.discord.interactions.RawRequests.Raw;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Acts as a user, and shows what came of it.
final class InteractionControl {

    private static final String PING = "{\"type\":1}";

    private final Interactions interactions;
    private final RawRequests raw;
    private final Settings settings;

    InteractionControl(Interactions interactions, RawRequests raw, Settings settings) {
        this.interactions = interactions;
        this.raw = raw;
        this.settings = settings;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.create(
                        "/interactions/command",
                        call -> begun(call, interactions.command(command(call.body())))),
                ControlRoute.post("/interactions/autocomplete", this::autocomplete),
                ControlRoute.create(
                        "/interactions/component", call -> begun(call, component(call.body()))),
                ControlRoute.create("/interactions/modal", call -> begun(call, modal(call.body()))),
                ControlRoute.post("/interactions/raw", this::raw),
                ControlRoute.get("/interactions", this::list),
                ControlRoute.get("/interactions/timings", this::timings),
                ControlRoute.get(
                        "/interactions/{interaction}", call -> shown(call, interaction(call))),
                ControlRoute.post("/interactions/{interaction}/redeliver", this::redeliver),
                ControlRoute.post("/interactions/{interaction}/expire", this::expire));
    }

    private static CommandCall command(Body body) {
        var options = body.get("options") instanceof ObjectNode object ? object : Json.object();
        return new CommandCall(
                body.idOrNull("guild"),
                body.id("channel"),
                body.id("user"),
                body.text("name"),
                options,
                body.textOrNull("locale"),
                body.textOrNull("focused"),
                body.flag("force", false));
    }

    private Interaction component(Body body) {
        return interactions.component(
                body.id("user"),
                body.id("channel"),
                body.id("message"),
                body.text("customId"),
                body.texts("values"));
    }

    private Interaction modal(Body body) {
        return interactions.modal(
                body.id("user"), interactions.get(body.id("interaction")), body.get("values"));
    }

    private Interaction interaction(Call call) {
        return interactions.get(call.id("interaction"));
    }

    /// Just the id, or everything when the caller waits for it.
    private JsonNode begun(Call call, Interaction interaction) {
        return call.context().queryParam("until") == null
                ? Json.object().put("id", id(interaction.about().id()))
                : shown(call, interaction);
    }

    private JsonNode shown(Call call, Interaction interaction) {
        var until = call.context().queryParam("until");
        if (until != null) {
            var timeout = Duration.ofMillis(call.queryNumber("timeoutMs", 10_000));
            interactions.await(interaction, Until.valueOf(until.toUpperCase(Locale.ROOT)), timeout);
        }
        return InteractionJson.whole(interaction);
    }

    private JsonNode autocomplete(Call call) {
        var interaction = interactions.autocomplete(command(call.body()));
        var timeout = Duration.ofMillis(settings.get().answerDeadlineMs() + 500);
        interactions.await(interaction, Until.ANSWERED, timeout);
        var first = interaction.firstAnswer();
        var choices = interaction.choices();
        var node = Json.object();
        node.put("id", id(interaction.about().id()));
        node.set("choices", choices == null ? Json.array() : choices);
        return node.put("ms", first == null ? null : first.ms())
                .put("error", interaction.failure());
    }

    private JsonNode raw(Call call) throws IOException {
        var body = call.body();
        var headers = new HashMap<String, String>();
        body.get("headers")
                .properties()
                .forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
        var request =
                new Raw(
                        rawBody(call, body),
                        Forgery.of(body.text("tamper", "none")),
                        body.get("timestampOffsetMs").asLong(0),
                        headers,
                        body.flag("base64", false));
        var began = System.nanoTime();
        var response = raw.send(request);
        return Json.object()
                .put("status", response.statusCode())
                .put("body", response.body())
                .put("contentType", response.headers().firstValue("content-type").orElse(null))
                .put("ms", (System.nanoTime() - began) / 1_000_000.0);
    }

    private String rawBody(Call call, Body body) {
        if (body.get("command") instanceof ObjectNode command) {
            return raw.command(command(new Body(command, call.world())));
        }
        var given = body.get("body");
        if (given.isMissingNode()) {
            return PING;
        }
        return given.isTextual() ? given.asText() : given.toString();
    }

    private JsonNode list(Call call) {
        var after = call.queryId("after");
        var limit = call.queryNumber("limit", 50);
        var guild = call.queryId("guild");
        var user = call.queryId("user");
        var log = interactions.log();
        var all =
                after == null ? log.newest(Integer.MAX_VALUE) : log.after(after, Integer.MAX_VALUE);
        var list = Json.array();
        all.stream()
                .filter(interaction ->
                        guild == null || Objects.equals(guild, interaction.about().guild()))
                .filter(interaction -> user == null || user == interaction.about().user())
                .limit(limit)
                .forEach(interaction -> list.add(InteractionJson.whole(interaction)));
        return Json.object().set("interactions", list);
    }

    private JsonNode timings(Call call) {
        var after = call.queryId("after");
        var list = Json.array();
        interactions
                .log()
                .after(after == null ? 0 : after, Integer.MAX_VALUE)
                .forEach(interaction -> list.add(InteractionJson.timing(interaction)));
        return Json.object().set("timings", list);
    }

    private @Nullable JsonNode redeliver(Call call) {
        interactions.redeliver(interaction(call), call.body().flag("exact", false));
        return null;
    }

    private @Nullable JsonNode expire(Call call) {
        interactions.expire(interaction(call));
        return null;
    }
}
