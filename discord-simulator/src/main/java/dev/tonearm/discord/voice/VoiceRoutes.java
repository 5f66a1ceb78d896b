package dev.tonearm.discord.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.standin.rtp.EncryptionMode;
import dev.tonearm.standin.sound.WavFile;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The routes under `/control/voice`, as `docs/simulator.md` describes them.
public final class VoiceRoutes {

    private final VoiceServer server;
    private final ObjectMapper json = new ObjectMapper();

    private VoiceRoutes(VoiceServer server) {
        this.server = server;
    }

    /// Adds the routes to a server that is being configured.
    public static void mount(JavalinConfig config, VoiceServer server) {
        VoiceRoutes routes = new VoiceRoutes(server);
        config.routes.get("/control/voice", routes::guilds);
        config.routes.get("/control/voice/settings", routes::settings);
        config.routes.patch("/control/voice/settings", routes::changeSettings);
        config.routes.get("/control/voice/violations", routes::violations);
        config.routes.delete("/control/voice/violations", routes::forgetViolations);
        config.routes.get("/control/voice/{guild}", routes::guild);
        config.routes.get("/control/voice/{guild}/heard", routes::heard);
        config.routes.get("/control/voice/{guild}/heard.wav", routes::recording);
        config.routes.delete("/control/voice/{guild}/gaps", routes::forgetGaps);
        config.routes.post("/control/voice/{guild}/close", routes::close);
        config.routes.post("/control/voice/{guild}/drop", routes::drop);
        config.routes.ws("/control/voice/{guild}/listen", new LiveStream(server)::endpoint);
    }

    private void guilds(Context ctx) {
        ObjectNode answer = json.createObjectNode();
        var guilds = answer.putArray("guilds");
        server.gateway().guildsHeard().stream()
                .sorted()
                .forEach(guild -> guilds.add(VoiceState.of(server.gateway(), guild)));
        send(ctx, answer);
    }

    private void guild(Context ctx) {
        send(ctx, VoiceState.of(server.gateway(), guildId(ctx)));
    }

    private void heard(Context ctx) {
        Duration last = duration(ctx, "ms", 1, 1_000);
        List<VoiceState.Band> bands =
                ctx.queryParams("band").stream().map(VoiceRoutes::band).toList();
        send(ctx, VoiceState.heard(server.ear(guildId(ctx)), last, bands));
    }

    private static VoiceState.Band band(String text) {
        return VoiceState.Band.parse(text)
                .orElseThrow(() -> new BadRequestResponse("band must be like 40-160, in hertz"));
    }

    private void recording(Context ctx) {
        byte[] pcm = server.ear(guildId(ctx)).heard(duration(ctx, "seconds", 1_000, 10)).pcm();
        ByteArrayOutputStream wav = new ByteArrayOutputStream(pcm.length + 44);
        wav.writeBytes(WavFile.header(pcm.length));
        wav.writeBytes(pcm);
        ctx.contentType("audio/wav").result(wav.toByteArray());
    }

    private void forgetGaps(Context ctx) {
        server.ear(guildId(ctx)).forgetGaps();
        ctx.status(204);
    }

    private void close(Context ctx) throws JsonProcessingException {
        JsonNode body = json.readTree(ctx.body());
        int code = body.path("code").asInt();
        if (code < 1000 || code > 4999) {
            throw new BadRequestResponse("code must be a websocket close code, 1000 to 4999");
        }
        if (!server.close(guildId(ctx), code, body.path("reason").asText(""))) {
            throw new NotFoundResponse("the bot has no open voice websocket in this guild");
        }
        ctx.status(204);
    }

    private void drop(Context ctx) {
        if (!server.drop(guildId(ctx))) {
            throw new NotFoundResponse("the bot has no open voice websocket in this guild");
        }
        ctx.status(204);
    }

    private void settings(Context ctx) {
        VoiceSettings settings = server.settings();
        ObjectNode answer = json.createObjectNode();
        answer.put("endToEndRequired", settings.endToEndRequired());
        answer.put("heartbeatIntervalMs", settings.heartbeatInterval().toMillis());
        var modes = answer.putArray("modes");
        settings.modes().forEach(mode -> modes.add(mode.wireName()));
        send(ctx, answer);
    }

    private void changeSettings(Context ctx) throws JsonProcessingException {
        JsonNode body = json.readTree(ctx.body());
        if (body.has("endToEndRequired")) {
            boolean required = body.get("endToEndRequired").asBoolean();
            server.change(settings -> settings.withEndToEndRequired(required));
        }
        if (body.has("heartbeatIntervalMs")) {
            Duration interval = Duration.ofMillis(body.get("heartbeatIntervalMs").asLong());
            server.change(settings -> settings.withHeartbeatInterval(interval));
        }
        if (body.has("modes")) {
            List<EncryptionMode> modes = new ArrayList<>();
            for (JsonNode name : body.get("modes")) {
                modes.add(
                        EncryptionMode.named(name.asText())
                                .orElseThrow(() -> new BadRequestResponse("unknown mode " + name)));
            }
            server.change(settings -> settings.withModes(modes));
        }
        settings(ctx);
    }

    private void violations(Context ctx) {
        ObjectNode answer = json.createObjectNode();
        var list = answer.putArray("violations");
        for (VoiceViolation violation : server.violations()) {
            list.addObject()
                    .put("when", violation.when().toString())
                    .put("rule", violation.rule())
                    .put("guildId", Long.toString(violation.guild()))
                    .put("detail", violation.detail());
        }
        send(ctx, answer);
    }

    private void forgetViolations(Context ctx) {
        server.forgetViolations();
        ctx.status(204);
    }

    private static void send(Context ctx, JsonNode answer) {
        ctx.contentType("application/json").result(answer.toString());
    }

    private static long guildId(Context ctx) {
        return ctx.pathParamAsClass("guild", Long.class).get();
    }

    /// A query parameter in `unitMs` milliseconds, up to the half minute that is kept.
    private static Duration duration(Context ctx, String name, int unitMs, int fallback) {
        int value = ctx.queryParamAsClass(name, Integer.class).getOrDefault(fallback);
        long most = Recording.KEPT.toMillis();
        if (value < 1 || (long) value * unitMs > most) {
            throw new BadRequestResponse(name + " must be 1 to " + most / unitMs);
        }
        return Duration.ofMillis((long) value * unitMs);
    }
}
