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
import dev.tonearm.discord.world.Guild;
import dev.tonearm.discord.world.Payloads;
import dev.tonearm.discord.world.World;
import java.util.Comparator;
import java.util.List;

/// Who the bot is, and where its gateway.
final class IdentityRoutes {

    private static final int MOST_GUILDS = 200;

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
                RestRoute.bot(GET, "/users/@me/guilds", this::guilds),
                RestRoute.bot(POST, "/users/@me/channels", this::directMessages),
                RestRoute.bot(GET, "/users/{user_id}", this::user),
                RestRoute.bot(GET, "/applications/@me", _ -> RestAnswer.ok(application())),
                RestRoute.bot(PATCH, "/applications/@me", _ -> RestAnswer.ok(application())),
                RestRoute.bot(GET, "/oauth2/applications/@me", _ -> RestAnswer.ok(application())));
    }

    /// Those that the bot is in, by their ids; without `before` and `after` the first ones.
    private RestAnswer guilds(RestCall call) {
        var limit = call.number("limit", MOST_GUILDS);
        if (limit < 1 || limit > MOST_GUILDS) {
            throw DiscordError.broken(
                    400,
                    50035,
                    "Invalid Form Body",
                    "rest.body",
                    "limit is " + limit + "; it can be 1 to " + MOST_GUILDS);
        }
        var after = call.number("after", 0L);
        var before = call.number("before", Long.MAX_VALUE);
        var between =
                world.botGuilds().stream()
                        .filter(guild -> guild.id() > after && guild.id() < before)
                        .sorted(Comparator.comparingLong(Guild::id))
                        .toList();
        var backwards = call.query("before") != null && call.query("after") == null;
        var page =
                backwards
                        ? between.subList(Math.max(0, between.size() - limit), between.size())
                        : between.subList(0, Math.min(limit, between.size()));
        var list = Json.array();
        page.forEach(guild -> list.add(partial(guild, call.flag("with_counts"))));
        return RestAnswer.ok(list);
    }

    private ObjectNode partial(Guild guild, boolean counts) {
        var self = world.bot().id();
        var node = Json.object();
        node.put("id", id(guild.id()))
                .put("name", guild.name())
                .putNull("icon")
                .putNull("banner")
                .put("owner", guild.owner() == self)
                .put("permissions", id(guild.permissionsOf(self)))
                .putArray("features");
        if (counts) {
            int members = 0;
            for (var _ : guild.members()) members++;
            node.put("approximate_member_count", members)
                    .put("approximate_presence_count", members);
        }
        return node;
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
