package dev.tonearm.discord.rest;

import static dev.tonearm.discord.json.Json.id;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tonearm.discord.error.DiscordError;
import dev.tonearm.discord.json.Json;
import dev.tonearm.discord.message.Problems;
import dev.tonearm.discord.shop.Entitlement;
import dev.tonearm.discord.shop.Shop;
import dev.tonearm.discord.shop.Sku;
import dev.tonearm.discord.world.World;
import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What an application sells, and who has it (discord-api-docs, resources/sku and entitlement).
final class ShopRoutes {
    private static final String SKUS = "/applications/{application_id}/skus";
    private static final String ENTITLEMENTS = "/applications/{application_id}/entitlements";
    private static final String ONE = ENTITLEMENTS + "/{entitlement_id}";
    private static final int MOST = 100;
    private static final int GUILD = 1;
    private static final int USER = 2;

    private final World world;
    private final Shop shop;

    ShopRoutes(World world, Shop shop) {
        this.world = world;
        this.shop = shop;
    }

    List<RestRoute> routes() {
        return List.of(
                own(GET, SKUS, _ -> skus()),
                own(GET, ENTITLEMENTS, this::list),
                own(POST, ENTITLEMENTS, this::give),
                own(GET, ONE, call -> RestAnswer.ok(json(found(call)))),
                own(DELETE, ONE, this::takeBack),
                own(POST, ONE + "/consume", this::consume));
    }

    private RestRoute own(HandlerType method, String path, RestRoute.Handler handler) {
        return RestRoute.bot(
                method,
                path,
                call -> {
                    if (!call.param("application_id").equals(id(world.bot().id()))) {
                        throw DiscordError.broken(
                                403,
                                20012,
                                "You are not authorized to perform this action on this application",
                                "rest.forbidden",
                                "another application's shop");
                    }
                    return handler.handle(call);
                });
    }

    private RestAnswer skus() {
        var list = Json.array();
        shop.skus().forEach(sku -> list.add(sku.json(world.bot().id())));
        return RestAnswer.ok(list);
    }

    private RestAnswer list(RestCall call) {
        int limit = call.number("limit", MOST);
        if (limit < 1 || limit > MOST) throw invalid("limit", "it is 1 to " + MOST);
        long before = call.number("before", Long.MAX_VALUE);
        long after = call.number("after", -1L);
        long guild = call.number("guild_id", -1L);
        long user = call.number("user_id", -1L);
        Set<String> skus = skus(call);
        Instant now = world.clock().instant();
        boolean active = call.flag("only_active");
        boolean deleted = "false".equals(call.query("exclude_deleted")) && !active;
        boolean ended = !call.flag("exclude_ended") && !active;
        List<Entitlement> found =
                new ArrayList<>(
                        shop.entitlements().stream()
                                .filter(one -> one.id() < before && one.id() > after)
                                .filter(one -> guild < 0 || Long.valueOf(guild).equals(one.guild()))
                                .filter(one -> user < 0 || Long.valueOf(user).equals(one.user()))
                                .filter(one -> skus.isEmpty() || skus.contains(id(one.sku())))
                                .filter(one -> deleted || !one.deleted())
                                .filter(one -> ended || !one.ended(now))
                                .toList());
        // Those after an id begin at that; all others at the newest.
        if (after < 0) found.sort(Comparator.comparingLong(Entitlement::id).reversed());
        var list = Json.array();
        found.stream().limit(limit).forEach(one -> list.add(json(one)));
        return RestAnswer.ok(list);
    }

    private static Set<String> skus(RestCall call) {
        String given = call.query("sku_ids");
        if (given == null || given.isEmpty()) return Set.of();
        Set<String> ids = Arrays.stream(given.split(",", -1)).collect(Collectors.toSet());
        for (String id : ids) {
            if (!id.matches("[0-9]{1,20}")) throw invalid("sku_ids", "'" + id + "' is no id");
        }
        return ids;
    }

    private RestAnswer give(RestCall call) {
        var problems = new Problems();
        for (String member : List.of("sku_id", "owner_id")) {
            problems.text(call.body().get(member), member, 1, 20, "rest.body");
        }
        int type = call.body().path("owner_type").asInt();
        if (type != GUILD && type != USER) {
            problems.add(
                    "owner_type", "BASE_TYPE_CHOICES", "Value must be one of {1, 2}.", "rest.body");
        }
        if (!problems.isEmpty()) throw DiscordError.invalid(problems);
        long sku = number(call, "sku_id");
        Sku sold = shop.sku(sku).orElseThrow(() -> DiscordError.of(404, 10027, "Unknown SKU"));
        if (sold.kind() != Sku.Kind.SUBSCRIPTION) throw invalid("sku_id", "no subscription");
        long owner = number(call, "owner_id");
        if (type == GUILD && world.findGuild(owner).isEmpty()) throw DiscordError.unknownGuild();
        if (type == USER && world.findUser(owner).isEmpty()) throw DiscordError.unknownUser();
        return RestAnswer.ok(
                json(shop.test(sku, type == USER ? owner : null, type == GUILD ? owner : null)));
    }

    private static long number(RestCall call, String member) {
        String text = call.body().path(member).asText();
        if (!text.matches("[0-9]{1,19}")) throw invalid(member, "'" + text + "' is no id");
        return Long.parseUnsignedLong(text);
    }

    private RestAnswer takeBack(RestCall call) {
        Entitlement one = found(call);
        if (!one.test()) throw invalid("entitlement_id", "only what was given to try is deleted");
        shop.delete(one.id());
        return RestAnswer.NOTHING;
    }

    private RestAnswer consume(RestCall call) {
        Entitlement one = found(call);
        if (shop.sku(one.sku()).filter(sku -> sku.kind() == Sku.Kind.CONSUMABLE).isEmpty()) {
            throw invalid("entitlement_id", "only what can be used up is consumed");
        }
        shop.consume(one.id());
        return RestAnswer.NOTHING;
    }

    private Entitlement found(RestCall call) {
        return shop.find(call.id("entitlement_id"))
                .filter(one -> !one.deleted())
                .orElseThrow(() -> DiscordError.of(404, 10029, "Unknown Entitlement"));
    }

    private ObjectNode json(Entitlement one) {
        return one.json(world.bot().id());
    }

    private static DiscordError invalid(String member, String what) {
        return DiscordError.broken(
                400, 50035, "Invalid Form Body", "rest.body", member + ": " + what);
    }
}
