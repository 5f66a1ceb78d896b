package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.gateway.Gateway;
import dev.tonearm.discord.gateway.IdentifyLimits;
import dev.tonearm.discord.gateway.Intents;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.record.Settings;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import java.util.List;

/// Who the bot is, and where its gateway.
final class IdentityRoutes {

    private final World world;
    private final Payloads payloads;
    private final Gateway gateway;
    private final IdentifyLimits limits;
    private final Settings settings;
    private final String publicKey;

    IdentityRoutes(
            World world,
            Payloads payloads,
            Gateway gateway,
            IdentifyLimits limits,
            Settings settings,
            String publicKey) {
        this.world = world;
        this.payloads = payloads;
        this.gateway = gateway;
        this.limits = limits;
        this.settings = settings;
        this.publicKey = publicKey;
    }

    List<RestRoute> routes() {
        return List.of(
                new RestRoute(
                        GET,
                        "/gateway",
                        RestRoute.Access.TOKEN_IN_PATH,
                        RestRoute.Limit.NONE,
                        _ -> RestAnswer.ok(Json.object().put("url", gateway.url()))),
                RestRoute.bot(GET, "/gateway/bot", _ -> RestAnswer.ok(gatewayBot())),
                RestRoute.bot(GET, "/users/@me", _ -> RestAnswer.ok(payloads.self())),
                RestRoute.bot(POST, "/users/@me/channels", this::directMessages),
                RestRoute.bot(GET, "/users/{user_id}", this::user),
                RestRoute.bot(GET, "/applications/@me", _ -> RestAnswer.ok(application())),
                RestRoute.bot(PATCH, "/applications/@me", _ -> RestAnswer.ok(application())),
                RestRoute.bot(GET, "/oauth2/applications/@me", _ -> RestAnswer.ok(application())));
    }

    private RestAnswer user(RestCall call) {
        return RestAnswer.ok(
                payloads.user(
                        world.findUser(call.id("user_id")).orElseThrow(DiscordError::unknownUser)));
    }

    /// The same channel each time, also with somebody who takes no messages: that is only said to
    /// who writes there.
    private RestAnswer directMessages(RestCall call) {
        var recipient = call.body().path("recipient_id").asText();
        if (!recipient.matches("\\d{1,19}")
                || world.findUser(Long.parseLong(recipient)).isEmpty()) {
            throw DiscordError.broken(
                    400, 50033, "Invalid Recipient(s)", "rest.body", "recipient_id: " + recipient);
        }
        return RestAnswer.ok(
                payloads.channel(world.directMessages().with(Long.parseLong(recipient))));
    }

    private ObjectNode gatewayBot() {
        var node = Json.object().put("url", gateway.url()).put("shards", settings.get().shards());
        node.putObject("session_start_limit")
                .put("total", settings.get().identifyBudget())
                .put("remaining", limits.remaining())
                .put("reset_after", limits.resetAfterMillis())
                .put("max_concurrency", settings.get().maxConcurrency());
        return node;
    }

    private ObjectNode application() {
        var bot = world.bot();
        var node = Json.object();
        node.put("id", id(bot.id()))
                .put("name", bot.globalName())
                .putNull("icon")
                .put("description", "")
                .put("summary", "")
                .putNull("type")
                .put("is_monetized", false)
                .put("bot_public", true)
                .put("bot_require_code_grant", false)
                .put("verify_key", publicKey)
                .put("flags", Intents.applicationFlags(settings.get().privilegedIntents()))
                .put("hook", true)
                .put("storefront_available", false)
                .put("approximate_guild_count", world.botGuilds().size())
                .putNull("team");
        node.set("bot", payloads.user(bot));
        node.set("owner", payloads.user(bot).put("bot", false));
        node.putArray("tags");
        node.putArray("redirect_uris");
        node.putObject("integration_types_config").putObject("0");
        return node;
    }
}
